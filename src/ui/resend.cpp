#include "ui/resend.hpp"

#include "base/text.hpp"
#include "http/forms.hpp"
#include "ui/components/field.hpp"

#include <algorithm>

namespace baqylau::ui {

namespace {

/// Codes, numbers, versions: nothing that somebody has typed and would miss.
bool is_code(std::string_view value) {
  return std::ranges::all_of(value,
                             [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; });
}

bool was_typed(const std::pair<std::string, std::string>& field) {
  return !http::is_secret_field(field.first) && base::is_utf8(field.second) && !is_code(field.second);
}

Html typed_texts(const http::Request& request) {
  Html texts;
  for (const auto& field : request.form)
    if (was_typed(field)) texts.add(R"(<div class="app-typed">{}</div>)", View::paragraphs(field.second));
  return texts;
}

std::string secret_label(const View& v, std::string_view field) {
  if (field.starts_with("new")) return std::string{v.t("New password")};
  return std::string{field.starts_with("current") ? v.t("Current password") : v.t("Password")};
}

Html fields_again(const View& v) {
  const http::FormValues none;
  Html fields;
  for (const auto& [name, value] : v.request.form) {
    if (!http::is_secret_field(name)) fields.add("{}", hidden(name, value));
    else
      fields.add(
          "{}", password_input(v, none, {.name = name, .label = secret_label(v, name), .autocomplete = "current-password", .width = "20"}));
  }
  for (const auto& file : v.request.uploads) {
    if (file.state == http::Upload::State::empty) continue;
    Attributes attributes;
    name_file_button(v, attributes, false);
    fields.add(
        R"(<div class="govuk-form-group"><label class="govuk-label" for="{}">{}</label><input class="govuk-file-upload" type="file" id="{}" name="{}"{}></div>)",
        file.field, v.t("Choose the file again: {file}", {{"file", file.filename}}), file.field, file.field, attributes);
  }
  return fields;
}

}  // namespace

bool can_be_sent_again(const http::Request& request, base::Kind kind) {
  switch (request.resend) {
    case http::Resend::no: return false;
    case http::Resend::fresh: return kind == base::Kind::malformed || kind == base::Kind::unavailable;
    case http::Resend::same_key:
    case http::Resend::unsure: return kind == base::Kind::unavailable || kind == base::Kind::too_many;
  }
  return false;
}

Html resend_section(const View& v, base::Kind kind) {
  const auto& request = v.request;
  if (request.resend == http::Resend::no) return {};
  const auto texts = typed_texts(request);
  const auto shown = texts.empty() ? Html{} : details(v.t("Show what you typed"), texts);
  if (!can_be_sent_again(request, kind)) {
    if (texts.empty()) return {};
    return html(R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-body">{}</p>{})", v.t("What you typed"),
                v.t("Nothing of it has been saved. Copy what you need before you leave this page."), texts);
  }
  Html fields = fields_again(v);
  if (request.resend == http::Resend::unsure) fields.add("{}", hidden("_unsure", "1"));
  const auto encoding = request.uploads.empty() ? Encoding::plain : Encoding::multipart;
  return html("{}{}", post_form(v, http::Url::of_request(request), html("{}{}", fields, button(v.t("Send it again"))), encoding), shown);
}

}  // namespace baqylau::ui
