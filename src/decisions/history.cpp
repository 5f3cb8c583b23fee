#include "decisions/history.hpp"

#include "control/control.hpp"
#include "decisions/sql.hpp"
#include "decisions/store.hpp"
#include "journal/journal.hpp"
#include "ngos/ngos.hpp"

#include <boost/json.hpp>

#include <functional>
#include <map>
#include <tuple>
#include <type_traits>
#include <utility>

namespace baqylau::decisions {

namespace json = boost::json;

namespace {

void add_to(YearTotal& total, const HistoryProject& project) {
  ++total.projects;
  total.cases += project.cases;
  if (project.budget) {
    ++total.budgets_known;
    total.budget.tenge += project.budget->tenge;
  }
  if (project.paid) {
    ++total.paid_known;
    total.paid.tenge += project.paid->tenge;
  }
}

// ---- as text
template <class T>
json::value value_of(const std::optional<T>& value) {
  if (!value) return nullptr;
  if constexpr (std::is_same_v<T, base::Money>) return value->tenge;
  else if constexpr (std::is_same_v<T, ratings::Points>) return value->hundredths;
  else return json::value(*value);
}
std::optional<std::string> text_in(const json::object& object, std::string_view name) {
  const auto& value = object.at(name);
  if (value.is_null()) return std::nullopt;
  return std::string{value.as_string()};
}
std::optional<base::Money> money_in(const json::object& object, std::string_view name) {
  const auto& value = object.at(name);
  if (value.is_null()) return std::nullopt;
  return base::Money{value.as_int64()};
}
base::LocalDate date_in(const json::object& object, std::string_view name) {
  return base::LocalDate::parse_iso(std::string_view{object.at(name).as_string()}).value();
}
int count_in(const json::object& object, std::string_view name) { return static_cast<int>(object.at(name).as_int64()); }

json::object object_of(const HistoryProject& project) {
  json::object object;
  object["project"] = project.id.value;
  object["contest_on"] = project.contest_on.iso();
  object["lot"] = project.lot_number;
  object["name_kk"] = value_of(project.name_kk);
  object["name_ru"] = value_of(project.name_ru);
  object["budget"] = value_of(project.budget);
  object["paid"] = value_of(project.paid);
  object["rating_hundredths"] = value_of(project.rating);
  object["status"] = std::string{projects::to_code(project.status)};
  object["cases"] = project.cases;
  object["open_cases"] = project.open_cases;
  object["decisions"] = project.decisions;
  return object;
}

HistoryProject project_from(const json::object& object) {
  HistoryProject project{.id = {object.at("project").as_int64()},
                         .contest_on = date_in(object, "contest_on"),
                         .lot_number = object.at("lot").as_int64(),
                         .name_kk = text_in(object, "name_kk"),
                         .name_ru = text_in(object, "name_ru"),
                         .budget = money_in(object, "budget"),
                         .paid = money_in(object, "paid"),
                         .status = projects::status_from_code(std::string_view{object.at("status").as_string()}),
                         .cases = count_in(object, "cases"),
                         .open_cases = count_in(object, "open_cases"),
                         .decisions = count_in(object, "decisions")};
  if (!object.at("rating_hundredths").is_null()) project.rating = ratings::Points{count_in(object, "rating_hundredths")};
  return project;
}

// ---- codes: without I, L, O and U, which are taken for others
constexpr std::string_view code_letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_length = 20;

std::string new_code(base::Random& random) {
  std::string code;
  for (const char byte : random.bytes(code_length)) code += code_letters[static_cast<unsigned char>(byte) % code_letters.size()];
  return code;
}

}  // namespace

base::Result<GrantHistory> grant_history(db::Read& db, base::NgoId ngo, base::LocalDate today) {
  const auto card = TRY(ngos::find_ngo(db, ngo)).card;
  GrantHistory history{.ngo = ngo, .name_kk = card.full_name_kk, .name_ru = card.full_name_ru, .as_of = today};
  if (card.number) history.number = card.number->digits;
  std::map<base::ProjectId, base::Money> paid;
  for (const auto& row : db.all(sql::paid_of_ngo{.ngo = ngo})) paid[row.project] = row.paid;
  const auto rated = ratings::project_ratings(db, {.ngo = ngo}, today);
  std::map<base::ProjectId, std::pair<int, int>> cases;  // all, open
  for (const auto& one : control::cases_of_ngo(db, ngo)) {
    auto& [all, open] = cases[one.project];
    ++all;
    if (one.state == control::Case::State::open) ++open;
  }
  std::map<base::ProjectId, int> decided;
  for (const auto& one : store::approved_of_ngo(db, ngo)) ++decided[one.project];
  for (const auto& project : projects::projects_of_ngo(db, ngo)) {
    HistoryProject row{.id = project.id,
                       .contest_on = project.contest_held_on,
                       .lot_number = project.lot_number,
                       .name_kk = project.lot_name_kk,
                       .name_ru = project.lot_name_ru,
                       .budget = project.budget,
                       .status = project.status};
    if (const auto found = paid.find(project.id); found != paid.end()) row.paid = found->second;
    if (const auto found = rated.find(project.id); found != rated.end()) row.rating = found->second.general;
    if (const auto found = cases.find(project.id); found != cases.end()) std::tie(row.cases, row.open_cases) = found->second;
    if (const auto found = decided.find(project.id); found != decided.end()) row.decisions = found->second;
    history.projects.push_back(std::move(row));
  }
  return history;
}

std::vector<YearTotal> totals_by_year(const std::vector<HistoryProject>& projects) {
  std::map<int, YearTotal, std::greater<>> years;
  for (const auto& project : projects) {
    auto& total = years[project.contest_on.year()];
    total.year = project.contest_on.year();
    add_to(total, project);
  }
  std::vector<YearTotal> totals;
  for (const auto& [year, total] : years) totals.push_back(total);
  return totals;
}

YearTotal total_of(const std::vector<HistoryProject>& projects) {
  YearTotal total;
  for (const auto& project : projects) add_to(total, project);
  return total;
}

std::string history_text(const GrantHistory& history) {
  json::array rows;
  for (const auto& project : history.projects) rows.push_back(object_of(project));
  json::object object;
  object["ngo"] = history.ngo.value;
  object["name_kk"] = value_of(history.name_kk);
  object["name_ru"] = history.name_ru;
  object["number"] = value_of(history.number);
  object["as_of"] = history.as_of.iso();
  object["projects"] = std::move(rows);
  return json::serialize(object);
}

GrantHistory history_from(std::string_view text) {
  try {
    const auto parsed = json::parse(text);
    const auto& object = parsed.as_object();
    GrantHistory history{.ngo = {object.at("ngo").as_int64()},
                         .name_kk = text_in(object, "name_kk"),
                         .name_ru = std::string{object.at("name_ru").as_string()},
                         .number = text_in(object, "number"),
                         .as_of = date_in(object, "as_of")};
    for (const auto& row : object.at("projects").as_array()) history.projects.push_back(project_from(row.as_object()));
    return history;
  } catch (const std::exception& broken) {
    throw db::Error{std::string{"a stored certificate cannot be read: "} + broken.what()};
  }
}

std::string printed_code(std::string_view code) {
  std::string printed;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % 4 == 0) printed += '-';
    printed += code[i];
  }
  return printed;
}

std::string stored_code(std::string_view typed) {
  std::string code;
  for (char letter : typed) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    if (letter == 'O') letter = '0';
    if (letter == 'I' || letter == 'L') letter = '1';
    if (letter != '-' && letter != ' ') code += letter;
  }
  return code;
}

base::Result<std::string> issue_certificate(db::Write& db, base::Instant now, base::Random& random, base::NgoId ngo,
                                            i18n::Language language) {
  const auto today = base::almaty_date(now);
  if (TRY(ngos::find_ngo(db, ngo)).standing != ngos::Standing::card)
    return base::Failure{base::Kind::conflict,
                         base::M("This organisation has no card in the register, so no certificate can be made for it")};
  const auto history = TRY(grant_history(db, ngo, today));
  const auto content = history_text(history);
  const auto hash = base::hex(base::sha256(content));
  const auto code = new_code(random);
  const std::string language_code{i18n::to_code(language)};
  const auto added = db.run(sql::insert_certificate{
      .code = code, .ngo = ngo, .day = today, .language = language_code, .now = now, .content = content, .content_sha256 = hash});
  if (added == 0) return db.one(sql::certificate_issued{.ngo = ngo, .content_sha256 = hash, .day = today, .language = language_code})->code;
  journal::record(db, now,
                  {.event = "certificate.issued",
                   .subject = {journal::Kind::ngo, ngo},
                   .details = {{"code_sha256", base::hex(base::sha256(code))}, {"content_sha256", hash}, {"language", language_code}},
                   .objects = journal::Objects{}});
  return code;
}

base::Result<Certificate> find_certificate(db::Read& db, std::string_view code) {
  const auto row = db.one(sql::certificate_by_code{.code = std::string{code}});
  if (!row) return base::Failure{base::Kind::not_found, base::M("There is no certificate with this code")};
  const auto language = i18n::from_code(row->language);
  if (!language) throw db::Error{"a stored language of a certificate is unknown: " + row->language};
  return Certificate{.code = row->code,
                     .language = *language,
                     .issued_at = row->issued_at,
                     .history = history_from(row->content),
                     .content_sha256 = row->content_sha256};
}

}  // namespace baqylau::decisions
