/// Organisations that an award names and that have no card: their fields and what is shown of them; and how one of the register is chosen.

#include "ngos/ngos.hpp"

#include "ui/components.hpp"

namespace baqylau::ngos {

namespace {

using base::M;
using ui::Html;
using ui::html;
using ui::View;

std::string named(std::string_view field) { return std::string{named_prefix} + std::string{field}; }

}  // namespace

Named read_named(http::FormReader& form) {
  Named read;
  read.name_ru = form.line(named("name_ru"), {.label = M("Name in Russian"), .required = true, .max = 500});
  read.name_kk = form.optional_line(named("name_kk"), {.label = M("Name in Kazakh"), .max = 500});
  const auto typed = form.line(named("number"), {.label = M("Identification number"), .max = 40});
  if (!typed.empty()) {
    auto number = base::read_identification_number(typed);
    if (number) read.number = std::move(*number);
    else form.fail(named("number"), number.failure().message);
  }
  read.phone = form.optional_line(named("phone"), {.label = M("Telephone"), .required = true, .max = 40});
  return read;
}

Html named_fields(const View& v, const http::FormValues& values) {
  const auto number = named("number"), phone = named("phone"), name_kk = named("name_kk"), name_ru = named("name_ru");
  return html("{}{}{}{}", ui::text_input(v, values, {.name = name_ru, .label = std::string{v.t("Name in Russian")}, .language = "ru"}),
              ui::text_input(v, values, {.name = name_kk, .label = std::string{v.t("Name in Kazakh")}, .optional = true, .language = "kk"}),
              ui::text_input(v, values,
                             {.name = number,
                              .label = std::string{v.t("Identification number")},
                              .hint = std::string{v.t("BIN or RNN, 12 digits")},
                              .optional = true,
                              .inputmode = "numeric",
                              .width = "20"}),
              ui::text_input(v, values, {.name = phone, .label = std::string{v.t("Telephone")}, .inputmode = "tel", .width = "20"}));
}

Html named_facts(const View& v, const Ngo& ngo) {
  Html body =
      ui::inset(html("{}", v.t("This organisation was named as an executor when a lot was awarded. It has no card in the register yet.")));
  std::vector<ui::SummaryRow> rows{{std::string{v.t("Name")}, v.content(ngo.card.full_name_kk, ngo.card.full_name_ru)}};
  // How to reach it is for those who have to; the register shows what an organisation says of itself.
  if (v.request.caller.is_staff()) {
    rows.push_back(
        {std::string{v.t("Identification number")}, v.known(ngo.card.number ? std::optional{ngo.card.number->digits} : std::nullopt)});
    rows.push_back({std::string{v.t("Telephone")}, telephone(v, ngo.card.phone1)});
  }
  return body.add("{}", ui::summary_list(rows));
}

Html found_to_choose(const View& v, const NgoPage& found, const std::function<http::Url(base::NgoId)>& where) {
  std::vector<ui::TableRow> rows;
  for (const auto& ngo : found.ngos) {
    const auto name = v.content(ngo.card.short_name_kk, ngo.card.short_name_ru);
    const auto choose = html(R"(<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a>)",
                             v.link(where(ngo.id)), v.t("Choose as the executor"), name);
    rows.push_back({{name, v.content(ngo.card.full_name_kk, ngo.card.full_name_ru),
                     v.known(ngo.card.number ? std::optional{ngo.card.number->digits} : std::nullopt), choose}});
  }
  auto body = ui::table(v, v.t("Organisations found"),
                        {{std::string{v.t("Short name")}},
                         {std::string{v.t("Full name")}},
                         {std::string{v.t("Identification number")}},
                         {std::string{v.t("Executor")}}},
                        rows);
  if (found.pages > 1) body.add(R"(<p class="govuk-body">{}</p>)", v.t("Not all that were found are shown. Type more of the name."));
  return body;
}

}  // namespace baqylau::ngos
