#pragma once
/// One index of everything that a public page shows: NGOs, lots, projects, submitted reports, proposals, legal acts, news,
/// answered questions, polls. SPEC §2.
///
/// A feature puts its things in the transaction that changes them, and can put all of them anew (`baqylau reindex`); only what
/// everybody may read belongs here. The same terms and the same statements on both engines; docs/decisions/0009-search.md.

#include "base/ids.hpp"
#include "db/db.hpp"
#include "http/routes.hpp"
#include "i18n/i18n.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::search {

/// The numbers are kept in the index: a new kind takes the next one.
enum class Kind : std::uint8_t {
  ngo = 1,
  lot = 2,
  project = 3,
  report = 4,
  legal_act = 5,
  news = 6,
  question = 7,
  poll = 8,
  proposal = 9,
};
/// In the order in which pages list them.
inline constexpr std::array all_kinds{
    Kind::project,    //
    Kind::ngo,        //
    Kind::report,     //
    Kind::lot,        //
    Kind::proposal,   //
    Kind::legal_act,  //
    Kind::news,       //
    Kind::question,   //
    Kind::poll,       //
};
std::string_view to_code(Kind kind);
std::optional<Kind> kind_from_code(std::string_view code);

/// Of lots without a project, projects, reports, polls. The numbers are kept in the index, too.
enum class Status : std::uint8_t {
  announced = 1,
  held = 2,
  not_held = 3,
  cancelled = 4,
  in_execution = 5,
  completed = 6,
  closed = 7,
  terminated = 8,
  repayment_demanded = 9,
  submitted = 10,
  returned = 11,
  accepted = 12,
  poll_not_over = 13,
  poll_over = 14,
};
std::string_view to_code(Status status);
std::optional<Status> status_from_code(std::string_view code);

struct Document {
  Kind kind = Kind::ngo;
  std::int64_t id = 0;                   ///< of the thing itself; ids are never shared between kinds
  std::optional<std::int64_t> number{};  ///< of a lot; the stage of a report
  i18n::Bilingual title{};
  i18n::Bilingual subtitle{};  ///< an NGO's full name
  i18n::Bilingual body{};
  std::optional<std::string> text{};  ///< more, in a language that is not recorded
  std::optional<int> year{};          ///< of the contest; of proposing, adopting, publishing, answering; of a poll's first day
  std::optional<base::StateBodyId> state_body{};
  std::vector<std::string> regions{};  ///< KATO codes
  std::optional<Status> status{};
  /// Of a project and its reports: title, year, state body and regions are the lot's, whatever stands above, also when the lot changes.
  std::optional<base::LotId> lot{};
  std::optional<base::NgoId> ngo{};  ///< by whose names it is found, too, also when they change
};

/// Stores the document, or what has become of it, and whatever is found by its names. A lot that has a project is found as
/// the project. Append the transaction's journal leaf before: it keeps writers in one order.
void put(db::Write& db, const Document& document);
/// Unknown: nothing happens.
void remove(db::Write& db, std::int64_t id);

/// Before everything is put anew.
void clear(db::Write& db);
bool is_empty(db::Read& db);
/// The whole index anew: `put_each` puts everything there is, once, and lots and NGOs before what is found by their names. Many times as
/// fast as `clear` and `put`, for each list is written once.
void put_all(db::Write& db, const std::function<void()>& put_each);
/// Until this transaction ends nothing is put: for who loads many records into an empty index and calls `put_all` when they are there.
/// An index that stays empty, because that never came, is made by the server when it starts.
void leave_for_later(db::Write& db);
[[nodiscard]] bool is_left_for_later(const db::Write& db);

/// Where a document is read.
http::Url page_of(Kind kind, std::int64_t id);
/// Numbers of the stretches of the index, each of `size` places, in which documents stand; ascending.
std::vector<std::int64_t> stretches(db::Read& db, std::int64_t size);
/// Pages of the documents in one of them, and of the lots that are found as their projects.
std::vector<http::Url> pages(db::Read& db, std::int64_t stretch, std::int64_t size);

/// `/search`, `/search/suggest`
void add_routes(http::Routes& routes);

}  // namespace baqylau::search
