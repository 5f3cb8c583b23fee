#include "ngos/views.hpp"

#include <array>
#include <utility>

namespace baqylau::ngos {

namespace {

using ui::Html;
using ui::html;
using ui::View;

Html mail(const View& v, const std::optional<std::string>& address) {
  if (!address) return v.known(address);
  if (auto link = View::mail(*address)) return html(R"(<a class="govuk-link app-break" href="{}">{}</a>)", *link, *address);
  return html("{}", *address);
}

Html site(const View& v, const std::optional<std::string>& address) {
  if (!address) return v.known(address);
  if (auto link = View::external(*address)) {
    return html(R"(<a class="govuk-link app-break" href="{}" rel="nofollow noopener">{}</a>)", *link, *address);
  }
  return html("{}", *address);
}

Html number(const View& v, const NgoCard& card) {
  if (!card.number) return v.known(std::optional<std::string>{});
  const auto kind = card.number->kind == base::NumberKind::bin ? v.t("BIN") : v.t("RNN");
  return html("{} {}", kind, card.number->digits);
}

/// One block of the register's third column: only what is known, so that the table stays short.
Html contacts_in_brief(const View& v, const NgoCard& card) {
  std::vector<Html> lines;
  if (card.address) lines.push_back(html("{}", *card.address));
  const auto with_title = [&](std::string_view title, const Html& value) { lines.push_back(html("{}: {}", title, value)); };
  if (card.phone1) with_title(v.t("Phone 1"), telephone(v, card.phone1));
  if (card.phone2) with_title(v.t("Phone 2"), telephone(v, card.phone2));
  if (card.fax1) with_title(v.t("Fax 1"), telephone(v, card.fax1));
  if (card.fax2) with_title(v.t("Fax 2"), telephone(v, card.fax2));
  if (card.email) with_title(v.t("E-mail"), mail(v, card.email));
  if (card.web) with_title(v.t("Web address"), site(v, card.web));
  if (lines.empty()) return v.known(std::optional<std::string>{});
  Html joined;
  for (std::size_t i = 0; i < lines.size(); ++i) joined.add("{}{}", i == 0 ? Html{} : html("<br>"), lines[i]);
  return joined;
}

template <class Item>
std::vector<ui::Option> options_of(const View& v, const std::vector<Item>& items) {
  std::vector<ui::Option> options;
  for (const auto& item : items) options.push_back({base::to_string(item.id), item.name(v.t.language())});
  return options;
}

std::vector<ui::Option> region_options(const View& v, const Books& books) {
  std::vector<ui::Option> options;
  for (const auto& region : books.regions) options.push_back({region.kato, region.name(v.t.language())});
  return options;
}

Html filters(const View& v, const http::FormValues& filter, const Books& books) {
  return ui::get_form(
      v, http::Url::to("/ngos"),
      html("{}{}{}{}{}", ui::text_input(v, filter, {.name = "query", .label = std::string{v.t("Name or identification number")}}),
           ui::filter_select(v, filter, {.name = "region", .label = std::string{v.t("Region")}}, region_options(v, books)),
           ui::filter_select(v, filter, {.name = "activity", .label = std::string{v.t("Field of activity")}},
                             options_of(v, books.activities)),
           filter.value("order").empty() ? Html{} : ui::hidden("order", filter.value("order")),
           ui::button(v.t("Find"), ui::ButtonKind::secondary)));
}

http::Url filtered(const http::FormValues& filter) {
  return http::Url::to("/ngos")
      .with("query", filter.value("query"))
      .with("region", filter.value("region"))
      .with("activity", filter.value("activity"))
      .with("order", filter.value("order"));
}

/// Leads to its arithmetic on the card.
Html rating(const View& v, const Ngo& ngo) {
  if (!ngo.rating) return html("—");
  return html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(http::Url::to("/ngos/{}", ngo.id).with_fragment("rating")),
              v.t.tenths(*ngo.rating));
}

/// The titles that the register can be ordered by.
ui::Column ordered_column(std::string title, const http::FormValues& filter, bool by_rating) {
  const bool sorted = (filter.value("order") == "rating") == by_rating;
  auto url = http::Url::to("/ngos")
                 .with("query", filter.value("query"))
                 .with("region", filter.value("region"))
                 .with("activity", filter.value("activity"))
                 .with("order", by_rating ? "rating" : "");
  return {.title = std::move(title),
          .numeric = by_rating,
          .sort = std::move(url),
          .sorted = !sorted     ? ui::Sorted::none
                    : by_rating ? ui::Sorted::descending
                                : ui::Sorted::ascending};
}

ui::TableRow row_of(const View& v, const Ngo& ngo, std::int64_t position) {
  // The mark of another language stands once, behind the full name.
  const auto short_name = i18n::pick(ngo.card.short_name_kk, ngo.card.short_name_ru, v.t.language());
  const auto name = html(R"(<strong lang="{}">{}</strong><br>{})", i18n::to_code(short_name.language), short_name.text,
                         v.content(ngo.card.full_name_kk, ngo.card.full_name_ru));
  // The link's text repeats on each line; what it leads to is read out with it.
  const auto link = html(R"(<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a>)",
                         v.link(http::Url::to("/ngos/{}", ngo.id)), v.t("Card"), v.content(ngo.card.short_name_kk, ngo.card.short_name_ru));
  return {{html("{}", position), name, rating(v, ngo), contacts_in_brief(v, ngo.card), label(v, ngo.activity), link},
          "ngo-" + base::to_string(ngo.id)};
}

}  // namespace

Html telephone(const View& v, const std::optional<std::string>& number) {
  if (!number) return v.known(number);
  if (auto link = View::telephone(*number)) return html(R"(<a class="govuk-link" href="{}">{}</a>)", *link, *number);
  return html("{}", *number);
}

Html label(const View& v, const Label& label) {
  if (v.t.language() == i18n::Language::en && label.en) return html("{}", *label.en);
  return v.content(label.kk, label.ru);
}

Html contacts(const View& v, const NgoCard& card) {
  return ui::summary_list({{std::string{v.t("Address")}, v.known(card.address)},
                           {std::string{v.t("Phone 1")}, telephone(v, card.phone1)},
                           {std::string{v.t("Phone 2")}, telephone(v, card.phone2)},
                           {std::string{v.t("Fax 1")}, telephone(v, card.fax1)},
                           {std::string{v.t("Fax 2")}, telephone(v, card.fax2)},
                           {std::string{v.t("E-mail")}, mail(v, card.email)},
                           {std::string{v.t("Web address")}, site(v, card.web)}});
}

Html register_body(const View& v, const NgoPage& page, const http::FormValues& filter, const Books& books) {
  Html body = filters(v, filter, books);
  if (http::Operator::admit(v.request.caller)) body.add("{}", ui::link_button(v, v.t("Enter an NGO"), http::Url::to("/ngos/new")));
  if (page.total == 0) {
    body.add(R"(<p class="govuk-body">{}</p>)", v.t("No NGO fits. Try a part of the name, or choose another region or field of activity."));
    return body;
  }
  // Ratings stand further down the line of features; what they come to is kept here.
  body.add(R"(<p class="govuk-body">{} {} <a class="govuk-link" href="{}">{}</a></p>)",
           v.t.plural(i18n::N("{count} organisation", "{count} organisations"), page.total), "\u00B7",
           v.link(http::Url::to("/rankings/ngos")), v.t("Ranking of NGOs"));
  std::vector<ui::TableRow> rows;
  for (std::size_t i = 0; i < page.ngos.size(); ++i) rows.push_back(row_of(v, page.ngos[i], page.first + static_cast<std::int64_t>(i)));
  body.add("{}", ui::table(v, v.t("Non-governmental organisations"),
                           {{std::string{v.t("№")}, true},
                            ordered_column(std::string{v.t("Short name, full name")}, filter, false),
                            ordered_column(std::string{v.t("Rating")}, filter, true),
                            {std::string{v.t("Address, phones, faxes, e-mail, web address")}},
                            {std::string{v.t("Field of activity")}},
                            {std::string{v.t("Links")}}},
                           rows, true));
  body.add("{}", ui::pagination(v, filtered(filter), page.page, page.pages));
  return body;
}

Html card_facts(const View& v, const Ngo& ngo) {
  std::vector<ui::SummaryRow> rows{{std::string{v.t("Full name")}, v.content(ngo.card.full_name_kk, ngo.card.full_name_ru)},
                                   {std::string{v.t("Short name")}, v.content(ngo.card.short_name_kk, ngo.card.short_name_ru)},
                                   {std::string{v.t("Identification number")}, number(v, ngo.card)},
                                   {std::string{v.t("Legal form")}, label(v, ngo.legal_form)},
                                   {std::string{v.t("Field of activity")}, label(v, ngo.activity)},
                                   {std::string{v.t("Region")}, label(v, ngo.region)}};
  // The head is a person: shown to the NGO itself and to staff.
  if (v.request.caller.is_staff() || v.request.caller.ngo == ngo.id) {
    rows.push_back({std::string{v.t("Name of the head")}, v.known(ngo.card.head_name)});
  }
  return html("{}{}", ui::summary_list(rows), contacts(v, ngo.card));
}

Html card_body(const View& v, const Ngo& ngo) {
  Html body = card_facts(v, ngo);
  body.add(R"(<h2 class="govuk-heading-m">{}</h2>)", v.t("About the organisation"));
  if (ngo.card.resume) body.add("{}", View::paragraphs(*ngo.card.resume));
  else body.add(R"(<p class="govuk-body">{}</p>)", v.known(ngo.card.resume));
  body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(http::Url::to("/ngos/{}/projects", ngo.id)),
           v.t("Projects of the organisation"));
  body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(http::Url::to("/ngos/{}/history", ngo.id)),
           v.t("Grant history"));
  const auto author = http::Author::admit(v.request.caller);
  if (author && (author->on_behalf() || author->ngo == ngo.id)) {
    body.add("{}", ui::link_button(v, v.t("Change the card"), http::Url::to("/ngos/{}/edit", ngo.id), ui::ButtonKind::secondary));
  }
  return body;
}

Html card_form(const View& v, const http::Url& action, const http::FormValues& values, const Books& books, Filler filler,
               const NgoCard* before, std::int64_t version, const Ngo* saved) {
  const auto text = [&](std::string_view name, std::string_view title, bool optional, ui::Field more = {}) {
    more.name = name;
    more.label = std::string{title};
    more.optional = optional;
    return ui::text_input(v, values, more);
  };
  const auto may_stay_unknown = [&](const auto& fact) { return before != nullptr && !fact.has_value(); };
  static const NgoCard blank;
  const NgoCard& had = before != nullptr ? *before : blank;
  Html body;
  if (version > 0) body.add("{}", ui::hidden("version", std::to_string(version)));
  if (saved != nullptr) {
    body.add(
        "{}{}",
        ui::warning_text(
            v, v.t("This card was changed after you opened the page. Compare what you typed with what is saved now, then save once more.")),
        ui::inset(html(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("What is saved now"), card_facts(v, *saved))));
  }
  if (filler == Filler::operator_) {
    body.add(
        "{}",
        ui::fieldset(v.t("Identification number"),
                     html("{}{}",
                          ui::radios(v, values, {.name = "number_kind", .label = std::string{v.t("Kind of number")}},
                                     {{"bin", std::string{v.t("BIN")}, std::string{v.t("Given since 2013")}},
                                      {"rnn", std::string{v.t("RNN")}, std::string{v.t("Given before 2013")}}}),
                          text("number", v.t("Identification number"), may_stay_unknown(had.number),
                               {.name = {}, .label = {}, .hint = std::string{v.t("12 digits")}, .inputmode = "numeric", .width = "20"}))));
  } else {
    body.add("{}", ui::inset(html(R"(<p class="govuk-body">{}: {}. {}</p>)", v.t("Identification number"), number(v, had),
                                  v.t("Only an operator of the state body can correct it."))));
  }
  body.add("{}", ui::fieldset(
                     v.t("Name"),
                     html("{}{}{}{}", text("short_name_kk", v.t("Short name in Kazakh"), true, {.name = {}, .label = {}, .language = "kk"}),
                          text("full_name_kk", v.t("Full name in Kazakh"), true, {.name = {}, .label = {}, .language = "kk"}),
                          text("short_name_ru", v.t("Short name in Russian"), false, {.name = {}, .label = {}, .language = "ru"}),
                          text("full_name_ru", v.t("Full name in Russian"), false, {.name = {}, .label = {}, .language = "ru"}))));
  const auto choose = [&](std::string_view name, std::string_view title, bool optional, const std::vector<ui::Option>& options) {
    return ui::select(v, values, {.name = name, .label = std::string{title}, .optional = optional}, options);
  };
  body.add("{}{}{}", choose("legal_form", v.t("Legal form"), may_stay_unknown(had.legal_form), options_of(v, books.legal_forms)),
           choose("activity", v.t("Field of activity"), may_stay_unknown(had.activity), options_of(v, books.activities)),
           choose("region", v.t("Region"), may_stay_unknown(had.region_kato), region_options(v, books)));
  const auto tel = [](std::string_view complete) {
    return ui::Field{.name = {}, .label = {}, .autocomplete = complete, .inputmode = "tel", .width = "20"};
  };
  body.add(
      "{}",
      ui::fieldset(
          v.t("Contacts"),
          html("{}{}{}{}{}{}{}",
               text("address", v.t("Address"), may_stay_unknown(had.address), {.name = {}, .label = {}, .autocomplete = "street-address"}),
               text("phone1", v.t("Phone 1"), may_stay_unknown(had.phone1), tel("tel")), text("phone2", v.t("Phone 2"), true, tel({})),
               text("fax1", v.t("Fax 1"), true, tel({})), text("fax2", v.t("Fax 2"), true, tel({})),
               text("email", v.t("E-mail"), may_stay_unknown(had.email),
                    {.name = {}, .label = {}, .autocomplete = "email", .inputmode = "email", .width = "two-thirds"}),
               text("web", v.t("Web address"), true,
                    {.name = {}, .label = {}, .autocomplete = "url", .inputmode = "url", .width = "two-thirds"}))));
  body.add("{}{}{}", text("head_name", v.t("Name of the head"), may_stay_unknown(had.head_name)),
           ui::textarea(v, values,
                        {.name = "resume", .label = std::string{v.t("About the organisation")}, .optional = may_stay_unknown(had.resume)},
                        8, 5000),
           ui::button(v.t("Save")));
  return ui::post_form(v, action, body);
}

}  // namespace baqylau::ngos
