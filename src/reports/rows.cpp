#include "reports/rows.hpp"

#include "reports/domain.hpp"

#include <boost/json.hpp>

#include <stdexcept>
#include <type_traits>
#include <utility>

namespace baqylau::reports {

namespace {

namespace json = boost::json;

void put(json::object& to, std::string_view key, const std::string& value) { to[key] = value; }
void put(json::object& to, std::string_view key, std::int64_t value) { to[key] = value; }
void put(json::object& to, std::string_view key, base::Money value) { to[key] = value.tenge; }
void put(json::object& to, std::string_view key, base::LocalDate value) { to[key] = value.iso(); }
void put(json::object& to, std::string_view key, base::ReferenceItemId value) { to[key] = value.value; }
/// What is not known is left out.
template <class T>
void put(json::object& to, std::string_view key, const std::optional<T>& value) {
  if (value) put(to, key, *value);
}

void get(const json::value& from, std::string& to) { to = json::value_to<std::string>(from); }
void get(const json::value& from, std::int64_t& to) { to = from.as_int64(); }
void get(const json::value& from, base::Money& to) { to.tenge = from.as_int64(); }
void get(const json::value& from, base::LocalDate& to) { to = base::LocalDate::parse_iso(json::value_to<std::string>(from)).value(); }
void get(const json::value& from, base::ReferenceItemId& to) { to.value = from.as_int64(); }

/// Calls `visit(key, field)` for each field of a row, in the order in which they are written.
template <class Row, class Visit>
void each_field(Row& row, Visit visit) {
  using Plain = std::remove_const_t<Row>;
  if constexpr (std::is_same_v<Plain, projects::Member>) {
    visit("name", row.name);
    visit("duty", row.duty);
  } else if constexpr (std::is_same_v<Plain, projects::TargetGroup>) {
    visit("kind", row.kind);
    visit("people", row.people);
    visit("work", row.work);
  } else if constexpr (std::is_same_v<Plain, projects::Partner>) {
    visit("kind", row.kind);
    visit("name", row.name);
    visit("work", row.work);
  } else if constexpr (std::is_same_v<Plain, projects::Publication>) {
    visit("outlet_kind", row.outlet_kind);
    visit("outlet", row.outlet);
    visit("title", row.title);
    visit("published_on", row.published_on);
    visit("address", row.address);
    visit("body", row.body);
  } else if constexpr (std::is_same_v<Plain, projects::Indicator>) {
    visit("name", row.name);
    visit("unit", row.unit);
    visit("target", row.target);
    visit("actual", row.actual);
    visit("evidence", row.evidence);
  } else {
    static_assert(std::is_same_v<Plain, SpentOnLine>);
    visit("line", row.position);
    visit("name", row.name);
    visit("planned", row.planned);
    visit("amount", row.amount);
    visit("evidence", row.evidence);
  }
}

struct Reading {
  const json::object& from;
  std::size_t read = 0;
  template <class T>
  void operator()(std::string_view key, T& to) {
    get(from.at(key), to);
    ++read;
  }
  template <class T>
  void operator()(std::string_view key, std::optional<T>& to) {
    const auto* value = from.if_contains(key);
    if (value == nullptr) return;
    get(*value, to.emplace());
    ++read;
  }
};

template <class Row>
Rows rows_in(const json::array& from) {
  std::vector<Row> rows;
  rows.reserve(from.size());
  for (const auto& one : from) {
    Reading reading{one.as_object()};
    Row row;
    each_field(row, [&](std::string_view key, auto& field) { reading(key, field); });
    if (reading.read != reading.from.size()) throw std::invalid_argument{"a field that no row has"};
    rows.push_back(std::move(row));
  }
  return rows;
}

Rows rows_in(Part part, const json::array& from) {
  switch (part) {
    case Part::team: return rows_in<projects::Member>(from);
    case Part::target_groups: return rows_in<projects::TargetGroup>(from);
    case Part::partners: return rows_in<projects::Partner>(from);
    case Part::publications: return rows_in<projects::Publication>(from);
    case Part::indicators: return rows_in<projects::Indicator>(from);
    case Part::spending: return rows_in<SpentOnLine>(from);
    case Part::about_project:
    case Part::main_works:
    case Part::files: break;
  }
  throw std::invalid_argument{"a part without rows"};
}

}  // namespace

std::size_t count_of(const Rows& rows) {
  return std::visit(
      [](const auto& held) -> std::size_t {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) return 0;
        else return held.size();
      },
      rows);
}

std::optional<projects::Part> passport_part(Part part) {
  switch (part) {
    case Part::team: return projects::Part::team;
    case Part::target_groups: return projects::Part::target_groups;
    case Part::partners: return projects::Part::partners;
    case Part::publications: return projects::Part::publications;
    case Part::indicators: return projects::Part::indicators;
    case Part::about_project:
    case Part::main_works:
    case Part::spending:
    case Part::files: return std::nullopt;
  }
  return std::nullopt;
}

bool has_rows(Part part) { return part == Part::spending || passport_part(part).has_value(); }

std::string json_of(const Rows& rows) {
  return std::visit(
      [](const auto& held) -> std::string {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) {
          return {};
        } else {
          json::array all;
          for (const auto& row : held) {
            json::object one;
            each_field(row, [&](std::string_view key, const auto& field) { put(one, key, field); });
            all.push_back(std::move(one));
          }
          return json::serialize(all);
        }
      },
      rows);
}

Rows rows_from_json(Part part, std::string_view text) {
  try {
    return rows_in(part, json::parse(text).as_array());
  } catch (const std::exception& error) {
    throw db::Error{"stored rows of a report cannot be read: " + std::string{to_code(part)} + ": " + error.what()};
  }
}

std::vector<Rows> single_rows(const Rows& rows) {
  return std::visit(
      [](const auto& held) {
        std::vector<Rows> singles;
        if constexpr (!std::is_same_v<std::decay_t<decltype(held)>, std::monostate>)
          for (const auto& row : held) singles.emplace_back(std::decay_t<decltype(held)>{row});
        return singles;
      },
      rows);
}

Rows joined(const std::vector<Rows>& singles) {
  if (singles.empty()) return {};
  auto all = singles.front();
  std::visit(
      [&](auto& held) {
        using Held = std::decay_t<decltype(held)>;
        if constexpr (!std::is_same_v<Held, std::monostate>) {
          held.clear();
          for (const auto& single : singles) {
            const auto& more = std::get<Held>(single);
            held.insert(held.end(), more.begin(), more.end());
          }
        }
      },
      all);
  return all;
}

std::string words_of(const Rows& rows) {
  std::string words;
  std::visit(
      [&](const auto& held) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) {
          for (const auto& row : held) {
            each_field(row, [&](std::string_view key, const auto& field) {
              using Field = std::decay_t<decltype(field)>;
              if constexpr (std::is_same_v<Field, std::string>) words += field + "\n";
              if constexpr (std::is_same_v<Field, std::optional<std::string>>)
                if (field && key != "address") words += *field + "\n";
            });
          }
        }
      },
      rows);
  return words;
}

Rows rows_of(const projects::PartContent& content) {
  return std::visit(
      [](const auto& held) -> Rows {
        if constexpr (std::is_constructible_v<Rows, decltype(held)>) {
          if (!held.empty()) return held;
        }
        return {};
      },
      content);
}

std::vector<projects::Spending> spending_of(const Rows& rows, int stage) {
  std::vector<projects::Spending> spending;
  if (const auto* lines = std::get_if<SpentOnLines>(&rows))
    for (const auto& row : *lines) spending.push_back({row.position, stage, row.amount, row.evidence});
  return spending;
}

Rows rows_of(const projects::Budget& lines, const std::vector<projects::Spending>& spending) {
  SpentOnLines rows;
  for (const auto& line : lines)
    for (const auto& spent : spending)
      if (spent.position == line.position) rows.push_back({line.position, line.name, line.planned, spent.amount, spent.evidence});
  return rows.empty() ? Rows{} : Rows{rows};
}

projects::PartContent passport_content(Part part, const Rows& rows) {
  const auto kind = passport_part(part);
  if (!kind) throw std::logic_error{"a part that the passport does not have"};
  auto content = projects::content_of({}, *kind);
  std::visit(
      [&](const auto& held) {
        if constexpr (std::is_constructible_v<projects::PartContent, decltype(held)>) content = held;
      },
      rows);
  return content;
}

}  // namespace baqylau::reports
