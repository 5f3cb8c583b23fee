/// Controls in which one or several of the offered values are chosen.

#include "ui/components/field.hpp"

#include <algorithm>

namespace baqylau::ui {

namespace {

/// The first choice carries the field's own name as its id: the error summary links there.
std::string choice_id(std::string_view name, std::size_t index) {
  std::string id{name};
  if (index > 0) id.append("-").append(std::to_string(index + 1));
  return id;
}

enum class ChoiceKind { radio, checkbox };

Html choice(ChoiceKind kind, std::string_view name, const std::string& id, const Option& option, bool chosen) {
  Attributes attributes;
  if (!option.hint.empty()) attributes.set("aria-describedby", id + "-hint");
  if (chosen) attributes.set("checked");
  Html hint;
  switch (kind) {
    case ChoiceKind::radio:
      if (!option.hint.empty()) hint.add(R"(<div id="{}-hint" class="govuk-hint govuk-radios__hint">{}</div>)", id, option.hint);
      return html(R"(<div class="govuk-radios__item"><input class="govuk-radios__input" id="{}" name="{}" type="radio" value="{}"{}>)"
                  R"(<label class="govuk-label govuk-radios__label" for="{}">{}</label>{}</div>)",
                  id, name, option.value, attributes, id, option.label, hint);
    case ChoiceKind::checkbox:
      if (!option.hint.empty()) hint.add(R"(<div id="{}-hint" class="govuk-hint govuk-checkboxes__hint">{}</div>)", id, option.hint);
      return html(
          R"(<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="{}" name="{}" type="checkbox" value="{}"{}>)"
          R"(<label class="govuk-label govuk-checkboxes__label" for="{}">{}</label>{}</div>)",
          id, name, option.value, attributes, id, option.label, hint);
  }
  return {};
}

Html select_beginning(const View& v, const http::FormValues& values, const Field& field, const std::vector<Option>& options,
                      std::string_view empty) {
  const auto frame = frame_of(v, values, field);
  const auto chosen = values.value(field.name);
  Html offered = html(R"(<option value="">{}</option>)", empty);
  for (const auto& option : options) {
    Attributes selected;
    if (option.value == chosen) selected.set("selected");
    offered.add(R"(<option value="{}"{}>{}</option>)", option.value, selected, option.label);
  }
  const std::string_view classes = frame.error.empty() ? "govuk-select" : "govuk-select govuk-select--error";
  return labelled(
      v, field, frame,
      html(R"(<select class="{}" id="{}" name="{}"{}>{}</select>)", classes, field.name, field.name, attributes_of(field, frame), offered));
}

}  // namespace

Html select(const View& v, const http::FormValues& values, const Field& field, const std::vector<Option>& options) {
  return select_beginning(v, values, field, options, v.t("Choose"));
}

Html filter_select(const View& v, const http::FormValues& values, const Field& field, const std::vector<Option>& options) {
  return select_beginning(v, values, field, options, v.t("All"));
}

Html radios(const View& v, const http::FormValues& values, const Field& field, const std::vector<Option>& options) {
  const auto frame = frame_of(v, values, field);
  const auto chosen = values.value(field.name);
  Html items;
  for (std::size_t i = 0; i < options.size(); ++i) {
    items.add(choice(ChoiceKind::radio, field.name, choice_id(field.name, i), options[i], !chosen.empty() && options[i].value == chosen));
  }
  return grouped(v, field, frame, html(R"(<div class="govuk-radios govuk-radios--small">{}</div>)", items));
}

Html checkboxes(const View& v, const http::FormValues& values, const Field& field, const std::vector<Option>& options) {
  const auto frame = frame_of(v, values, field);
  const auto chosen = values.values(field.name);
  Html items;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const bool is_chosen = std::find(chosen.begin(), chosen.end(), options[i].value) != chosen.end();
    items.add(choice(ChoiceKind::checkbox, field.name, choice_id(field.name, i), options[i], is_chosen));
  }
  return grouped(v, field, frame, html(R"(<div class="govuk-checkboxes govuk-checkboxes--small">{}</div>)", items));
}

Html checkbox(const View& v, const http::FormValues& values, const Field& field) {
  const auto frame = frame_of(v, values, field);
  Html error;
  if (!frame.error.empty()) {
    error.add(R"(<p id="{}-error" class="govuk-error-message"><span class="govuk-visually-hidden">{}</span> {}</p>)", field.name,
              v.t("Error:"), frame.error);
  }
  const auto item = choice(ChoiceKind::checkbox, field.name, std::string{field.name}, {"1", label_of(v, field), frame.hint},
                           values.value(field.name) == "1");
  return html(R"(<div class="{}">{}<div class="govuk-checkboxes govuk-checkboxes--small">{}</div></div>)",
              frame.error.empty() ? "govuk-form-group" : "govuk-form-group govuk-form-group--error", error, item);
}

}  // namespace baqylau::ui
