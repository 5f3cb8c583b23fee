#include "journal/corrections.hpp"

#include "ui/components.hpp"

#include <boost/json.hpp>

#include <map>

namespace baqylau::journal {

namespace json = boost::json;

namespace {

constexpr std::string_view before_end = ".before", after_end = ".after", reason_name = "reason";

std::optional<std::string> known(std::string_view text) { return text.empty() ? std::nullopt : std::optional{std::string{text}}; }

Correction read(const Shown& leaf) {
  Correction found{.at = leaf.at};
  std::map<std::string, Correction::Field, std::less<>> fields;
  const auto details = json::parse(leaf.details).as_object();
  for (const auto& [key, value] : details) {
    const std::string_view name{key.data(), key.size()};
    const std::string_view text{value.as_string()};
    const auto field = [&](std::string_view end) -> Correction::Field& {
      const std::string base{name.substr(0, name.size() - end.size())};
      auto& made = fields[base];
      made.name = base;
      return made;
    };
    if (name == reason_name) found.reason = text;
    else if (name.ends_with(before_end)) field(before_end).before = known(text);
    else if (name.ends_with(after_end)) field(after_end).after = known(text);
  }
  for (auto& [name, field] : fields) found.fields.push_back(std::move(field));
  return found;
}

}  // namespace

void put_correction(Change& change, std::string_view name, const std::optional<std::string>& before,
                    const std::optional<std::string>& after) {
  if (before == after) return;
  change.details.emplace_back(std::string{name} + std::string{before_end}, before.value_or(""));
  change.details.emplace_back(std::string{name} + std::string{after_end}, after.value_or(""));
}

void put_reason(Change& change, const std::string& reason) { change.details.emplace_back(std::string{reason_name}, reason); }

std::vector<Correction> corrections_of(db::Read& db, const Object& object) { return corrections_in(of_subject(db, object)); }

std::vector<Correction> corrections_in(const std::vector<Shown>& leaves) {
  std::vector<Correction> found;
  for (const auto& leaf : leaves) {
    if (leaf.details.find(after_end) == std::string::npos) continue;
    auto correction = read(leaf);
    if (!correction.fields.empty()) found.push_back(std::move(correction));
  }
  return found;
}

ui::Html corrections_section(const ui::View& v, const std::vector<Correction>& corrections,
                             const std::function<std::optional<Told>(const Correction::Field&)>& tell) {
  std::vector<ui::Event> events;
  for (const auto& correction : corrections) {
    ui::Html body;
    for (const auto& field : correction.fields) {
      const auto told = tell(field);
      if (told) body.add(R"(<p class="govuk-body">{}: <del>{}</del> → {}</p>)", told->label, told->before, told->after);
    }
    if (body.empty()) continue;
    if (!correction.reason.empty()) body.add(R"(<p class="govuk-body">{}</p>)", v.t("Reason: {reason}", {{"reason", correction.reason}}));
    events.push_back({.when = v.date_time(correction.at), .title = std::string{v.t("Corrected")}, .body = std::move(body)});
  }
  if (events.empty()) return {};
  return ui::html(R"(<h2 class="govuk-heading-m" id="corrections">{}</h2>{})", v.t("What was corrected"), ui::timeline(events));
}

}  // namespace baqylau::journal
