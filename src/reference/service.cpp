#include "base/random.hpp"
#include "base/text.hpp"
#include "journal/journal.hpp"
#include "reference/reference.hpp"
#include "reference/sql.hpp"

#include <algorithm>
#include <array>

namespace baqylau::reference {

namespace {

using base::Kind;
using base::M;

constexpr std::array<std::string_view, 8> region_columns{"kato", "name_kk",    "name_ru",  "name_en",
                                                         "kind", "valid_from", "valid_to", "predecessor_kato"};
enum Column : std::size_t { kato, name_kk, name_ru, name_en, kind, valid_from, valid_to, predecessor };

/// Where each column of ours is in the table.
base::Result<std::array<std::size_t, 8>> columns_of(const base::Sheet& table) {
  std::array<std::size_t, 8> places{};
  for (std::size_t i = 0; i < region_columns.size(); ++i) {
    const auto is_it = [&](const base::Cell& cell) { return cell.text == region_columns[i]; };
    const auto found =
        table.rows.empty() ? std::size_t{0} : static_cast<std::size_t>(std::ranges::find_if(table.rows[0], is_it) - table.rows[0].begin());
    if (table.rows.empty() || found == table.rows[0].size()) {
      return base::Failure{Kind::invalid, {M("The table has no column {column}"), {{"column", std::string{region_columns[i]}}}}};
    }
    places[i] = found;
  }
  return places;
}

/// Reads rows into statements and collects what is wrong with them.
class RegionReader {
 public:
  RegionReader(const std::array<std::size_t, 8>& places, std::vector<base::FieldError>& errors) : places_{places}, errors_{errors} {}

  sql::put_region region(const std::vector<base::Cell>& row, int line) {
    row_ = &row;
    line_ = line;
    sql::put_region put{.kato = cell(kato),
                        .name_kk = cell(name_kk),
                        .name_ru = cell(name_ru),
                        .name_en = cell(name_en),
                        .kind = cell(kind),
                        .valid_from = date(valid_from),
                        .valid_to = date(valid_to)};
    if (!is_kato(put.kato)) fail(kato, M("Enter the code of the region: two digits"));
    for (const auto name : {name_kk, name_ru, name_en}) {
      if (cell(name).empty()) fail(name, M("Enter the name of the region in Kazakh, in Russian and in English"));
    }
    if (put.kind != "oblast" && put.kind != "city") fail(kind, M("Enter the kind of the region: oblast or city"));
    return put;
  }
  /// Of the row read last.
  std::optional<std::string> predecessor_kato() {
    auto code = cell(predecessor);
    if (code.empty()) return std::nullopt;
    return code;
  }
  void fail(Column column, base::Message message) { errors_.push_back({std::string{region_columns[column]}, std::move(message), line_}); }

 private:
  static bool is_kato(std::string_view code) {
    return code.size() == 2 && std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
  }
  [[nodiscard]] std::string cell(Column column) const {
    const auto at = places_[column];
    return at < row_->size() ? (*row_)[at].text : std::string{};
  }
  std::optional<base::LocalDate> date(Column column) {
    const auto text = cell(column);
    if (text.empty()) return std::nullopt;
    auto day = base::LocalDate::parse_iso(text);
    if (!day) fail(column, M("Enter the date as year-month-day, like 2018-06-19"));
    return day;
  }
  const std::array<std::size_t, 8>& places_;
  std::vector<base::FieldError>& errors_;
  const std::vector<base::Cell>* row_ = nullptr;
  int line_ = 0;
};

}  // namespace

base::Result<int> load_regions(db::Write& db, base::Instant now, const base::Sheet& table) {
  const auto places = TRY(columns_of(table));
  std::vector<base::FieldError> errors;
  RegionReader reader{places, errors};
  std::vector<sql::put_region> puts;
  std::vector<sql::set_predecessor> predecessors;
  std::vector<std::string> known;
  for (const auto& region : regions(db)) known.push_back(region.kato);
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    puts.push_back(reader.region(table.rows[i], table.line_of_row[i]));
    predecessors.push_back({.kato = puts.back().kato, .predecessor = reader.predecessor_kato()});
    known.push_back(puts.back().kato);
  }
  for (std::size_t i = 0; i < predecessors.size(); ++i) {
    const auto& code = predecessors[i].predecessor;
    if (!code || std::ranges::find(known, *code) != known.end()) continue;
    errors.push_back({"predecessor_kato", {M("There is no region with the code {code}"), {{"code", *code}}}, table.line_of_row[i + 1]});
  }
  if (!errors.empty()) return base::Failure{Kind::invalid, M("The table of regions has errors. Nothing was loaded"), std::move(errors)};
  for (const auto& put : puts) db.run(put);
  for (const auto& set : predecessors) db.run(set);
  journal::Objects loaded;
  for (const auto& put : puts) loaded.emplace_back(journal::Kind::region, put.kato);
  journal::record(db, now, {.event = "regions.loaded", .subject = {journal::Kind::region, std::string{}}, .objects = std::move(loaded)});
  return static_cast<int>(puts.size());
}

base::Result<base::StateBodyId> add_state_body(db::Write& db, base::Random& random, base::Instant now, const NewStateBody& body) {
  const auto wrong = [](std::string field, base::Message message) {
    return base::Failure{Kind::invalid, message, {{std::move(field), message}}};
  };
  const auto kk = base::clean_line(body.name_kk);
  const auto ru = base::clean_line(body.name_ru);
  if (!kk || kk->empty()) return wrong("name_kk", M("Enter the name of the state body in Kazakh"));
  if (!ru || ru->empty()) return wrong("name_ru", M("Enter the name of the state body in Russian"));
  if (body.region_kato && !db.one(sql::region_exists{.kato = *body.region_kato})) {
    return wrong("region", {M("There is no region with the code {code}"), {{"code", *body.region_kato}}});
  }
  const auto added = db.returning(sql::add_state_body{.id = {base::new_id(random, now.micros)},
                                                      .kind = body.region_kato ? "local" : "central",
                                                      .region_kato = body.region_kato,
                                                      .name_kk = *kk,
                                                      .name_ru = *ru,
                                                      .name_en = body.name_en,
                                                      .now = now});
  if (!added) {
    const base::Message message{M("A state body with this name is already in the list")};
    return base::Failure{Kind::conflict, message, {{"name_ru", message}}};
  }
  journal::record(db, now,
                  {.event = "state_body.added",
                   .subject = {journal::Kind::state_body, added->id},
                   .details = {{"kind", body.region_kato ? "local" : "central"}, {"region", body.region_kato.value_or("")}}});
  return added->id;
}

}  // namespace baqylau::reference
