#include "ui/components/field.hpp"

namespace baqylau::ui {

namespace {

Html hint_of(const Field& field, const FieldFrame& frame) {
  if (frame.hint.empty()) return {};
  return html(R"(<div id="{}-hint" class="govuk-hint">{}</div>)", field.name, frame.hint);
}

Html error_of(const View& v, const Field& field, const FieldFrame& frame) {
  if (frame.error.empty()) return {};
  return html(R"(<p id="{}-error" class="govuk-error-message"><span class="govuk-visually-hidden">{}</span> {}</p>)", field.name,
              v.t("Error:"), frame.error);
}

void append_sentence(std::string& text, std::string_view sentence) {
  const bool ended = text.empty() || std::string_view{".!?:"}.find(text.back()) != std::string_view::npos;
  text.append(ended ? "" : ".").append(text.empty() ? "" : " ").append(sentence);
}

std::string_view group_class(const FieldFrame& frame) {
  return frame.error.empty() ? "govuk-form-group" : "govuk-form-group govuk-form-group--error";
}

}  // namespace

std::string label_of(const View& v, const Field& field) {
  if (!field.optional) return field.label;
  return v.t("{label} (not required)", {{"label", field.label}});
}

FieldFrame frame_of(const View& v, const http::FormValues& values, const Field& field, std::string_view more_hint) {
  FieldFrame frame;
  if (const auto* error = values.error(field.name)) frame.error = v.t(*error);
  frame.hint = field.hint;
  if (!more_hint.empty()) append_sentence(frame.hint, more_hint);
  if (!frame.hint.empty()) frame.described_by.append(field.name).append("-hint");
  if (!frame.error.empty()) frame.described_by.append(frame.described_by.empty() ? "" : " ").append(field.name).append("-error");
  return frame;
}

Attributes attributes_of(const Field& field, const FieldFrame& frame) {
  Attributes attributes;
  if (!field.language.empty()) attributes.set("lang", field.language);
  if (!field.autocomplete.empty()) attributes.set("autocomplete", field.autocomplete);
  if (!field.inputmode.empty()) attributes.set("inputmode", field.inputmode);
  if (!frame.described_by.empty()) attributes.set("aria-describedby", frame.described_by);
  if (!frame.error.empty()) attributes.set("aria-invalid", "true");
  return attributes;
}

Html labelled(const View& v, const Field& field, const FieldFrame& frame, const Html& control) {
  return html(R"(<div class="{}"><label class="govuk-label" for="{}">{}</label>{}{}{}</div>)", group_class(frame), field.name,
              label_of(v, field), hint_of(field, frame), error_of(v, field, frame), control);
}

Html grouped(const View& v, const Field& field, const FieldFrame& frame, const Html& controls) {
  Attributes described;
  if (!frame.described_by.empty()) described.set("aria-describedby", frame.described_by);
  return html(
      R"(<div class="{}"><fieldset class="govuk-fieldset"{}><legend class="govuk-fieldset__legend">{}</legend>{}{}{}</fieldset></div>)",
      group_class(frame), described, label_of(v, field), hint_of(field, frame), error_of(v, field, frame), controls);
}

std::string_view width_class(std::string_view width) {
  if (width == "2") return " govuk-input--width-2";
  if (width == "4") return " govuk-input--width-4";
  if (width == "5") return " govuk-input--width-5";
  if (width == "10") return " govuk-input--width-10";
  if (width == "20") return " govuk-input--width-20";
  if (width == "two-thirds") return " govuk-!-width-two-thirds";
  return "";
}

}  // namespace baqylau::ui
