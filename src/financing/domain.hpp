#pragma once
/// What state bodies give to social projects, by year, body and region: sums of the projects entered here, and for years before the system
/// figures from other papers. SPEC §2.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "i18n/i18n.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace baqylau::financing {

inline constexpr int first_year = 1991;
inline constexpr std::size_t longest_source = 300;  ///< code points
inline constexpr std::size_t longest_reason = 500;  ///< code points

/// What other papers say of a year.
struct Figures {
  std::optional<base::Money> central{};  ///< none: not known
  std::optional<base::Money> local{};
  i18n::Bilingual source{};  ///< the papers
  [[nodiscard]] bool any() const { return central || local; }
};
bool operator==(const Figures& a, const Figures& b);

struct Version {
  std::int64_t number = 1;
  Figures figures{};
  std::optional<std::string> reason{};  ///< none: the first
  base::Instant saved_at{};
};
/// A year for which figures were entered: the versions, the newest first. Never empty.
struct EnteredYear {
  int year = 0;
  std::vector<Version> versions;
  [[nodiscard]] const Version& now() const { return versions.front(); }
};

/// Projects of contests held in a year, of one state body.
struct BodyYear {
  int year = 0;
  base::StateBodyId body{};
  bool central = false;
  std::string name_kk, name_ru, name_en;
  std::int64_t projects = 0, budgets_known = 0;
  base::Money budget{}, paid{};
  [[nodiscard]] const std::string& name(i18n::Language language) const;
};

/// What the central bodies together, or the local ones, gave in a year.
struct LevelSums {
  std::int64_t projects = 0, budgets_known = 0;
  base::Money budget{}, paid{};
  std::optional<base::Money> entered{};  ///< from other papers
  /// The budgets entered here say more than a sum from other papers: it counts only where none is known.
  [[nodiscard]] bool from_papers() const { return budgets_known == 0 && entered; }
  /// None: not known, neither from a budget nor from other papers.
  [[nodiscard]] std::optional<base::Money> sum() const;
};
struct YearSums {
  LevelSums central{}, local{};
  i18n::Bilingual source{};  ///< of what is from other papers
  [[nodiscard]] std::int64_t projects() const { return central.projects + local.projects; }
  [[nodiscard]] std::int64_t budgets_known() const { return central.budgets_known + local.budgets_known; }
  [[nodiscard]] base::Money paid() const { return {central.paid.tenge + local.paid.tenge}; }
  [[nodiscard]] std::optional<base::Money> sum() const;  ///< of what is known of both; none: nothing is
};
/// Latest year first.
using Years = std::map<int, YearSums, std::greater<>>;
Years by_year(const std::vector<BodyYear>& rows, const std::vector<EnteredYear>& entered);

/// What may not be entered for a year; names of fields as on the form. `version`: of what is corrected; none: the year is new. `rows`: of
/// the projects.
std::vector<base::FieldError> check(int year, const Figures& figures, const std::optional<std::string>& reason,
                                    std::optional<std::int64_t> version, const std::vector<BodyYear>& rows, int this_year);

/// Projects each counted once, where they work.
struct Placed {
  std::int64_t projects = 0, budgets_known = 0;
  base::Money budget{};
  Placed& operator+=(const Placed& other);
  /// None: there are projects, and of none the budget is known.
  [[nodiscard]] std::optional<base::Money> sum() const;
};
struct Places {
  std::map<std::string, Placed> regions{};            ///< by KATO: of projects that work there alone
  std::map<std::string, std::int64_t> with_others{};  ///< by KATO: of projects that work there and in other regions, how many
  Placed several{};                                   ///< budgets are not divided by region
  Placed unknown{};
  [[nodiscard]] Placed all() const;
};

}  // namespace baqylau::financing
