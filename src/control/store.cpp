#include "control/store.hpp"

#include "control/sql.hpp"

#include <array>
#include <stdexcept>
#include <utility>

namespace baqylau::control {

namespace {

constexpr std::array<std::pair<Channel, std::string_view>, 4> channel_codes{{
    {Channel::telephone, "telephone"},
    {Channel::email, "email"},
    {Channel::letter, "letter"},
    {Channel::meeting, "meeting"},
}};

Channel stored_channel(std::string_view code) {
  for (const auto& [value, known] : channel_codes)
    if (known == code) return value;
  throw db::Error{"a stored channel is unknown: " + std::string{code}};
}

Case::Why stored_why(std::string_view code) {
  if (code == "overdue") return Case::Why::overdue;
  if (code == "incomplete") return Case::Why::incomplete;
  if (code == "reasoned") return Case::Why::reasoned;
  throw db::Error{"a stored cause of a case is unknown: " + std::string{code}};
}

CaseEvent stored_event(std::string_view code) {
  const auto event = case_event_from_code(code);
  if (!event) throw db::Error{"a stored event of a case is unknown: " + std::string{code}};
  return *event;
}

}  // namespace

std::string_view to_code(Channel channel) {
  for (const auto& [value, code] : channel_codes)
    if (value == channel) return code;
  throw std::logic_error("unknown channel");
}

base::Text label_of(Channel channel) {
  switch (channel) {
    case Channel::telephone: return base::M("By telephone");
    case Channel::email: return base::M("By e-mail");
    case Channel::letter: return base::M("By letter");
    case Channel::meeting: return base::M("In person");
  }
  throw std::logic_error("unknown channel");
}

namespace store {

base::Instant end_of(base::LocalDate day) { return base::almaty_start(day.plus_days(1)); }

std::vector<ProjectRow> projects(db::Read& db, const http::Scope& scope, const FormFilter& filter, base::LocalDate as_of) {
  std::vector<ProjectRow> rows;
  const contests::ContestChoice held{.year = filter.year};
  auto found = db.all(sql::form_rows{.contest = filter.contest,
                                     .project = filter.project,
                                     .ngo = {},
                                     .region = filter.region,
                                     .bodies = scope,
                                     .first_held = held.first_day(),
                                     .last_held = held.last_day(),
                                     .day = as_of});
  rows.reserve(found.size());
  for (auto& r : found) {
    rows.push_back({.project = r.project,
                    .lot = r.lot,
                    .contest = r.contest,
                    .held_on = r.held_on,
                    .lot_number = r.lot_number,
                    .lot_name_kk = std::move(r.lot_name_kk),
                    .lot_name_ru = std::move(r.lot_name_ru),
                    .ngo = r.ngo,
                    .ngo_short_kk = std::move(r.ngo_short_kk),
                    .ngo_full_kk = std::move(r.ngo_full_kk),
                    .ngo_short_ru = std::move(r.ngo_short_ru),
                    .ngo_full_ru = std::move(r.ngo_full_ru),
                    .recorded_on = r.recorded_on,
                    .entered_at = r.entered_at});
  }
  return rows;
}

std::vector<ContestRows> contests_on_record(db::Read& db, const http::Scope& scope, const FormFilter& filter, base::LocalDate as_of) {
  const contests::ContestChoice held{.year = filter.year};
  std::vector<ContestRows> found;
  for (const auto& row : db.all(sql::contests_on_record{.bodies = scope, .first_held = held.first_day(), .last_held = held.last_day()})) {
    if (row.first_recorded > as_of) continue;
    found.push_back({row.contest, row.last_recorded > as_of ? std::nullopt : std::optional{static_cast<std::size_t>(row.projects)}});
  }
  return found;
}

std::vector<base::ContestId> running_contests(db::Read& db, std::optional<base::ProjectId> project, base::LocalDate as_of) {
  std::vector<base::ContestId> contests;
  for (const auto& row : db.all(sql::running_contests{.contest = {}, .project = project, .ngo = {}, .until = end_of(as_of)}))
    contests.push_back(row.contest);
  return contests;
}

std::optional<FoundProject> project_in(db::Read& db, const http::Scope& scope, base::ProjectId project) {
  auto r = db.one(sql::project_in_scope{.project = project, .bodies = scope});
  if (!r) return std::nullopt;
  return FoundProject{.row = {.project = r->project,
                              .contest = r->contest,
                              .held_on = r->held_on,
                              .lot_number = r->lot_number,
                              .lot_name_kk = std::move(r->lot_name_kk),
                              .lot_name_ru = std::move(r->lot_name_ru),
                              .ngo = r->ngo,
                              .ngo_short_kk = std::move(r->ngo_short_kk),
                              .ngo_short_ru = std::move(r->ngo_short_ru)},
                      .in_execution = r->status == projects::to_code(projects::ProjectStatus::in_execution),
                      .ngo_phone = std::move(r->ngo_phone),
                      .ngo_has_card = r->ngo_has_card};
}

std::vector<CaseHistory> case_histories(db::Read& db, const CasesFilter& filter) {
  std::vector<CaseHistory> found;
  for (auto& row : db.all(sql::case_histories{.project = filter.project, .ngo = filter.ngo, .contest = filter.contest})) {
    if (found.empty() || found.back().begun.id != row.id) {
      Case begun{.id = row.id, .project = row.project, .why = stored_why(row.cause), .reason = std::move(row.reason)};
      if (row.stage) begun.stage = static_cast<int>(*row.stage);
      begun.cause_key = std::move(row.cause_key);
      found.push_back({.begun = std::move(begun)});
    }
    found.back().happened.push_back({.event = stored_event(row.event),
                                     .number = row.number,
                                     .at = row.at,
                                     .recorded_at = row.recorded_at,
                                     .cure_by = row.cure_by,
                                     .reason = std::move(row.event_reason),
                                     .decision = row.decision});
  }
  return found;
}

std::optional<CaseNow> case_now(db::Read& db, base::CaseId id) {
  auto row = db.one(sql::case_now{.id = id});
  if (!row) return std::nullopt;
  const auto state = case_state_from_code(row->state);
  if (!state) throw db::Error{"a stored state of a case is unknown: " + row->state};
  CaseNow now{.id = id,
              .project = row->project,
              .ngo = row->ngo,
              .why = stored_why(row->cause),
              .reason = std::move(row->reason),
              .state = *state,
              .version = row->version,
              .last_at = row->last_at.value()};
  if (row->stage) now.stage = static_cast<int>(*row->stage);
  return now;
}

std::vector<base::CaseId> open_cases(db::Read& db, base::ProjectId project) {
  std::vector<base::CaseId> found;
  for (const auto& row : db.all(sql::open_cases{.project = project})) found.push_back(row.id);
  return found;
}

std::vector<std::pair<base::CaseId, base::Instant>> cases_left_open(db::Read& db, std::optional<base::ProjectId> project) {
  std::vector<std::pair<base::CaseId, base::Instant>> found;
  for (const auto& row : db.all(sql::cases_left_open{.project = project}))
    found.emplace_back(row.id, row.left_at.value_or(base::Instant{}));
  return found;
}

std::optional<base::ProjectId> project_of(db::Read& db, base::ReportId report) {
  const auto row = db.one(sql::project_of_report{.report = report});
  return row ? std::optional{row->project} : std::nullopt;
}

std::vector<base::CaseId> cases_of_decision(db::Read& db, base::DecisionId decision) {
  std::vector<base::CaseId> found;
  for (const auto& row : db.all(sql::cases_of_decision{.decision = decision})) found.push_back(row.id);
  return found;
}

namespace {

void add_event(db::Write& db, base::CaseId id, std::int64_t number, const CaseStep& step) {
  db.run(sql::add_case_event{.id = id,
                             .number = number,
                             .event = std::string{to_code(step.event)},
                             .at = step.at,
                             .now = step.now,
                             .actor = step.actor,
                             .cure_by = step.cure_by,
                             .reason = step.reason,
                             .decision = step.decision});
}

}  // namespace

bool add_case(db::Write& db, base::CaseId id, base::ProjectId project, const Cause& cause, const CaseStep& step) {
  const auto added = db.returning(sql::add_case{.id = id,
                                                .project = project,
                                                .cause = cause.kind == Cause::Kind::overdue ? "overdue" : "incomplete",
                                                .stage = cause.stage,
                                                .cause_key = cause.key,
                                                .at = step.at,
                                                .now = step.now,
                                                .cure_by = step.cure_by.value()});
  if (added) add_event(db, id, 1, step);
  return added.has_value();
}

bool add_reasoned_case(db::Write& db, base::CaseId id, base::ProjectId project, const CaseStep& step) {
  const auto added = db.returning(sql::add_reasoned_case{.id = id,
                                                         .project = project,
                                                         .reason = step.reason.value(),
                                                         .now = step.now,
                                                         .actor = step.actor.value(),
                                                         .cure_by = step.cure_by.value()});
  if (added) add_event(db, id, 1, step);
  return added.has_value();
}

bool move_case(db::Write& db, const CaseNow& now, const CaseStep& step) {
  const auto to = after(now.state, step.event);
  if (!to) return false;
  const bool closed = *to != Case::State::open;
  const auto moved = db.run(sql::move_case{.id = now.id,
                                           .from_state = std::string{to_code(now.state)},
                                           .to_state = std::string{to_code(*to)},
                                           .version = now.version,
                                           .closed_at = closed ? std::optional{step.at} : std::nullopt,
                                           .actor = closed ? step.actor : std::nullopt,
                                           .reason = closed ? step.reason : std::nullopt,
                                           .decision = closed ? step.decision : std::nullopt,
                                           .cure_by = step.cure_by});
  if (moved == 0) return false;
  add_event(db, now.id, now.version + 1, step);
  return true;
}

std::optional<base::ProjectId> project_of_case(db::Read& db, const http::Scope& scope, base::CaseId id) {
  const auto row = db.one(sql::case_place{.id = id, .bodies = scope});
  if (!row) return std::nullopt;
  return row->project;
}

std::unordered_map<base::ProjectId, std::vector<Contact>> contacts(db::Read& db, const FormFilter& filter, base::LocalDate as_of) {
  std::unordered_map<base::ProjectId, std::vector<Contact>> found;
  for (auto& row : db.all(sql::contacts{.contest = filter.contest, .project = filter.project, .ngo = {}, .day = as_of}))
    found[row.project].push_back(
        {.on = row.contacted_on, .channel = stored_channel(row.channel), .note = std::move(row.note), .recorded_at = row.recorded_at});
  return found;
}

void add_contact(db::Write& db, base::Instant now, base::ContactId id, base::ProjectId project, const Contact& contact,
                 base::AccountId account) {
  db.run(sql::add_contact{.id = id,
                          .project = project,
                          .contacted_on = contact.on,
                          .channel = std::string{to_code(contact.channel)},
                          .note = contact.note,
                          .account = account,
                          .now = now});
}

std::unordered_map<base::NgoId, CardFacts> cards(db::Read& db, const FormFilter& filter, base::LocalDate as_of) {
  std::unordered_map<base::NgoId, CardFacts> found;
  for (const auto& row : db.all(sql::cards{.contest = filter.contest, .project = filter.project, .ngo = {}, .until = end_of(as_of)})) {
    found.emplace(row.ngo, CardFacts{.since = row.since.value(),
                                     .at = row.at,
                                     .recorded_at = row.recorded_at,
                                     .version = row.version,
                                     .number = row.number,
                                     .legal_form = row.legal_form,
                                     .activity = row.activity,
                                     .region = row.region,
                                     .address = row.address,
                                     .phone1 = row.phone1,
                                     .phone2 = row.phone2,
                                     .fax1 = row.fax1,
                                     .fax2 = row.fax2,
                                     .email = row.email,
                                     .web = row.web,
                                     .head_name = row.head_name,
                                     .resume = row.resume});
  }
  return found;
}

std::optional<base::LocalDate> accounts_since(db::Read& db) {
  const auto first = db.one(sql::first_account{});
  return first ? std::optional{base::almaty_date(first->created_at)} : std::nullopt;
}

std::unordered_map<base::NgoId, SignIns> sign_ins(db::Read& db, const FormFilter& filter, base::LocalDate as_of) {
  std::unordered_map<base::NgoId, SignIns> found;
  for (const auto& row : db.all(sql::sign_ins{.contest = filter.contest, .project = filter.project, .ngo = {}, .until = end_of(as_of)}))
    found.emplace(row.ngo, SignIns{.accounts = row.accounts, .first = row.first_at, .last = row.last_at});
  return found;
}

std::unordered_map<base::ProjectId, std::vector<StageDecision>> decisions(db::Read& db, const FormFilter& filter, std::optional<int> stage,
                                                                          base::LocalDate as_of) {
  std::unordered_map<base::ProjectId, std::vector<StageDecision>> found;
  for (auto& row :
       db.all(sql::decisions{.contest = filter.contest, .project = filter.project, .ngo = {}, .stage = stage, .until = end_of(as_of)}))
    found[row.project].push_back(
        {.id = row.id, .number = std::move(row.number), .decided_on = row.decided_on, .kind = std::move(row.kind)});
  return found;
}

std::unordered_map<base::NgoId, std::vector<PastReport>> past_reports(db::Read& db, std::optional<base::NgoId> ngo, base::LocalDate today) {
  std::unordered_map<base::NgoId, std::vector<PastReport>> found;
  for (const auto& row : db.all(sql::past_reports{.ngo = ngo, .since = today.plus_days(-history_days), .before = today})) {
    auto& past = found[row.ngo].emplace_back(PastReport{.due = row.judged_by.value_or(row.due_on.value())});
    if (row.counted_at) past.counted_on = base::almaty_date(*row.counted_at);
  }
  return found;
}

int cure_days(db::Read& db, base::LocalDate day) {
  const auto row = db.one(sql::cure_days{.day = day});
  if (!row) throw db::Error{"there is no setting for the term to cure a breach on " + day.iso()};
  return static_cast<int>(row->days);
}

}  // namespace store

}  // namespace baqylau::control
