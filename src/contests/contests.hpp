#pragma once
/// Contests of state bodies and their lots: entering, loading from a spreadsheet, public lists. SPEC §3.
///
/// What other features may use. Reading functions are public facts (no principal); everything that changes a contest
/// or a lot takes the scope of the person's role, and a contest outside of it looks like one that is not there.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/message.hpp"
#include "base/money.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "db/db.hpp"
#include "http/caller.hpp"
#include "i18n/i18n.hpp"
#include "reference/reference.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::http {
class FormReader;
class FormValues;
class Routes;
class Url;
struct Request;
}  // namespace baqylau::http
namespace baqylau::ui {
class Html;
struct Crumb;
struct PageContent;
struct View;
}  // namespace baqylau::ui

namespace baqylau::contests {

enum class LotStatus { announced, held, not_held, cancelled };
inline constexpr std::array all_lot_statuses{LotStatus::announced, LotStatus::held, LotStatus::not_held, LotStatus::cancelled};
constexpr std::string_view to_code(LotStatus status) {
  switch (status) {
    case LotStatus::announced: return "announced";
    case LotStatus::held: return "held";
    case LotStatus::not_held: return "not_held";
    case LotStatus::cancelled: return "cancelled";
  }
  return "";
}
std::optional<LotStatus> lot_status_from_code(std::string_view code) noexcept;
/// "Announced", "Held", "Not held", "Cancelled"
base::Text label(LotStatus status) noexcept;

/// Due dates of the first, second and final report; unknown ones are empty.
using Schedule = std::array<std::optional<base::LocalDate>, 3>;

/// What an operator enters about a contest.
struct ContestFacts {
  base::StateBodyId state_body;
  base::LocalDate held_on;
  i18n::Bilingual title{};
  i18n::Bilingual legal_basis{};
  Schedule due{};
  std::optional<std::int64_t> lots_total{};  ///< how many lots were announced; may be more than are recorded
};
struct Contest {
  base::ContestId id;
  ContestFacts facts;
  reference::Names body{};  ///< of the state body
  std::int64_t lots_recorded = 0;
  std::int64_t lots_held = 0;
  std::int64_t version = 1;

  /// Somebody has won: from then on the body stays, another day needs a reason, and due dates move reports.
  [[nodiscard]] bool has_held_lots() const { return lots_held > 0; }
};

/// What is known about a lot. A name in at least one language.
struct LotFacts {
  int number = 0;  ///< 1 … 9999, once in a contest
  i18n::Bilingual name{};
  i18n::Bilingual description{};
  std::vector<std::string> regions{};  ///< KATO codes
  i18n::Bilingual coverage{};          ///< free text beside the regions
  std::optional<base::Money> planned{};
  LotStatus status = LotStatus::announced;
};
struct LotRegion {
  std::string kato;
  reference::Names names;
};
struct Lot {
  base::LotId id;
  base::ContestId contest;
  base::StateBodyId state_body;  ///< of the contest
  base::LocalDate held_on;       ///< of the contest
  LotFacts facts;
  std::vector<LotRegion> regions{};  ///< those of `facts.regions`, with their names
  std::int64_t version = 1;
};

/// All contests, newest first; `year` 0: of all years. However many there are: a page offers a `ContestChoice`.
std::vector<Contest> contests(db::Read& db, int year = 0);
base::Result<Contest> find_contest(db::Read& db, base::ContestId id);
/// The contest if the person may act on it; otherwise it looks unknown.
base::Result<Contest> load_contest_for(db::Read& db, const http::Scope& scope, base::ContestId id);
base::Result<Lot> find_lot(db::Read& db, base::LotId id);
base::Result<Lot> load_lot_for(db::Read& db, const http::Scope& scope, base::LotId id);

/// How a list is narrowed to a contest: by its year and by one of that year's contests, so that the choice stays short however many there
/// are.
struct ContestChoice {
  struct Offered {
    base::ContestId id{};
    base::LocalDate held_on{};
    reference::Names body{};
  };
  std::optional<int> year{};                 ///< one of `years`
  std::optional<base::ContestId> contest{};  ///< as it was asked for, known or not; none where it is not of the year
  std::vector<int> years{};                  ///< in which contests were held, newest first
  std::vector<Offered> contests{};           ///< of the year, or the last ones; newest first, the one that was asked for among them

  /// Days within which a contest was held; all there can be where no year is chosen.
  [[nodiscard]] base::LocalDate first_day() const;
  [[nodiscard]] base::LocalDate last_day() const;
  [[nodiscard]] http::Url on(http::Url url) const;
};
/// From `year` and `contest` in the address.
ContestChoice contest_choice(db::Read& db, const http::Scope& scope, const http::Request& request);
/// The two fields, for a filter's form.
ui::Html contest_fields(const ui::View& v, const ContestChoice& choice);

/// The three due dates as fields of a form, `due_1` … `due_3`; reading them, and the values they are shown with.
ui::Html schedule_fields(const ui::View& v, const http::FormValues& values);
Schedule read_schedule(http::FormReader& form);
void put_schedule(http::FormValues& values, const Schedule& schedule);
/// «Contest of 19 April 2007», a link to its page.
ui::Crumb contest_crumb(const ui::View& v, const Contest& contest);
/// Longest reason for a correction, in code points.
inline constexpr std::size_t most_reason = 1000;

/// Who changes something and when: ids are made of it, journal leaves name it.
struct Change {
  base::Instant now;
  base::Random& random;
  std::optional<base::AccountId> actor{};  ///< none: a command
  http::Scope scope = http::Scope::all();
};

/// Other due dates, with the reason that everybody sees. Which reports they move, `reports::save_schedule` says, which this is for. The
/// version is the contest's, as the person saw it; another one now is a conflict. Invalid as with a new contest. What is wrong with due
/// dates for the contest, by field.
std::vector<base::FieldError> faults_of(const Contest& contest, const Schedule& schedule);
base::Done set_schedule(db::Write& db, const Change& change, const Contest& seen, const Schedule& schedule, const std::string& reason);

base::Result<base::ContestId> add_contest(db::Write& db, const Change& change, const ContestFacts& facts);
base::Result<base::LotId> add_lot(db::Write& db, const Change& change, base::ContestId contest, const LotFacts& facts);
/// By the workflow of `may_become`; setting what it already is changes nothing. Somebody else's change meanwhile: conflict.
/// Out of `held` leads `correct_outcome`.
base::Done set_lot_status(db::Write& db, const Change& change, base::LotId lot, LotStatus to);
/// The outcome `held` was entered by mistake: with a reason that everybody sees. For a caller which has seen, behind `journal::hold`, that
/// the lot has no project. Invalid without a reason or to `held`; conflict where it is not held (any more).
base::Done correct_outcome(db::Write& db, const Change& change, base::LotId lot, LotStatus to, const std::string& reason);
/// Announced → held, not held, cancelled; the three others can be corrected.
bool may_become(LotStatus from, LotStatus to) noexcept;

/// A cell of an uploaded table which cannot be taken, and what to do about it.
struct CellError {
  int line;            ///< number of the row, as a spreadsheet program shows it
  std::string column;  ///< as the file's own header has it; empty: the whole line
  base::Message message;
  std::optional<int> file_line{};  ///< of a CSV, where the row begins on another line of the file
};
struct ImportOutcome {
  std::size_t lots = 0;             ///< rows that are in order
  std::vector<CellError> errors{};  ///< any: nothing was applied
  bool applied = false;
};
enum class ImportMode { dry_run, apply };
/// The whole import for the command `baqylau import lots`: reads, checks every row, applies all or nothing. A failure is
/// about the file or the contest as a whole.
base::Result<ImportOutcome> import_lots(db::Database& database, const Change& change, const i18n::Catalogues& catalogues,
                                        base::ContestId contest, const std::filesystem::path& file, ImportMode mode);

/// Every lot anew, after `search::clear`.
void put_all_into_search(db::Write& db);

/// The lot's page, which `app` assembles with what other features say of it. Unknown: not_found.
base::Result<ui::PageContent> lot_page(const ui::View& v, db::Read& db, base::LotId id);
/// The contest's page, assembled likewise: `above_lots` comes before its lots. Unknown contest, or a page of lots that is not there:
/// not_found.
base::Result<ui::PageContent> contest_page(const ui::View& v, db::Read& db, base::ContestId id, const ui::Html& above_lots);
/// All routes but `/lots/{lot}` and `/contests/{contest}`.
void add_routes(http::Routes& routes);

}  // namespace baqylau::contests
