#include "control/records.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace baqylau::control {

namespace {

using projects::ProjectStatus;

class Statuses {
 public:
  Statuses(db::Read& db, const FormFilter& filter, base::LocalDate as_of)
      : changes_{projects::status_changes(db, {.contest = filter.contest, .project = filter.project})}, until_{store::end_of(as_of)} {}
  [[nodiscard]] ProjectStatus of(base::ProjectId project) const {
    const auto found = changes_.find(project);
    return found == changes_.end() ? ProjectStatus::in_execution : projects::status_at(found->second, until_);
  }

 private:
  std::unordered_map<base::ProjectId, std::vector<projects::StatusChange>> changes_;
  base::Instant until_;
};

/// Where each project's facts stand: they come by project.
std::unordered_map<base::ProjectId, std::span<const reports::Facts>> by_project(const std::vector<reports::Facts>& facts) {
  std::unordered_map<base::ProjectId, std::span<const reports::Facts>> found;
  for (std::size_t from = 0; from < facts.size();) {
    auto to = from + 1;
    while (to < facts.size() && facts[to].project == facts[from].project) ++to;
    found.emplace(facts[from].project, std::span{facts}.subspan(from, to - from));
    from = to;
  }
  return found;
}

reports::FactsFilter facts_filter(const FormFilter& filter, std::optional<int> stage = {}) {
  return {.contest = filter.contest, .project = filter.project, .stage = stage};
}

/// What is read, and what of it the form shows: a filter needs more.
struct Asked {
  Needs needs, shown;
};

/// Rows that are filled together, and what the statements have to be asked for to find all of theirs.
struct Portion {
  std::span<FormRow> rows;
  FormFilter filter;
};

void add_causes(db::Read& db, const Portion& portion, base::LocalDate as_of) {
  reports::RequiredParts parts{db, as_of};
  const auto required = required_of(parts);
  const CasesAt cases{store::case_histories(db, {.project = portion.filter.project, .contest = portion.filter.contest}),
                      store::end_of(as_of)};
  for (auto& row : portion.rows) {
    if (row.status != ProjectStatus::in_execution) continue;
    row.causes = cases.standing(row.project, causes(row.facts, required, as_of));
    row.special = !row.causes.empty() || cases.reasoned(row.project) != nullptr;
  }
}

/// Places by the general rating, highest first; equal ratings share a place.
void add_places(std::vector<FormRow>& rows, const ratings::GeneralRatings& ratings) {
  std::vector<std::pair<ratings::Points, FormRow*>> rated;
  for (auto& row : rows)
    if (const auto found = ratings.find(row.project); found != ratings.end()) rated.emplace_back(found->second, &row);
  std::ranges::stable_sort(rated, [](const auto& a, const auto& b) { return a.first.tenths() > b.first.tenths(); });
  std::vector<ratings::Points> falling;
  falling.reserve(rated.size());
  for (const auto& [points, row] : rated) falling.push_back(points);
  const auto places = ratings::places_of(falling);
  for (std::size_t i = 0; i < rated.size(); ++i) rated[i].second->place = places[i];
}

/// Those without a place last, otherwise as they stood.
void order_by_place(std::vector<FormRow>& rows) {
  std::ranges::stable_sort(rows, [](const FormRow& a, const FormRow& b) {
    if (!a.place || !b.place) return a.place.has_value() && !b.place.has_value();
    return *a.place < *b.place;
  });
}

/// Of rows that were rated already.
ratings::GeneralRatings generals_of(const std::vector<FormRow>& rows) {
  ratings::GeneralRatings found;
  for (const auto& row : rows)
    if (row.rating && row.rating->general) found.emplace(row.project, *row.rating->general);
  return found;
}

std::span<const reports::Facts> of_stage(std::span<const reports::Facts> facts, int stage) {
  const auto found = std::ranges::find(facts, stage, &reports::Facts::stage);
  return found == facts.end() ? std::span<const reports::Facts>{} : facts.subspan(static_cast<std::size_t>(found - facts.begin()), 1);
}

void add_ratings(db::Read& db, const Portion& portion, std::optional<int> stage, base::LocalDate as_of) {
  ratings::Rater rater{db, facts_filter(portion.filter, stage), as_of};
  for (auto& row : portion.rows) {
    const auto rated = stage ? of_stage(row.facts, *stage) : row.facts;
    if (!rated.empty()) row.rating = rater.project(rated);
  }
}

template <class Key, class Value>
void take(std::unordered_map<Key, Value>& from, const Key& key, Value& to) {
  if (const auto found = from.find(key); found != from.end()) to = found->second;
}

void add_card_facts(db::Read& db, const Portion& portion, base::LocalDate as_of) {
  const auto cards = store::cards(db, portion.filter, as_of);
  auto sign_ins = store::sign_ins(db, portion.filter, as_of);
  for (auto& row : portion.rows) {
    if (const auto found = cards.find(row.ngo); found != cards.end()) row.card = found->second;
    take(sign_ins, row.ngo, row.sign_ins);
  }
}

void add_facts(db::Read& db, const Portion& portion, FormData& data) {
  const auto& facts = data.facts.emplace_back(reports::facts_as_of(db, facts_filter(portion.filter), data.as_of));
  const auto places = by_project(facts);
  for (auto& row : portion.rows)
    if (const auto at = places.find(row.project); at != places.end()) row.facts = at->second;
}

std::optional<LateEntry::What> what_of(reports::Happening::Kind kind) {
  switch (kind) {
    case reports::Happening::Kind::start: return std::nullopt;  // no form shows it
    case reports::Happening::Kind::submit: return LateEntry::What::submission;
    case reports::Happening::Kind::send_back: return LateEntry::What::sending_back;
    case reports::Happening::Kind::accept: return LateEntry::What::acceptance;
    case reports::Happening::Kind::move_due: return LateEntry::What::due_date;
  }
  return std::nullopt;
}

/// `until`: the first moment after the day.
std::vector<LateEntry> late_entries(const FormRow& row, const Needs& shown, base::Instant until) {
  std::vector<LateEntry> late;
  const auto look = [&](LateEntry::What what, int stage, base::LocalDate on, base::Instant entered_at) {
    if (entered_at >= until) late.push_back({.what = what, .stage = stage, .on = on, .entered_on = base::almaty_date(entered_at)});
  };
  look(LateEntry::What::award, 0, row.recorded_on, row.entered_at);
  if (row.contact) look(LateEntry::What::contact, 0, row.contact->on, row.contact->recorded_at);
  if (row.card) look(LateEntry::What::card, 0, base::almaty_date(row.card->at), row.card->recorded_at);
  if (!shown.reports) return late;
  for (const auto& facts : row.facts) {
    if (shown.stage && facts.stage != *shown.stage) continue;
    for (const auto& happened : facts.history)
      if (const auto what = what_of(happened.kind)) look(*what, facts.stage, base::almaty_date(happened.at), happened.recorded_at);
  }
  return late;
}

void fill(db::Read& db, const Portion& portion, const Asked& asked, FormData& data) {
  const auto& needs = asked.needs;
  const auto as_of = data.as_of;
  if (needs.reports) add_facts(db, portion, data);
  if (needs.causes) add_causes(db, portion, as_of);
  if (needs.ratings) add_ratings(db, portion, needs.stage, as_of);
  if (needs.decisions) {
    auto decisions = store::decisions(db, portion.filter, needs.decided_stage, as_of);
    for (auto& row : portion.rows) take(decisions, row.project, row.decisions);
  }
  if (needs.contacts) {
    const auto contacts = store::contacts(db, portion.filter, as_of);
    for (auto& row : portion.rows) {
      const auto at = contacts.find(row.project);
      if (at == contacts.end()) continue;
      row.contact = at->second.back();
      row.contacts = static_cast<std::int64_t>(at->second.size());
    }
  }
  if (needs.cards) add_card_facts(db, portion, as_of);
  for (auto& row : portion.rows) row.late = late_entries(row, asked.shown, store::end_of(as_of));
}

/// Contest by contest: rows of one stand together, and an index finds what belongs to it.
void fill_by_contest(db::Read& db, const FormFilter& filter, const Asked& asked, FormData& data) {
  for (std::size_t from = 0; from < data.rows.size();) {
    auto to = from + 1;
    while (to < data.rows.size() && data.rows[to].contest == data.rows[from].contest) ++to;
    Portion portion{.rows = std::span{data.rows}.subspan(from, to - from), .filter = filter};
    portion.filter.contest = data.rows[from].contest;
    fill(db, portion, asked, data);
    from = to;
  }
}

/// Row by row: those of one page of a ranking are of many contests.
void fill_by_project(db::Read& db, const FormFilter& filter, const Asked& asked, FormData& data) {
  data.facts.reserve(data.rows.size());
  for (auto& row : data.rows) {
    Portion portion{.rows = {&row, 1}, .filter = filter};
    portion.filter.contest = row.contest;
    portion.filter.project = row.project;
    fill(db, portion, asked, data);
  }
}

/// Rows of some contests, which are all that is looked at: how many rows each has is kept.
void read_range(db::Read& db, const http::Scope& scope, const FormFilter& filter, RowRange range, FormData& data) {
  for (const auto& [contest, known] : store::contests_on_record(db, scope, filter, data.as_of)) {
    const auto begin = data.count;
    FormFilter portion = filter;
    portion.contest = contest;
    std::vector<ProjectRow> found;
    const bool shown = begin < range.first + range.most && (!known || begin + *known > range.first);
    if (shown || !known) found = store::projects(db, scope, portion, data.as_of);
    data.count += known.value_or(found.size());
    if (!shown) continue;
    const Statuses statuses{db, portion, data.as_of};
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (begin + i < range.first || begin + i >= range.first + range.most) continue;
      const auto status = statuses.of(found[i].project);
      data.rows.push_back({std::move(found[i]), status});
    }
  }
}

}  // namespace

RequiredOf required_of(reports::RequiredParts& parts) {
  return [&parts](int stage, std::optional<base::LocalDate> due) -> const std::vector<reports::Part>& { return parts.of(stage, due); };
}

const reports::Facts* FormRow::report(int stage) const {
  for (const auto& found : facts)
    if (found.stage == stage) return &found;
  return nullptr;
}

const ratings::StageRating* FormRow::stage_rating(int stage) const {
  if (!rating) return nullptr;
  const auto& found = rating->stages.at(static_cast<std::size_t>(stage - 1));
  return found ? &*found : nullptr;
}

FormData read_form(db::Read& db, const http::Scope& scope, const FormFilter& filter, base::LocalDate as_of, const Needs& wanted,
                   std::optional<RowRange> only) {
  Asked asked{.needs = wanted, .shown = wanted};
  auto& needs = asked.needs;
  if (filter.special_only) needs.reports = needs.causes = true;
  FormData data;
  data.as_of = as_of;
  if (needs.cards) data.accounts_since = store::accounts_since(db);
  if (only && !needs.places && !filter.contest && !filter.project && filter.region.empty() && filter.status.empty()) {
    read_range(db, scope, filter, *only, data);
    fill_by_contest(db, filter, asked, data);
    return data;
  }
  const Statuses statuses{db, filter, as_of};
  auto found = store::projects(db, scope, filter, as_of);
  data.rows.reserve(found.size());
  for (auto& project : found) {
    const auto status = statuses.of(project.project);
    if (filter.status.empty() || filter.status == projects::to_code(status)) data.rows.push_back({std::move(project), status});
  }
  data.count = data.rows.size();
  if (only) {
    if (needs.places) {
      add_places(data.rows, *ratings::general_ratings(db, as_of));
      order_by_place(data.rows);
    }
    const auto first = data.rows.begin() + static_cast<std::ptrdiff_t>(std::min(only->first, data.count));
    data.rows.erase(data.rows.begin(), first);
    data.rows.erase(data.rows.begin() + static_cast<std::ptrdiff_t>(std::min(only->most, data.rows.size())), data.rows.end());
    if (needs.places) fill_by_project(db, filter, asked, data);
    else fill_by_contest(db, filter, asked, data);
    return data;
  }
  if (!data.rows.empty()) fill(db, {.rows = data.rows, .filter = filter}, asked, data);
  if (filter.special_only) {
    std::erase_if(data.rows, [](const FormRow& row) { return !row.special; });
    data.count = data.rows.size();
  }
  if (needs.places) {
    add_places(data.rows, generals_of(data.rows));
    order_by_place(data.rows);
  }
  return data;
}

std::span<const reports::Facts> Running::of(base::ProjectId project) const {
  const auto found = facts.find(project);
  return found == facts.end() ? std::span<const reports::Facts>{} : found->second;
}

namespace {

/// Rows are of the projects that are on record by a day.
void each_contest(db::Read& db, std::optional<base::ProjectId> project, base::LocalDate as_of, base::LocalDate on_record_by,
                  const std::function<void(base::ContestId contest, const Running& running)>& look) {
  for (const auto contest : store::running_contests(db, project, as_of)) {
    const FormFilter filter{.contest = contest, .project = project};
    const Statuses statuses{db, filter, as_of};
    Running running{.rows = store::projects(db, http::Scope::all(), filter, on_record_by)};
    std::erase_if(running.rows, [&](const ProjectRow& row) { return statuses.of(row.project) != ProjectStatus::in_execution; });
    if (running.rows.empty()) continue;
    const auto facts = reports::facts_as_of(db, facts_filter(filter), as_of);
    running.facts = by_project(facts);
    look(contest, running);
  }
}

}  // namespace

void each_running_contest(db::Read& db, std::optional<base::ProjectId> project, base::LocalDate as_of,
                          const std::function<void(base::ContestId contest, const Running& running)>& look) {
  each_contest(db, project, as_of, as_of, look);
}

void each_contest_running_or_to_come(db::Read& db, std::optional<base::ProjectId> project, base::LocalDate as_of,
                                     const std::function<void(base::ContestId contest, const Running& running)>& look) {
  each_contest(db, project, as_of, base::LocalDate::make(2199, 12, 31).value(), look);
}

}  // namespace baqylau::control
