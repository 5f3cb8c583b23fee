#pragma once
/// What the form components share: label, hint and error around a control, all tied together by ids.

#include "ui/components.hpp"

#include <string>

namespace baqylau::ui {

/// The texts around one control and the ids that point at them.
struct FieldFrame {
  std::string error;  ///< in the reader's language; empty where the field is right
  std::string hint;
  std::string described_by;  ///< for aria-describedby; empty where there is neither
};

FieldFrame frame_of(const View& v, const http::FormValues& values, const Field& field, std::string_view more_hint = {});
/// `lang`, `autocomplete`, `inputmode`, `aria-describedby`, `aria-invalid`, as far as the field has them.
Attributes attributes_of(const Field& field, const FieldFrame& frame);
/// What a script needs to draw the button of an `<input type="file">` in the page's language.
void name_file_button(const View& v, Attributes& attributes, bool several);
/// The label's text, with "(not required)" where it is not.
std::string label_of(const View& v, const Field& field);
/// Label, hint, error, `control`, in a form group.
Html labelled(const View& v, const Field& field, const FieldFrame& frame, const Html& control);
/// The same for a group of choices: fieldset and legend.
Html grouped(const View& v, const Field& field, const FieldFrame& frame, const Html& controls);
/// `govuk-input--width-10` and the like; empty for full width.
std::string_view width_class(std::string_view width);

}  // namespace baqylau::ui
