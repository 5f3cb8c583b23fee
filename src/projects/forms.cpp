#include "projects/forms.hpp"

#include "projects/contract.hpp"
#include "projects/domain.hpp"

#include <algorithm>
#include <limits>
#include <array>
#include <utility>

namespace baqylau::projects {

namespace {

using base::M;
using http::FormReader;
using http::FormValues;

constexpr std::size_t text_max = 10'000;
constexpr std::size_t evidence_max = 500;
constexpr std::int64_t count_max = 1'000'000'000'000;
constexpr std::int64_t people_max = 30'000'000;  // more people than live in the country

/// One row of a repeated group: names its fields, and says whether it was begun.
struct RowReader {
  FormReader& form;
  std::string_view prefix;
  std::size_t row;
  bool begun;
  [[nodiscard]] std::string name(std::string_view field) const { return row_name(prefix, row, field); }
  std::string line(std::string_view field, base::Text label, std::size_t max = 300) const {
    return form.line(name(field), {.label = label, .required = begun, .max = max});
  }
  std::optional<std::string> text(std::string_view field, base::Text label, std::size_t max) const {
    return form.optional_text(name(field), {.label = label, .max = max});
  }
  base::ReferenceItemId kind(std::string_view field, base::Text label, const std::vector<reference::ReferenceItem>& items) const {
    std::vector<std::string> ids;
    for (const auto& item : items) ids.push_back(base::to_string(item.id));
    const bool told = form.values().error(name(field)) != nullptr;
    const auto id = base::parse_id(form.choice(name(field), ids, {.label = label, .required = begun && !told}));
    return base::ReferenceItemId{id.value_or(0)};
  }
};

/// Calls `read` for each row up to the most that a form may send, and keeps those that were begun.
template <class Row, class Read>
std::vector<Row> read_rows(FormReader& form, std::string_view prefix, const std::vector<std::string_view>& fields, std::size_t most,
                           Read read) {
  std::vector<Row> rows;
  for (std::size_t row = 0; row < most; ++row) {
    const bool begun = !is_blank_row(form.values(), prefix, row, fields);
    auto found = read(RowReader{form, prefix, row, begun});
    if (begun) rows.push_back(std::move(found));
  }
  return rows;
}

About read_about(FormReader& form) {
  const auto text = [&](std::string_view name, base::Text label) { return form.optional_text(name, {.label = label, .max = text_max}); };
  return {text("goals_kk", M("Goals in Kazakh")),
          text("goals_ru", M("Goals in Russian")),
          text("tasks_kk", M("Tasks in Kazakh")),
          text("tasks_ru", M("Tasks in Russian")),
          text("results_kk", M("Expected results in Kazakh")),
          text("results_ru", M("Expected results in Russian"))};
}

template <class Two>
Two read_two(FormReader& form) {
  auto kk = form.optional_text("kk", {.label = M("Text in Kazakh"), .max = text_max});
  auto ru = form.optional_text("ru", {.label = M("Text in Russian"), .max = text_max});
  return {std::move(kk), std::move(ru)};
}

const std::vector<std::string_view> tranche_fields{"amount", "planned_on"};

class Setter {
 public:
  explicit Setter(Part part) : prefix_{to_code(part)} {}
  void row(std::size_t row) { row_ = row; }
  void set(std::string_view field, std::string value) { values_.set(row_name(prefix_, row_, field), std::move(value)); }
  void set(std::string_view field, const std::optional<std::string>& value) { set(field, value.value_or("")); }
  void set(std::string_view field, const std::optional<std::int64_t>& value) { set(field, value ? std::to_string(*value) : std::string{}); }
  FormValues take() { return std::move(values_); }

 private:
  std::string_view prefix_;
  std::size_t row_ = 0;
  FormValues values_;
};

void set_row(Setter& to, const Member& row) {
  to.set("name", row.name);
  to.set("duty", row.duty);
}
void set_row(Setter& to, const Indicator& row) {
  to.set("name", row.name);
  to.set("unit", row.unit);
  to.set("target", std::to_string(row.target));
  to.set("actual", row.actual);
  to.set("evidence", row.evidence);
}
void set_row(Setter& to, const BudgetLine& row) {
  to.set("name", row.name);
  to.set("planned", base::grouped(row.planned));
  to.set(line_position, std::to_string(row.position));
}
void set_row(Setter& to, const TargetGroup& row) {
  to.set("kind", base::to_string(row.kind));
  to.set("people", row.people);
  to.set("work", row.work);
}
void set_row(Setter& to, const Partner& row) {
  to.set("kind", base::to_string(row.kind));
  to.set("name", row.name);
  to.set("work", row.work);
}
void set_row(Setter& to, const Publication& row) {
  to.set("outlet_kind", base::to_string(row.outlet_kind));
  to.set("outlet", row.outlet);
  to.set("title", row.title);
  to.set("published_on", row.published_on ? typed(*row.published_on) : std::string{});
  to.set("address", row.address);
  to.set("body", row.body);
}

FormValues values_of_part(Part, const About& part) {
  FormValues values;
  values.set("goals_kk", part.goals_kk.value_or("")).set("goals_ru", part.goals_ru.value_or(""));
  values.set("tasks_kk", part.tasks_kk.value_or("")).set("tasks_ru", part.tasks_ru.value_or(""));
  values.set("results_kk", part.results_kk.value_or("")).set("results_ru", part.results_ru.value_or(""));
  return values;
}
template <class Two>
requires std::same_as<Two, WorkDone> || std::same_as<Two, NextLots> FormValues values_of_part(Part, const Two& part) {
  return FormValues{}.set("kk", part.kk.value_or("")).set("ru", part.ru.value_or(""));
}
template <class Row>
FormValues values_of_part(Part part, const std::vector<Row>& rows) {
  Setter to{part};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    to.row(i);
    set_row(to, rows[i]);
  }
  return to.take();
}

}  // namespace

Award read_award(FormReader& form) {
  Award award;
  static constexpr std::array<std::string_view, 1> ways{executor_named};
  const bool named = !form.choice("executor", ways, {.label = M("Executor")}).empty();
  const auto ngo = form.id<base::NgoId>("ngo", {.label = M("Executor"), .required = !named});
  award.ngo = ngo.value_or(base::NgoId{});
  // The card that has the typed number was chosen from the same form: what was typed of the name is needed no longer.
  if (named && ngo) form.names_with(std::string{ngos::named_prefix});
  else if (named) award.named = ngos::read_named(form);
  award.contract_number = form.optional_line("contract_number", {.label = M("Number of the contract"), .required = true, .max = 100});
  award.contract_date = form.date("contract_date", {.label = M("Date of the contract"), .required = true});
  award.budget = form.money("budget", {.label = M("Budget of the project"), .required = true});
  award.starts_on = form.date("starts_on", {.label = M("Start date"), .required = true});
  award.ends_on = form.date("ends_on", {.label = M("End date"), .required = true});
  award.tranches = read_rows<Tranche>(form, tranches_prefix, tranche_fields, most_tranches, [](const RowReader& row) {
    Tranche tranche;
    tranche.amount =
        row.form.money(row.name("amount"), {.label = M("Amount of the tranche"), .required = row.begun}).value_or(base::Money{});
    tranche.planned_on = row.form.date(row.name("planned_on"), {.label = M("Planned date of the tranche")});
    (void)row.form.line(row.name(tranche_number), {.label = M("Tranche")});
    return tranche;
  });
  award.lines = std::get<Budget>(read_part(form, Part::budget, {}));
  return award;
}

ContractCorrection read_correction(FormReader& form, const Contract& before) {
  ContractCorrection correction;
  auto& to = correction.to;
  to.number =
      form.optional_line("contract_number", {.label = M("Number of the contract"), .required = before.number.has_value(), .max = 100});
  to.date = form.date("contract_date", {.label = M("Date of the contract"), .required = before.date.has_value()});
  to.budget = form.money("budget", {.label = M("Budget of the project"), .required = before.budget.has_value()});
  to.starts_on = form.date("starts_on", {.label = M("Start date"), .required = before.starts_on.has_value()});
  to.ends_on = form.date("ends_on", {.label = M("End date"), .required = before.ends_on.has_value()});
  to.tranches = read_rows<Tranche>(form, tranches_prefix, tranche_fields, most_tranches, [&](const RowReader& row) {
    const auto number = row.form.number(row.name(tranche_number), 1, count_max, {.label = M("Tranche")}).value_or(0);
    const auto stored = std::ranges::find(before.tranches, static_cast<int>(number), &Tranche::number);
    Tranche tranche = stored == before.tranches.end() ? Tranche{} : *stored;
    tranche.amount =
        row.form.money(row.name("amount"), {.label = M("Amount of the tranche"), .required = row.begun}).value_or(base::Money{});
    tranche.planned_on = row.form.date(row.name("planned_on"), {.label = M("Planned date of the tranche")});
    return tranche;
  });
  // What a decision has touched is not in the form.
  std::erase_if(to.tranches, [](const Tranche& tranche) { return tranche.state != TrancheState::planned; });
  for (const auto& tranche : before.tranches)
    if (tranche.state != TrancheState::planned) to.tranches.push_back(tranche);
  std::ranges::stable_sort(to.tranches, {},
                           [](const Tranche& tranche) { return tranche.number == 0 ? std::numeric_limits<int>::max() : tranche.number; });
  to.lines = std::get<Budget>(read_part(form, Part::budget, {}));
  correction.reason = form.text("reason", {.label = M("Why this is corrected"), .required = true, .max = contests::most_reason});
  correction.version =
      form.number("version", 1, std::numeric_limits<std::int64_t>::max(), {.label = M("Version"), .required = true}).value_or(0);
  return correction;
}

FormValues values_of(const Contract& contract) {
  FormValues values = values_of(PartContent{contract.lines});
  values.set("contract_number", contract.number.value_or(""));
  values.set("budget", contract.budget ? base::grouped(*contract.budget) : std::string{});
  const auto date = [&](std::string_view name, const std::optional<base::LocalDate>& day) {
    values.set(name, day ? typed(*day) : std::string{});
  };
  date("contract_date", contract.date);
  date("starts_on", contract.starts_on);
  date("ends_on", contract.ends_on);
  std::size_t row = 0;
  for (const auto& tranche : contract.tranches) {
    if (tranche.state != TrancheState::planned) continue;
    values.set(row_name(tranches_prefix, row, "amount"), base::grouped(tranche.amount));
    date(row_name(tranches_prefix, row, "planned_on"), tranche.planned_on);
    values.set(row_name(tranches_prefix, row, tranche_number), std::to_string(tranche.number));
    ++row;
  }
  return values;
}

PartContent read_part(FormReader& form, Part part, const Kinds& kinds) {
  const auto prefix = to_code(part);
  const auto fields = row_fields(part);
  const auto most = most_rows(part);
  switch (part) {
    case Part::about: return read_about(form);
    case Part::work_done: return read_two<WorkDone>(form);
    case Part::next_lots: return read_two<NextLots>(form);
    case Part::team:
      return read_rows<Member>(form, prefix, fields, most, [](const RowReader& row) {
        auto name = row.line("name", M("Surname and name"), 200);
        auto duty = row.line("duty", M("Duty in the project"), 200);
        return Member{std::move(name), std::move(duty)};
      });
    case Part::indicators:
      return read_rows<Indicator>(form, prefix, fields, most, [](const RowReader& row) {
        Indicator indicator;
        indicator.name = row.line("name", M("Indicator"));
        indicator.unit = row.line("unit", M("Unit"), 50);
        indicator.target =
            row.form.number(row.name("target"), 0, count_max, {.label = M("Target value"), .required = row.begun}).value_or(0);
        indicator.actual = row.form.number(row.name("actual"), 0, count_max, {.label = M("Actual value")});
        indicator.evidence = row.form.optional_line(row.name("evidence"), {.label = M("By what it can be checked"), .max = evidence_max});
        return indicator;
      });
    case Part::budget:
      return read_rows<BudgetLine>(form, prefix, fields, most, [](const RowReader& row) {
        BudgetLine line;
        line.name = row.line("name", M("Line of the estimate"));
        line.planned = row.form.money(row.name("planned"), {.label = M("Planned amount"), .required = row.begun}).value_or(base::Money{});
        line.position = row.form.number(row.name(line_position), 1, count_max, {.label = M("Line of the estimate")}).value_or(0);
        return line;
      });
    case Part::target_groups:
      return read_rows<TargetGroup>(form, prefix, fields, most, [&](const RowReader& row) {
        TargetGroup group;
        group.kind = row.kind("kind", M("Kind of group"), kinds.target_groups);
        group.people = row.form.number(row.name("people"), 0, people_max, {.label = M("Number of people")});
        group.work = row.text("work", M("Work done for the group"), 3000);
        return group;
      });
    case Part::partners:
      return read_rows<Partner>(form, prefix, fields, most, [&](const RowReader& row) {
        Partner partner;
        partner.kind = row.kind("kind", M("Kind of partner"), kinds.partners);
        partner.name = row.line("name", M("Name of the partner"));
        partner.work = row.text("work", M("Joint work"), 3000);
        return partner;
      });
    case Part::publications:
      return read_rows<Publication>(form, prefix, fields, most, [&](const RowReader& row) {
        Publication publication;
        publication.outlet_kind = row.kind("outlet_kind", M("Kind of outlet"), kinds.outlets);
        publication.outlet = row.line("outlet", M("Name of the outlet"));
        publication.title = row.line("title", M("Title of the publication"), 500);
        publication.published_on = row.form.date(row.name("published_on"), {.label = M("Date of publication")});
        publication.address = row.form.web_address(row.name("address"), {.label = M("Link to the publication"), .max = 1000});
        publication.body = row.text("body", M("Text of the publication"), text_max);
        return publication;
      });
  }
  return About{};
}

FormValues values_of(const PartContent& content) {
  return std::visit([&](const auto& part) { return values_of_part(part_of(content), part); }, content);
}

std::string put_back(FormValues& values, const BudgetLine& line) {
  const auto part = Part::budget;
  const auto prefix = to_code(part);
  const auto fields = row_fields(part);
  // Its own row, where it was only cleared; otherwise the first free one behind.
  auto row = rows_shown(values, prefix, fields, most_rows(part), 0);
  for (std::size_t i = 0; i < most_rows(part); ++i) {
    if (is_blank_row(values, prefix, i, fields) && values.value(row_name(prefix, i, line_position)) == std::to_string(line.position))
      row = i;
  }
  if (row == most_rows(part)) return row_name(prefix, 0, "name");
  values.set(row_name(prefix, row, "name"), line.name);
  values.set(row_name(prefix, row, "planned"), base::grouped(line.planned));
  values.set(row_name(prefix, row, line_position), std::to_string(line.position));
  return row_name(prefix, row, "name");
}

std::string spending_name(const BudgetLine& line, std::string_view field) {
  return row_name(spending_prefix, static_cast<std::size_t>(line.position), field);
}

std::vector<Spending> read_spending(FormReader& form, const Budget& lines, int stage) {
  std::vector<Spending> rows;
  for (const auto& line : lines) {
    const auto amount_name = spending_name(line, "amount");
    Spending row{.position = line.position, .stage = stage};
    const auto amount = form.money(amount_name, {.label = M("Amount spent")});
    row.evidence = form.optional_line(spending_name(line, "evidence"), {.label = M("Papers that show it"), .max = evidence_max});
    if (amount) {
      row.amount = *amount;
      rows.push_back(std::move(row));
    } else if (row.evidence && form.values().error(amount_name) == nullptr) {
      form.fail(amount_name, {M("Enter: {label}"), {{"label", base::label_value(M("Amount spent"))}}});
    }
  }
  return rows;
}

FormValues values_of(const Budget& lines, const std::vector<Spending>& spending, int stage) {
  FormValues values;
  for (const auto& row : spending) {
    if (row.stage != stage) continue;
    const auto line = std::ranges::find(lines, row.position, &BudgetLine::position);
    if (line == lines.end()) continue;
    values.set(spending_name(*line, "amount"), base::grouped(row.amount));
    values.set(spending_name(*line, "evidence"), row.evidence.value_or(""));
  }
  return values;
}

}  // namespace baqylau::projects
