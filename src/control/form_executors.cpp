/// Forms 1 and 2: the executors, before and after they registered. SPEC §4, §6.

#include "control/columns.hpp"

#include "http/response.hpp"

#include <array>
#include <unordered_map>
#include <utility>

namespace baqylau::control {

namespace {

using base::M;
using http::Url;
using ui::Html;
using ui::html;

/// A fact of the card with its mark. Names are always there: the register takes no card without them.
struct CardField {
  std::string_view code;
  base::Text title;
  bool required;
  bool (*there)(const FormRow& row);
};
bool has(const FormRow& row, bool CardFacts::*fact) { return row.card && (*row.card).*fact; }
constexpr std::array card_fields{
    CardField{"number", M("Identification number"), true, [](const FormRow& row) { return has(row, &CardFacts::number); }},
    CardField{"full_name", M("Full name"), true, [](const FormRow& row) { return row.card.has_value(); }},
    CardField{"short_name", M("Short name"), true, [](const FormRow& row) { return row.card.has_value(); }},
    CardField{"legal_form", M("Legal form"), true, [](const FormRow& row) { return has(row, &CardFacts::legal_form); }},
    CardField{"activity", M("Field of activity"), true, [](const FormRow& row) { return has(row, &CardFacts::activity); }},
    CardField{"region", M("Region"), true, [](const FormRow& row) { return has(row, &CardFacts::region); }},
    CardField{"address", M("Address"), true, [](const FormRow& row) { return has(row, &CardFacts::address); }},
    CardField{"phone1", M("Phone 1"), true, [](const FormRow& row) { return has(row, &CardFacts::phone1); }},
    CardField{"email", M("E-mail"), true, [](const FormRow& row) { return has(row, &CardFacts::email); }},
    CardField{"head", M("Name of the head"), true, [](const FormRow& row) { return has(row, &CardFacts::head_name); }},
    CardField{"resume", M("About the organisation"), true, [](const FormRow& row) { return has(row, &CardFacts::resume); }},
    CardField{"login", M("Login"), true, [](const FormRow& row) { return row.sign_ins.accounts > 0; }},
    CardField{"phone2", M("Phone 2"), false, [](const FormRow& row) { return has(row, &CardFacts::phone2); }},
    CardField{"fax1", M("Fax 1"), false, [](const FormRow& row) { return has(row, &CardFacts::fax1); }},
    CardField{"fax2", M("Fax 2"), false, [](const FormRow& row) { return has(row, &CardFacts::fax2); }},
    CardField{"web", M("Web address"), false, [](const FormRow& row) { return has(row, &CardFacts::web); }},
};

struct Share {
  std::int64_t present = 0, required = 0;
  [[nodiscard]] std::int64_t percent() const { return (200 * present + required) / (2 * required); }
};
Share share_of(const FormRow& row) {
  Share share;
  for (const auto& field : card_fields) {
    if (!field.required) continue;
    ++share.required;
    if (field.there(row)) ++share.present;
  }
  return share;
}

std::string percent_of(const Share& share) { return std::to_string(share.percent()) + " %"; }

Html share_cell(const ui::View& v, const FormRow& row) {
  const auto share = share_of(row);
  std::vector<std::string> missing;
  if (!row.card) missing.emplace_back(v.t("The executor has no card yet"));
  for (const auto& field : card_fields)
    if (field.required && !field.there(row)) missing.push_back(v.t(M("Not filled in: {field}"), {{"field", v.t(field.title)}}));
  return ui::explained(v, percent_of(share),
                       {.rule = std::string{v.t("Share of the required fields of the card that are filled in, in percent.")},
                        .inputs = std::move(missing),
                        .arithmetic = std::to_string(share.present) + " / " + std::to_string(share.required) + " = " + percent_of(share)});
}

std::optional<base::LocalDate> day_of(const std::optional<base::Instant>& at) {
  if (!at) return std::nullopt;
  return base::almaty_date(*at);
}

Html confirmed_cell(const ui::View& v, const FormRow& row) {
  return ui::explained(
      v, row.sign_ins.first ? "1" : "0",
      {.rule =
           std::string{v.t("1 when somebody has signed in to an account of the NGO: the account is in its owner's hands. 0 until then.")},
       .inputs = {v.t.plural(i18n::N("{count} account", "{count} accounts"), row.sign_ins.accounts),
                  row.sign_ins.first ? v.t(M("First signed in: {date}"), {{"date", v.t.date_time(*row.sign_ins.first)}})
                                     : std::string{v.t("Nobody has signed in yet")}},
       .arithmetic = {}});
}

Plain plain_day(const std::optional<base::LocalDate>& day) {
  if (!day) return {};
  return *day;
}

/// Those who may record it: the operator and the specialist of the body.
bool may_record(const http::Caller& caller) { return caller.has(http::Role::operator_) || caller.has(http::Role::specialist); }

}  // namespace

void one_row_an_executor(FormData& data) {
  std::unordered_map<base::NgoId, std::size_t> known;
  std::vector<FormRow> rows;
  for (auto& row : data.rows) {
    const auto [at, first] = known.emplace(row.ngo, rows.size());
    const auto lot = row.lot_number;
    if (first) rows.push_back(std::move(row));
    rows[at->second].lots.push_back(lot);
  }
  data.rows = std::move(rows);
}

std::vector<Column> contact_columns(const FormView& form) {
  const auto& v = form.v;
  const auto as_of = form.data.as_of;
  std::vector<Column> columns;
  add_project_columns(form, columns);
  add_ngo_column(form, columns);
  columns.push_back({.code = "contacted",
                     .title = std::string{v.t("Reached")},
                     .numeric = true,
                     .plain = [](const FormRow& row) -> Plain { return std::int64_t{row.contact ? 1 : 0}; },
                     .explained =
                         [&v, as_of](const FormRow& row) {
                           const auto cell = explain_contact(v.t, row, as_of);
                           return ui::explained(v, cell.shown, cell.explanation);
                         }});
  columns.push_back({.code = "contacted_on", .title = std::string{v.t("Last reached")}, .plain = [](const FormRow& row) -> Plain {
                       return plain_day(row.contact ? std::optional{row.contact->on} : std::nullopt);
                     }});
  columns.push_back({.code = "channel", .title = std::string{v.t("Way of contact")}, .plain = [&v](const FormRow& row) -> Plain {
                       if (!row.contact) return {};
                       return std::string{v.t(label_of(row.contact->channel))};
                     }});
  columns.push_back({.code = "card",
                     .title = std::string{v.t("Card in the register")},
                     .numeric = true,
                     .plain = [](const FormRow& row) -> Plain { return std::int64_t{row.card ? 1 : 0}; },
                     .explained =
                         [&v, as_of](const FormRow& row) {
                           const auto cell = explain_card(v.t, row, as_of);
                           return ui::explained(v, cell.shown, cell.explanation);
                         }});
  if (may_record(v.request.caller)) {
    columns.push_back({.code = "record",
                       .title = std::string{v.t("Record")},
                       .where = Shown::on_screen,
                       .plain = [](const FormRow& row) -> Plain { return row.lot_number; },
                       .screen =
                           [&v](const FormRow& row) {
                             return html(R"(<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden"> {}</span></a>)",
                                         v.link(Url::to("/control/contacts/{}", row.project)), v.t("Record a contact"),
                                         v.t("Lot {number}.", {{"number", std::to_string(row.lot_number)}}));
                           }});
  }
  return columns;
}

std::vector<Column> registration_columns(const FormView& form) {
  const auto& v = form.v;
  std::vector<Column> columns;
  add_ngo_column(form, columns);
  columns.push_back({.code = "lots", .title = std::string{v.t("Lots")}, .plain = [](const FormRow& row) -> Plain {
                       std::string lots;
                       for (const auto lot : row.lots) (lots += lots.empty() ? "" : ", ") += std::to_string(lot);
                       return lots;
                     }});
  columns.push_back({.code = "share",
                     .title = std::string{v.t("Card filled in, %")},
                     .numeric = true,
                     .plain = [](const FormRow& row) -> Plain { return share_of(row).percent(); },
                     .explained = [&v](const FormRow& row) { return share_cell(v, row); },
                     .figure = [](const FormRow& row) -> std::optional<std::string> { return percent_of(share_of(row)); }});
  columns.push_back({.code = "confirmed",
                     .title = std::string{v.t("Account confirmed")},
                     .numeric = true,
                     .plain = [](const FormRow& row) -> Plain { return std::int64_t{row.sign_ins.first ? 1 : 0}; },
                     .explained = [&v](const FormRow& row) { return confirmed_cell(v, row); }});
  columns.push_back({.code = "last_sign_in", .title = std::string{v.t("Last sign-in")}, .plain = [](const FormRow& row) {
                       return plain_day(day_of(row.sign_ins.last));
                     }});
  for (const auto& field : card_fields) {
    columns.push_back({.code = std::string{field.code},
                       .title = std::string{v.t(field.title)} + (field.required ? "*" : ""),
                       .numeric = true,
                       .plain = [there = field.there](const FormRow& row) -> Plain { return std::int64_t{there(row) ? 1 : 0}; }});
  }
  return columns;
}

}  // namespace baqylau::control
