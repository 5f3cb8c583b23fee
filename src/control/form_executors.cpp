/// Forms 1 and 2: the executors, before and after they registered. SPEC §4, §6.

#include "control/columns.hpp"

#include "http/response.hpp"

#include <algorithm>
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
/// What is not known of the day of the form neither counts nor lacks.
bool is_kept(const CardField& field, const FormData& data) { return data.accounts_kept() || field.code != "login"; }

Share share_of(const FormRow& row, const FormData& data) {
  Share share;
  for (const auto& field : card_fields) {
    if (!field.required || !is_kept(field, data)) continue;
    ++share.required;
    if (field.there(row)) ++share.present;
  }
  return share;
}

std::string percent_of(const Share& share) { return std::to_string(share.percent()) + " %"; }

Html share_cell(const ui::View& v, const FormRow& row, const FormData& data) {
  const auto share = share_of(row, data);
  std::vector<std::string> missing;
  if (!row.card) missing.emplace_back(v.t("The executor has no card yet"));
  for (const auto& field : card_fields)
    if (field.required && is_kept(field, data) && !field.there(row))
      missing.push_back(v.t(M("Not filled in: {field}"), {{"field", v.t(field.title)}}));
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

std::string not_kept(const ui::View& v) { return std::string{v.t("not kept yet")}; }

Html not_kept_cell(const ui::View& v, const FormData& data) {
  return ui::explained(
      v, not_kept(v),
      {.rule = std::string{v.t("Accounts and sign-ins are kept from the day of the first account on. Of earlier days nobody "
                               "knows who had one.")},
       .inputs = {v.t(M("Kept since: {date}"),
                      {{"date", data.accounts_since ? v.t.date(*data.accounts_since) : std::string{v.t("not known")}}}),
                  v.t(M("End of the day: {date}"), {{"date", v.t.date(data.as_of)}})},
       .arithmetic = {}});
}

/// Those who may record it: the operator and the specialist of the body.
bool may_record(const http::Caller& caller) { return caller.has(http::Role::operator_) || caller.has(http::Role::specialist); }

/// The card is the same on each row of an executor, the awards are several.
void add_awards(const std::vector<LateEntry>& late, std::vector<LateEntry>& to) {
  for (const auto& one : late)
    if (one.what == LateEntry::What::award && std::ranges::count(to, one) == 0) to.push_back(one);
}

}  // namespace

void one_row_an_executor(FormData& data) {
  std::unordered_map<base::NgoId, std::size_t> known;
  std::vector<FormRow> rows;
  for (auto& row : data.rows) {
    const auto [at, first] = known.emplace(row.ngo, rows.size());
    const auto lot = row.lot_number;
    if (first) rows.push_back(std::move(row));
    else add_awards(row.late, rows[at->second].late);
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
  add_late_column(form, columns);
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
  const auto& data = form.data;
  const bool kept = data.accounts_kept();
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
                     .plain = [&data](const FormRow& row) -> Plain { return share_of(row, data).percent(); },
                     .explained = [&v, &data](const FormRow& row) { return share_cell(v, row, data); },
                     .figure = [&data](const FormRow& row) -> std::optional<std::string> { return percent_of(share_of(row, data)); }});
  columns.push_back(
      {.code = "confirmed",
       .title = std::string{v.t("Account confirmed")},
       .numeric = true,
       .plain = [&v, kept](const FormRow& row) -> Plain {
         if (!kept) return not_kept(v);
         return std::int64_t{row.sign_ins.first ? 1 : 0};
       },
       .explained = [&v, &data, kept](const FormRow& row) { return kept ? confirmed_cell(v, row) : not_kept_cell(v, data); }});
  columns.push_back({.code = "last_sign_in", .title = std::string{v.t("Last sign-in")}, .plain = [&v, kept](const FormRow& row) -> Plain {
                       return kept ? plain_day(day_of(row.sign_ins.last)) : Plain{not_kept(v)};
                     }});
  for (const auto& field : card_fields) {
    columns.push_back({.code = std::string{field.code},
                       .title = std::string{v.t(field.title)} + (field.required ? "*" : ""),
                       .numeric = true,
                       .plain = [&v, there = field.there, of_day = is_kept(field, data)](const FormRow& row) -> Plain {
                         if (!of_day) return not_kept(v);
                         return std::int64_t{there(row) ? 1 : 0};
                       }});
  }
  add_late_column(form, columns);
  return columns;
}

}  // namespace baqylau::control
