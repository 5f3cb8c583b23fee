#pragma once
/// The register of NGOs: cards, search, entering and changing them. SPEC §2 (6), §4.

#include "base/clock.hpp"
#include "base/identification_number.hpp"
#include "base/ids.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "db/db.hpp"
#include "http/caller.hpp"
#include "http/forms.hpp"
#include "http/routes.hpp"
#include "notices/notices.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <array>
#include <cstdint>
#include <functional>
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

/// In the register with its card, or named in an award and not in the register yet.
enum class Standing { card, named };

struct Ngo {
  base::NgoId id{};
  Standing standing = Standing::card;
  NgoCard card{};  ///< of a named one: its name, and number and telephone where they are known
  Label legal_form{}, activity{}, region{};
  std::int64_t version = 0;
  std::optional<int> rating{};  ///< as shown, in tenths of a point; as it was kept last
};

/// Keys that a migration has left open, made of the names, where there are any. Before anything is served.
void make_keys(db::Database& database);

/// Any of them, named ones too: projects lead to them. Unknown: not_found.
base::Result<Ngo> find_ngo(db::Read& db, base::NgoId id);
/// To change it: its own NGO, or any operator (the register belongs to no state body). Foreign looks like unknown.
base::Result<Ngo> load_ngo_for(db::Read& db, const http::Author& author, base::NgoId id);

struct NgoFilter {
  std::string query{};  ///< beginnings of words of the names, in either language and any order, or a whole identification number
  std::optional<std::string> region_kato{};
  std::optional<base::ReferenceItemId> activity{};
  bool by_rating = false;  ///< the highest first, those without one last; otherwise in the Kazakh order of the short name
  i18n::Language reader = i18n::Language::ru;  ///< in whose language the names are shown: in their order they stand
};
/// What a question for an organisation comes to, for statements `with: ngos/named`.
struct NameQuery {
  std::array<std::string, 6> words{};  ///< the longest, each with a blank before it; blank from some place on, all where nothing is asked
  std::string digits{};                ///< an identification number; blank where the question is none
};
NameQuery name_query(std::string_view typed);
template <class Statement>
void ask_by_name(Statement& statement, std::string_view typed) {
  auto query = name_query(typed);
  auto& [word1, word2, word3, word4, word5, word6] = query.words;
  statement.word1 = std::move(word1);
  statement.word2 = std::move(word2);
  statement.word3 = std::move(word3);
  statement.word4 = std::move(word4);
  statement.word5 = std::move(word5);
  statement.word6 = std::move(word6);
  statement.digits = std::move(query.digits);
}
struct NgoPage {
  std::vector<Ngo> ngos{};
  std::int64_t total = 0;
  int page = 1;  ///< from 1; a page beyond the last shows the last
  int pages = 1;
  std::int64_t first = 1;  ///< number of the first row in the whole list
};
inline constexpr int ngos_on_a_page = 50;
NgoPage ngos_page(db::Read& db, const NgoFilter& filter, int page, int size = ngos_on_a_page);

/// A number that is in the register already is a conflict: its message says how to get access to that card. The number of a named one makes
/// that one the card: its projects have it at once.
/// `actor`: none when records are loaded by a command. `since`: for a record of the past, the day from which the card is so.
base::Result<base::NgoId> add_ngo(db::Write& db, base::Instant now, base::Random& random, std::optional<base::AccountId> actor,
                                  const NgoCard& card, std::optional<base::LocalDate> since = std::nullopt);
/// `version` is the one the person saw; another one now is a conflict and changes nothing. An NGO does not change its
/// identification number: the card keeps the one it has unless an operator acts. Of a named one this is how its card is entered.
base::Done change_ngo(db::Write& db, const notices::Outbox& outbox, const http::Author& author, base::NgoId id, std::int64_t version,
                      const NgoCard& card);

// ---- executors without a card
/// What an award says of an executor that has no card.
struct Named {
  std::string name_ru{};
  std::optional<std::string> name_kk{};
  std::optional<base::IdentificationNumber> number{};
  std::optional<std::string> phone{};
};
/// For an award to refer to, which records it: its leaf has the object. Who is named with this number already is taken again, with the
/// telephone given now. The number of a card: conflict, said at `number`.
base::Result<base::NgoId> name_ngo(db::Write& db, base::Instant now, base::Random& random, const Named& named);
struct NumberHolder {
  base::NgoId id{};
  Standing standing{};
  std::optional<std::string> name_kk{};
  std::string name_ru{};
};
std::optional<NumberHolder> holder_of(db::Read& db, const base::IdentificationNumber& number);
/// Of a named one whose projects all went to a card: its number is free for that card. The caller's leaf has the object. False: there was
/// none.
bool release_number(db::Write& db, base::Instant now, base::NgoId id);

inline constexpr std::string_view named_prefix = "named.";
/// Declares and reads the fields `named.…`.
Named read_named(http::FormReader& form);
ui::Html named_fields(const ui::View& v, const http::FormValues& values);
/// A number as a link that dials it, or «—».
ui::Html telephone(const ui::View& v, const std::optional<std::string>& number);
/// That this organisation has no card, with what is known of it.
ui::Html named_facts(const ui::View& v, const Ngo& ngo);

/// Organisations found in the register, each with a link to where it is chosen.
ui::Html found_to_choose(const ui::View& v, const NgoPage& found, const std::function<http::Url(base::NgoId)>& where);

/// Every card anew, after `search::clear`. Changing a card puts it into search by itself; so with lots, projects, reports.
void put_all_into_search(db::Write& db);

/// A label in the reader's language, or «—».
ui::Html label(const ui::View& v, const Label& label);
// ---- ratings, which features above reckon
struct Rated {
  base::NgoId id{};
  bool has_card = true;
  int rating = 0;  ///< as shown, in tenths of a point
};
/// The highest first, equal ones by number.
std::vector<Rated> rated_ngos(db::Read& db);
/// None: it has none any more.
void keep_rating(db::Write& db, base::NgoId ngo, std::optional<int> rating);

/// Rows of contacts as the register, the card and the passport show them: address, phones, faxes, e-mail, web.
ui::Html contacts(const ui::View& v, const NgoCard& card);

/// The page of one: its card, or that it has none yet; then `projects`, what came of those, which is for features above to show.
base::Result<http::Response> ngo_page(const http::Get<http::Public>& call, base::NgoId id,
                                      const std::function<ui::Html(const ui::View&, db::Read&, base::NgoId)>& projects);

/// All routes but `/ngos/{ngo}`.
void add_routes(http::Routes& routes);

}  // namespace baqylau::ngos
