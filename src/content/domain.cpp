#include "content/domain.hpp"

#include "base/random.hpp"

namespace baqylau::content {

using base::M;

namespace {

/// The enumerator with this code.
template <class Values>
auto from_code(const Values& values, std::string_view code) noexcept -> std::optional<typename Values::value_type> {
  for (const auto value : values)
    if (to_code(value) == code) return value;
  return std::nullopt;
}

}  // namespace

std::string_view to_code(ItemKind kind) noexcept {
  switch (kind) {
    case ItemKind::news: return "news";
    case ItemKind::legal_act: return "legal_act";
    case ItemKind::page: return "page";
    case ItemKind::link: return "link";
  }
  return "";
}
std::optional<ItemKind> item_kind_from_code(std::string_view code) noexcept { return from_code(all_item_kinds, code); }
base::Text label(ItemKind kind) noexcept {
  switch (kind) {
    case ItemKind::news: return M("News item");
    case ItemKind::legal_act: return M("Legal act");
    case ItemKind::page: return M("Page");
    case ItemKind::link: return M("Useful link");
  }
  return M("Page");
}

std::string_view to_code(Place place) noexcept {
  switch (place) {
    case Place::about: return "about";
    case Place::instruction_visitor: return "instruction_visitor";
    case Place::instruction_ngo: return "instruction_ngo";
    case Place::instruction_specialist: return "instruction_specialist";
    case Place::instruction_operator: return "instruction_operator";
    case Place::contacts: return "contacts";
  }
  return "";
}
std::optional<Place> place_from_code(std::string_view code) noexcept { return from_code(all_places, code); }
base::Text label(Place place) noexcept {
  switch (place) {
    case Place::about: return M("About the monitoring project");
    case Place::instruction_visitor: return M("For visitors");
    case Place::instruction_ngo: return M("For NGOs");
    case Place::instruction_specialist: return M("For specialists of the state body");
    case Place::instruction_operator: return M("For operators");
    case Place::contacts: return M("Contact");
  }
  return M("Contact");
}

std::string_view to_code(ActKind kind) noexcept {
  switch (kind) {
    case ActKind::code: return "code";
    case ActKind::law: return "law";
    case ActKind::decree: return "decree";
    case ActKind::resolution: return "resolution";
    case ActKind::order: return "order";
    case ActKind::concept_: return "concept";
    case ActKind::plan: return "plan";
    case ActKind::rules: return "rules";
    case ActKind::other: return "other";
  }
  return "";
}
std::optional<ActKind> act_kind_from_code(std::string_view code) noexcept { return from_code(all_act_kinds, code); }
base::Text label(ActKind kind) noexcept {
  switch (kind) {
    case ActKind::code: return M("Code of laws");
    case ActKind::law: return M("Law");
    case ActKind::decree: return M("Decree of the President");
    case ActKind::resolution: return M("Resolution of the Government");
    case ActKind::order: return M("Order of a minister");
    case ActKind::concept_: return M("Concept");
    case ActKind::plan: return M("Plan of measures");
    case ActKind::rules: return M("Rules");
    case ActKind::other: return M("Other document");
  }
  return M("Other document");
}

std::string_view to_code(LinkGroup group) noexcept {
  switch (group) {
    case LinkGroup::state_body: return "state_body";
    case LinkGroup::ngo: return "ngo";
  }
  return "";
}
std::optional<LinkGroup> link_group_from_code(std::string_view code) noexcept { return from_code(all_link_groups, code); }
base::Text label(LinkGroup group) noexcept {
  switch (group) {
    case LinkGroup::state_body: return M("Web resources of state bodies");
    case LinkGroup::ngo: return M("Web resources of NGOs");
  }
  return M("Web resources of NGOs");
}

std::string_view to_code(State state) noexcept {
  switch (state) {
    case State::draft: return "draft";
    case State::published: return "published";
    case State::changed: return "changed";
    case State::withdrawn: return "withdrawn";
  }
  return "";
}
std::optional<State> state_from_code(std::string_view code) noexcept { return from_code(all_states, code); }
base::Text label(State state) noexcept {
  switch (state) {
    case State::draft: return M("Draft, never published");
    case State::published: return M("Published");
    case State::changed: return M("Published, with unpublished changes");
    case State::withdrawn: return M("Withdrawn");
  }
  return M("Withdrawn");
}

State Item::state() const {
  if (published_version) return *published_version == version ? State::published : State::changed;
  return withdrawn ? State::withdrawn : State::draft;
}

i18n::Picked pick(const Trilingual& text, i18n::Language reader) {
  const bool own = reader == i18n::Language::en;
  if (text.en && (own || (!text.kk && !text.ru))) return {.text = *text.en, .language = i18n::Language::en, .own = own};
  return i18n::pick(text.kk, text.ru, reader);
}

std::string content_hash(const Content& content) {
  std::string all;
  // Each piece with its length, so that no two contents run together to the same bytes; a dash is nothing.
  const auto add = [&](const std::optional<std::string>& text) { all += text ? std::to_string(text->size()) + ":" + *text : "-"; };
  const auto add_both = [&](const auto& texts) {
    add(texts.kk);
    add(texts.ru);
  };
  add_both(content.title);
  add_both(content.body);
  add_both(content.address);
  add(content.act_kind ? std::optional{std::string{to_code(*content.act_kind)}} : std::nullopt);
  add(content.act_number);
  add(content.adopted_on ? std::optional{content.adopted_on->iso()} : std::nullopt);
  add(content.link_group ? std::optional{std::string{to_code(*content.link_group)}} : std::nullopt);
  add(content.mail);
  // Behind the rest and only where there is some: what was published before there was English keeps its hash.
  if (content.title.en || content.body.en) {
    add(content.title.en);
    add(content.body.en);
  }
  return base::hex(base::sha256(all));
}

std::vector<base::FieldError> check(ItemKind kind, const Content& content) {
  std::vector<base::FieldError> errors;
  if (!content.title.kk && !content.title.ru) errors.push_back({"title_kk", M("Enter the title in Kazakh, in Russian, or in both")});
  // A text under a title of the other language could not be shown as one whole in either.
  else if (content.body.kk && !content.title.kk)
    errors.push_back({"title_kk", M("Enter the title in Kazakh as well: there is a text in Kazakh")});
  else if (content.body.ru && !content.title.ru)
    errors.push_back({"title_ru", M("Enter the title in Russian as well: there is a text in Russian")});
  if (content.body.en && !content.title.en)
    errors.push_back({"title_en", M("Enter the title in English as well: there is a text in English")});
  if (kind == ItemKind::link && !content.address.kk && !content.address.ru && !content.mail)
    errors.push_back({"address_kk", M("Enter the address of the site, or a mail address where there is no site")});
  if (kind == ItemKind::link && !content.link_group) errors.push_back({"link_group", M("Choose the group of the link")});
  if (kind == ItemKind::legal_act && !content.act_kind) errors.push_back({"act_kind", M("Choose the kind of the act")});
  return errors;
}

std::vector<base::Message> missing_for_publishing(ItemKind kind, const Content& content) {
  const bool text = content.body.kk || content.body.ru;
  const bool address = content.address.kk || content.address.ru;
  switch (kind) {
    case ItemKind::news:
    case ItemKind::page:
      if (!text) return {M("Write the text before publishing")};
      break;
    case ItemKind::legal_act:
      if (!text && !address) return {M("Enter the text of the act, or a link to it, before publishing")};
      break;
    case ItemKind::link: break;  // has its address already as a draft
  }
  return {};
}

std::vector<base::Message> missing_languages(const Content& content) {
  std::vector<base::Message> missing;
  if (!content.title.kk) missing.emplace_back(M("There is no title in Kazakh"));
  if (!content.title.ru) missing.emplace_back(M("There is no title in Russian"));
  if (content.body.ru && !content.body.kk) missing.emplace_back(M("There is no text in Kazakh"));
  if (content.body.kk && !content.body.ru) missing.emplace_back(M("There is no text in Russian"));
  return missing;
}

}  // namespace baqylau::content
