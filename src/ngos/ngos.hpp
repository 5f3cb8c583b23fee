#pragma once
/// The register of NGOs: cards, search, entering and changing them. SPEC §2 (6), §4.

#include "base/clock.hpp"
#include "base/identification_number.hpp"
#include "base/ids.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "db/db.hpp"
#include "http/caller.hpp"
#include "http/routes.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::ngos {

/// What a card says and its NGO or an operator may change. A pilot card lacks some of it: unknown stays unknown.
struct NgoCard {
  std::optional<base::IdentificationNumber> number{};
  std::optional<std::string> full_name_kk{};
  std::string full_name_ru{};
  std::optional<std::string> short_name_kk{};
  std::string short_name_ru{};
  std::optional<base::ReferenceItemId> legal_form{};  ///< of the book `legal_form`
  std::optional<base::ReferenceItemId> activity{};    ///< of the book `activity`
  std::optional<std::string> region_kato{};
  std::optional<std::string> address{};
  std::optional<std::string> phone1{}, phone2{}, fax1{}, fax2{};
  std::optional<std::string> email{};
  std::optional<std::string> web{};
  std::optional<std::string> head_name{};
  std::optional<std::string> resume{};
};

/// A name from a reference book, as the database has it; all three empty where the fact is not known.
struct Label {
  std::optional<std::string> kk{}, ru{}, en{};
};

struct Ngo {
  base::NgoId id{};
  NgoCard card{};
  Label legal_form{}, activity{}, region{};
  std::int64_t version = 0;
};

/// Any card: the register is public. Unknown: not_found.
base::Result<Ngo> find_ngo(db::Read& db, base::NgoId id);
/// To change it: its own NGO, or any operator (the register belongs to no state body). Foreign looks like unknown.
base::Result<Ngo> load_ngo_for(db::Read& db, const http::Author& author, base::NgoId id);

struct NgoFilter {
  std::string query{};  ///< part of a name in either language, or a whole identification number
  std::optional<std::string> region_kato{};
  std::optional<base::ReferenceItemId> activity{};
};
struct NgoPage {
  std::vector<Ngo> ngos{};
  std::int64_t total = 0;
  int page = 1;  ///< from 1; a page beyond the last shows the last
  int pages = 1;
  std::int64_t first = 1;  ///< number of the first row in the whole list
};
inline constexpr int ngos_on_a_page = 50;
/// In the Kazakh alphabet's order of the short name.
NgoPage ngos_page(db::Read& db, const NgoFilter& filter, int page, int size = ngos_on_a_page);

/// A number that is in the register already is a conflict: its message says how to get access to that card.
/// `actor`: none when records are loaded by a command. `since`: for a record of the past, the day from which the card is so.
base::Result<base::NgoId> add_ngo(db::Write& db, base::Instant now, base::Random& random, std::optional<base::AccountId> actor,
                                  const NgoCard& card, std::optional<base::LocalDate> since = std::nullopt);
/// `version` is the one the person saw; another one now is a conflict and changes nothing. An NGO does not change its
/// identification number: the card keeps the one it has unless an operator acts.
base::Done change_ngo(db::Write& db, base::Instant now, const http::Author& author, base::NgoId id, std::int64_t version,
                      const NgoCard& card);

/// Every card anew, after `search::clear`. Changing a card puts it into search by itself; so with lots, projects, reports.
void put_all_into_search(db::Write& db);

/// A label in the reader's language, or «—».
ui::Html label(const ui::View& v, const Label& label);
/// Rows of contacts as the register, the card and the passport show them: address, phones, faxes, e-mail, web.
ui::Html contacts(const ui::View& v, const NgoCard& card);

void add_routes(http::Routes& routes);

}  // namespace baqylau::ngos
