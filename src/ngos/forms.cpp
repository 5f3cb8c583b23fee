#include "ngos/forms.hpp"

#include <array>
#include <utility>

namespace baqylau::ngos {

namespace {

using base::M;
using http::Rule;

template <class Item>
std::vector<std::string> ids_of(const std::vector<Item>& items) {
  std::vector<std::string> ids;
  for (const auto& item : items) ids.push_back(base::to_string(item.id));
  return ids;
}

std::optional<base::ReferenceItemId> item_of(const std::string& chosen) {
  auto id = base::parse_id(chosen);
  if (!id) return std::nullopt;
  return base::ReferenceItemId{*id};
}

std::vector<reference::ReferenceItem> offered(db::Read& db, reference::Book book, base::LocalDate today,
                                              const std::optional<base::ReferenceItemId>& present) {
  auto items = reference::items(db, book);
  std::erase_if(items, [&](const auto& item) { return !item.valid_on(today) && present != item.id; });
  return items;
}

std::optional<base::IdentificationNumber> read_number(http::FormReader& form, bool required) {
  static constexpr std::array<std::string_view, 2> kinds{"bin", "rnn"};
  const auto typed = form.line("number", {.label = M("Identification number"), .required = required, .max = 40});
  const auto kind = form.choice("number_kind", kinds, {.label = M("Kind of number"), .required = required || !typed.empty()});
  if (typed.empty() || kind.empty()) return std::nullopt;
  auto number = base::read_identification_number(typed, kind == "bin" ? base::NumberKind::bin : base::NumberKind::rnn);
  if (!number) {
    form.fail("number", number.failure().message);
    return std::nullopt;
  }
  return std::move(*number);
}

}  // namespace

Books books_for(db::Read& db, base::LocalDate today, const NgoCard& card) {
  Books books;
  books.legal_forms = offered(db, reference::Book::legal_form, today, card.legal_form);
  books.activities = offered(db, reference::Book::activity, today, card.activity);
  books.regions = reference::regions(db);
  std::erase_if(books.regions, [&](const auto& region) { return !region.valid_on(today) && card.region_kato != region.kato; });
  return books;
}

NgoCard read_card(http::FormReader& form, const Books& books, Filler filler, const NgoCard* before) {
  const auto needed = [&](const auto& fact) { return before == nullptr || fact.has_value(); };
  static const NgoCard blank;
  const NgoCard& had = before != nullptr ? *before : blank;
  NgoCard card;
  card.number = filler == Filler::operator_ ? read_number(form, needed(had.number)) : had.number;
  card.short_name_ru = form.line("short_name_ru", {.label = M("Short name in Russian"), .required = true, .max = 200});
  card.short_name_kk = form.optional_line("short_name_kk", {.label = M("Short name in Kazakh"), .max = 200});
  card.full_name_ru = form.line("full_name_ru", {.label = M("Full name in Russian"), .required = true, .max = 500});
  card.full_name_kk = form.optional_line("full_name_kk", {.label = M("Full name in Kazakh"), .max = 500});
  card.legal_form =
      item_of(form.choice("legal_form", ids_of(books.legal_forms), {.label = M("Legal form"), .required = needed(had.legal_form)}));
  card.activity =
      item_of(form.choice("activity", ids_of(books.activities), {.label = M("Field of activity"), .required = needed(had.activity)}));
  std::vector<std::string> regions;
  for (const auto& region : books.regions) regions.push_back(region.kato);
  if (auto kato = form.choice("region", regions, {.label = M("Region"), .required = needed(had.region_kato)}); !kato.empty())
    card.region_kato = kato;
  card.address = form.optional_line("address", {.label = M("Address"), .required = needed(had.address), .max = 500});
  card.phone1 = form.optional_line("phone1", {.label = M("Phone 1"), .required = needed(had.phone1), .max = 40});
  card.phone2 = form.optional_line("phone2", {.label = M("Phone 2"), .max = 40});
  card.fax1 = form.optional_line("fax1", {.label = M("Fax 1"), .max = 40});
  card.fax2 = form.optional_line("fax2", {.label = M("Fax 2"), .max = 40});
  card.email = form.email("email", {.label = M("E-mail"), .required = needed(had.email), .max = 254});
  card.web = form.web_address("web", {.label = M("Web address"), .max = 300});
  card.head_name = form.optional_line("head_name", {.label = M("Name of the head"), .required = needed(had.head_name), .max = 200});
  card.resume = form.optional_text("resume", {.label = M("About the organisation"), .required = needed(had.resume), .max = 5000});
  return card;
}

http::FormValues values_of(const NgoCard& card) {
  http::FormValues values;
  const auto set = [&](std::string_view name, const std::optional<std::string>& value) { values.set(name, value.value_or("")); };
  if (card.number) {
    values.set("number", card.number->digits);
    values.set("number_kind", std::string{base::to_code(card.number->kind)});
  }
  set("short_name_ru", card.short_name_ru);
  set("short_name_kk", card.short_name_kk);
  set("full_name_ru", card.full_name_ru);
  set("full_name_kk", card.full_name_kk);
  if (card.legal_form) values.set("legal_form", base::to_string(*card.legal_form));
  if (card.activity) values.set("activity", base::to_string(*card.activity));
  set("region", card.region_kato);
  set("address", card.address);
  set("phone1", card.phone1);
  set("phone2", card.phone2);
  set("fax1", card.fax1);
  set("fax2", card.fax2);
  set("email", card.email);
  set("web", card.web);
  set("head_name", card.head_name);
  set("resume", card.resume);
  return values;
}

}  // namespace baqylau::ngos
