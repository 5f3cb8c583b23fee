#include "contests/lot_json.hpp"

#include "base/random.hpp"
#include "contests/domain.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace baqylau::contests {
namespace {

namespace json = boost::json;

json::value of(const std::optional<std::string>& text) { return text ? json::value(*text) : json::value(nullptr); }
json::value of(const std::optional<base::LocalDate>& date) { return date ? json::value(date->iso()) : json::value(nullptr); }

json::object of(const LotFacts& facts) {
  json::object lot;
  lot["number"] = facts.number;
  lot["name_kk"] = of(facts.name.kk);
  lot["name_ru"] = of(facts.name.ru);
  lot["description_kk"] = of(facts.description.kk);
  lot["description_ru"] = of(facts.description.ru);
  json::array regions;
  for (const auto& kato : facts.regions) regions.emplace_back(kato);
  lot["regions"] = std::move(regions);
  lot["coverage_kk"] = of(facts.coverage.kk);
  lot["coverage_ru"] = of(facts.coverage.ru);
  lot["planned_amount"] = facts.planned ? json::value(facts.planned->tenge) : json::value(nullptr);
  lot["status"] = to_code(facts.status);
  return lot;
}

std::optional<std::string> text(const json::object& lot, std::string_view name) {
  const auto& value = lot.at(name);
  if (value.is_null()) return std::nullopt;
  return std::string{value.as_string()};
}

LotFacts facts_of(const json::object& lot) {
  LotFacts facts;
  facts.number = static_cast<int>(lot.at("number").as_int64());
  facts.name = {text(lot, "name_kk"), text(lot, "name_ru")};
  facts.description = {text(lot, "description_kk"), text(lot, "description_ru")};
  for (const auto& kato : lot.at("regions").as_array()) facts.regions.emplace_back(kato.as_string());
  facts.coverage = {text(lot, "coverage_kk"), text(lot, "coverage_ru")};
  if (const auto& planned = lot.at("planned_amount"); !planned.is_null()) facts.planned = base::Money{planned.as_int64()};
  const auto status = lot_status_from_code(std::string_view{lot.at("status").as_string()});
  if (!status) throw std::runtime_error{"a stored import names an unknown status"};
  facts.status = *status;
  return facts;
}

}  // namespace

std::size_t ImportedTable::hidden() const { return static_cast<std::size_t>(std::ranges::count(lots, true, &ImportedLot::hidden)); }

std::string to_json(const ImportedTable& table) {
  json::array rows;
  rows.reserve(table.lots.size());
  for (const auto& lot : table.lots) {
    auto row = of(lot.facts);
    row["line"] = lot.line;
    if (lot.hidden) row["hidden"] = true;
    rows.emplace_back(std::move(row));
  }
  json::object whole;
  whole["sheet"] = of(table.sheet);
  whole["lots"] = std::move(rows);
  return json::serialize(whole);
}

ImportedTable table_from_json(std::string_view stored) {
  ImportedTable table;
  const auto parsed = json::parse(json::string_view{stored.data(), stored.size()});
  if (parsed.is_object()) table.sheet = text(parsed.as_object(), "sheet");
  for (const auto& row : parsed.is_object() ? parsed.as_object().at("lots").as_array() : parsed.as_array()) {
    const auto& lot = row.as_object();
    table.lots.push_back({.line = static_cast<int>(lot.at("line").as_int64()), .facts = facts_of(lot), .hidden = lot.contains("hidden")});
  }
  return table;
}

std::string content_hash(const LotFacts& facts) { return base::hex(base::sha256(json::serialize(of(facts)))); }

std::string content_hash(const ContestFacts& facts) {
  json::object contest;
  contest["state_body"] = facts.state_body.value;
  contest["held_on"] = facts.held_on.iso();
  contest["title_kk"] = of(facts.title.kk);
  contest["title_ru"] = of(facts.title.ru);
  contest["legal_basis_kk"] = of(facts.legal_basis.kk);
  contest["legal_basis_ru"] = of(facts.legal_basis.ru);
  contest["due_1"] = of(facts.due[0]);
  contest["due_2"] = of(facts.due[1]);
  contest["due_3"] = of(facts.due[2]);
  contest["lots_total"] = facts.lots_total ? json::value(*facts.lots_total) : json::value(nullptr);
  return base::hex(base::sha256(json::serialize(contest)));
}

}  // namespace baqylau::contests
