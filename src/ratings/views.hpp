#pragma once
/// Pages of ratings. Views are given what they show; they read nothing themselves.

#include "contests/contests.hpp"
#include "http/forms.hpp"
#include "identity/identity.hpp"
#include "ratings/explain.hpp"
#include "ratings/store.hpp"
#include "ui/data_table.hpp"
#include "ui/page.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace baqylau::ratings::views {

// ---- pieces
/// «Lot 5: …», in the reader's language where there is one.
std::string lot_title(const ui::View& v, const store::NamedProject& project);
/// A figure with its explanation; of a stage that experts have not scored, marked as the automatic part.
ui::Html explained(const ui::View& v, const Explained& figure);
ui::Html stage_figure(const ui::View& v, const StageRating& rating);
/// The general rating, and whether it is positive.
ui::Html general_figure(const ui::View& v, const ProjectRating& rating);
/// The whole way to the general rating in plain lines.
ui::Html recompute_block(const ui::View& v, const ProjectRating& rating);
/// The five criteria, the rating of each stage and the general one. `Names::hidden` on public pages.
ui::Html rating_table(const ui::View& v, const ProjectRating& rating, Names names);

// ---- rankings
inline constexpr std::string_view all_years = "all";  ///< the year's value for any year
struct RankingFilter {
  std::optional<base::ContestId> contest{};
  std::optional<int> year{};  ///< in which the contest was held; none: any, or a contest is chosen
  base::LocalDate as_of{};
  int page = 1;
};
struct RankedProject {
  std::optional<int> place{};  ///< none: not all three reports are rated
  std::optional<Points> general{};
  store::NamedProject named{};
  ProjectRating rating{};  ///< of the rows that are shown
};
struct Ranking {
  std::vector<RankedProject> projects{};
  std::size_t ranked = 0;  ///< how many have a place
};
/// Those with a general rating first, in falling order; then the others, by contest and lot.
Ranking rank(std::vector<store::NamedProject> named, const GeneralRatings& generals);
/// The rows of a page; a page beyond the last is the last.
std::span<RankedProject> page_of(Ranking& ranking, int& page);
struct RankedNgo {
  int place = 0;
  NgoRating rating{};
  int projects = 0;                            ///< that count
  base::Money budget{};                        ///< of those whose budget is known, together
  const store::NamedProject* named = nullptr;  ///< any project of it: for its name
  std::vector<NamedShare> shares{};
};
struct NgoRanking {
  std::vector<store::NamedProject> named{};
  std::vector<RankedNgo> ngos{};  ///< all, or those of a page
  std::size_t count = 0;          ///< of all
};
inline constexpr std::size_t rows_on_a_page = 50;
/// Those with a rating, in falling order.
NgoRanking rank(const ui::View& v, std::vector<store::NamedProject> named, std::vector<NgoRating> ratings);

/// `shown`: its rows on `filter.page`, which is there, with their ratings.
ui::Html ranking_body(const ui::View& v, const Ranking& ranking, std::span<const RankedProject> shown, const RankingFilter& filter,
                      const std::vector<contests::Contest>& contests);
ui::Html ngo_ranking_body(const ui::View& v, const NgoRanking& ranking, const RankingFilter& filter);
/// How many of the projects have which general rating, by tens, as they are shown: table and chart.
ui::DataTable spread_table(const ui::View& v, const Ranking& ranking, const RankingFilter& filter);
/// The chart, its table and the links to its files. Empty where no project has a general rating.
ui::Html spread_section(const ui::View& v, const Ranking& ranking, const RankingFilter& filter);
/// The address with what was asked for.
http::Url filtered(const ui::View& v, const http::Url& url, const RankingFilter& filter);
/// The same as cells, first row the titles: for CSV.
std::vector<std::vector<std::string>> ranking_cells(const ui::View& v, const Ranking& ranking);
std::vector<std::vector<std::string>> ngo_ranking_cells(const ui::View& v, const NgoRanking& ranking);

// ---- an expert's page
std::string points_field(Criterion criterion);  ///< `effectiveness`
std::string reason_field(Criterion criterion);  ///< `effectiveness_reason`
base::Text reason_label(Criterion criterion);
struct ScorePage {
  const reports::Report& report;
  const StageRating& rating;
  const store::RoundReport& round;
  const std::vector<Expert>& experts;
  bool named = false;                ///< who looks is an expert of the stage
  bool typed = false;                ///< `values` were sent: they are shown, whatever has happened meanwhile
  std::optional<ExpertScore> own{};  ///< the last, also a draft; of others only what counts is shown
  const http::FormValues& values;
};
http::Response score_page(const ui::View& v, const ScorePage& page, int status = 200);
/// A form as an expert filled it last; empty where there is none yet.
http::FormValues values_of(const std::optional<ExpertScore>& own, std::int64_t version);

// ---- rounds
struct RoundPage {
  const contests::Contest& contest;
  int stage = 1;
  const std::vector<Expert>& experts;
  std::vector<store::RoundReport> reports{};
  std::vector<identity::NamedAccount> people{};  ///< who can be named
  bool may_act = false;
  int page = 1;
  const http::FormValues& values;
};
http::Response round_page(const ui::View& v, const RoundPage& page, int status = 200);
http::Response withdraw_page(const ui::View& v, const contests::Contest& contest, const Expert& expert, const http::FormValues& values,
                             int status = 200);
struct ClosingPage {
  const reports::Report& report;
  const store::RoundReport& round;
  const std::vector<Expert>& experts;
  const http::FormValues& values;
};
http::Response closing_page(const ui::View& v, const ClosingPage& page, int status = 200);
http::Response waiting_page(const ui::View& v, const std::vector<store::WaitingScore>& waiting, int page);

// ---- settings and the method
http::Response settings_page(const ui::View& v, const std::vector<Settings>& settings, const http::FormValues& values, int status = 200);
/// A form that begins with what holds now.
http::FormValues values_of(const Settings& settings);
struct Example {
  store::NamedProject named{};
  ProjectRating rating{};
};
http::Response method_page(const ui::View& v, const std::vector<Settings>& settings, const std::optional<Example>& example);

}  // namespace baqylau::ratings::views
