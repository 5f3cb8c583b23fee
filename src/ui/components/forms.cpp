/// Forms, their buttons, and what app.js is told about them: its texts come from here, so that they are translated.

#include "ui/components.hpp"

#include <stdexcept>

namespace baqylau::ui {

namespace {

/// Texts for the progress of an upload (assets/js/upload.js).
Attributes upload_texts(const View& v) {
  return Attributes{}
      .set("data-upload")
      .set("data-upload-progress", v.t("Sending: {percent} %"))
      .set("data-upload-done", v.t("Sent. The file is being checked…"))
      .set("data-upload-cancel", v.t("Cancel sending"))
      .set("data-upload-cancelled", v.t("Sending was cancelled. Nothing was changed."))
      .set("data-upload-failed", v.t("The file did not arrive. Check the connection and send it again."));
}

/// Texts for a form that saves itself (assets/js/autosave.js).
void add_autosave_texts(const View& v, Attributes& attributes) {
  attributes.set("data-autosave-saving", v.t("Saving…"))
      .set("data-autosave-unsaved", v.t("There are changes that are not saved yet"))
      .set("data-autosave-failed",
           v.t("Not saved: there is no connection. What you typed stays here, and saving is tried again by itself."))
      .set("data-autosave-invalid", v.t("Not saved. Press the save button to see what is to be corrected."))
      .set("data-autosave-signed-out",
           v.t("Not saved: you have been signed out. What you typed stays here. Sign in again in another tab, then return and go on."))
      .set("data-autosave-conflict",
           v.t("Not saved: another text has been saved here after you opened the page. Press the save button to see both."));
}

/// Throws std::logic_error on a public page: its reader is nobody, so what they sent could not be told from a stranger's.
Html form_of(const View& v, const http::Url& action, const Html& body, const Attributes& attributes) {
  if (v.request.for_everybody) throw std::logic_error{"a form that is posted, on a page that is the same for everybody"};
  return html(R"(<form method="post" action="{}"{}>{}{}{}</form>)", v.link(action), attributes, hidden("_token", v.request.csrf_token),
              hidden("_key", v.request.form_key), body);
}

}  // namespace

Html hidden(std::string_view name, std::string_view value) { return html(R"(<input type="hidden" name="{}" value="{}">)", name, value); }

Html post_form(const View& v, const http::Url& action, const Html& body, Encoding encoding, std::string_view id) {
  Attributes attributes = encoding == Encoding::multipart ? upload_texts(v).set("enctype", "multipart/form-data") : Attributes{};
  if (!id.empty()) attributes.set("id", id);
  // The server explains what is wrong in the reader's language; browsers' own bubbles would come before it.
  attributes.set("novalidate");
  return form_of(v, action, body, attributes);
}

Html autosave_form(const View& v, const http::Url& action, const http::Url& save_to, const Html& body, std::string_view id) {
  Attributes attributes;
  if (!id.empty()) attributes.set("id", id);
  attributes.set("novalidate").set("data-autosave", v.link(save_to).text());
  add_autosave_texts(v, attributes);
  const auto state = html(R"(<p class="app-autosave" data-autosave-state="" role="status"></p>)");
  return form_of(v, action, html("{}{}", body, state), attributes);
}

Html repeatable(const View& v, const std::vector<Html>& rows) {
  Html items;
  for (const auto& row : rows) items.add(R"(<div class="app-repeat__row" data-repeat-row="">{}</div>)", row);
  return html(R"(<div class="app-repeat" data-repeat="" data-repeat-add="{}" data-repeat-remove="{}">{}</div>)", v.t("Add another row"),
              v.t("Remove"), items);
}

Html get_form(const View& v, const http::Url& action, const Html& body) {
  return html(R"(<form class="app-filters" method="get" action="{}">{}</form>)", v.link(action), body);
}

namespace {
std::string_view button_class(ButtonKind kind) {
  switch (kind) {
    case ButtonKind::primary: return "govuk-button";
    case ButtonKind::secondary: return "govuk-button govuk-button--secondary";
    case ButtonKind::warning: return "govuk-button govuk-button--warning";
  }
  return "govuk-button";
}
}  // namespace

Html button(std::string_view label, ButtonKind kind, std::string_view name, std::string_view value) {
  Attributes attributes;
  if (!name.empty()) attributes.set("name", name).set("value", value);
  return html(R"(<button type="submit" class="{}"{}>{}</button>)", button_class(kind), attributes, label);
}

Html link_button(const View& v, std::string_view label, const http::Url& url, ButtonKind kind) {
  return html(R"(<a href="{}" class="{}">{}</a>)", v.link(url), button_class(kind), label);
}

Html fieldset(std::string_view legend, const Html& body) {
  return html(
      R"(<fieldset class="govuk-fieldset app-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{}</legend>{}</fieldset>)",
      legend, body);
}

}  // namespace baqylau::ui
