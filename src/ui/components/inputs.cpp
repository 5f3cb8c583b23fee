/// Controls in which something is typed or picked from the disk.

#include "ui/components/field.hpp"

namespace baqylau::ui {

namespace {

std::string input_class(const Field& field, const FieldFrame& frame) {
  std::string classes = "govuk-input";
  classes.append(width_class(field.width));
  if (!frame.error.empty()) classes.append(" govuk-input--error");
  return classes;
}

std::string_view input_type(const Field& field) {
  if (field.inputmode == "email" || field.inputmode == "tel") return field.inputmode;
  return "text";  // not "url" or "number": browsers refuse there what our own messages explain better
}

}  // namespace

Html text_input(const View& v, const http::FormValues& values, const Field& field) {
  const auto frame = frame_of(v, values, field);
  return labelled(v, field, frame,
                  html(R"(<input class="{}" id="{}" name="{}" type="{}" value="{}"{}>)", input_class(field, frame), field.name, field.name,
                       input_type(field), values.value(field.name), attributes_of(field, frame)));
}

Html password_input(const View& v, const http::FormValues& values, const Field& field) {
  const auto frame = frame_of(v, values, field);
  auto attributes = attributes_of(field, frame);
  attributes.set("spellcheck", "false").set("autocapitalize", "none");
  return labelled(
      v, field, frame,
      html(R"(<input class="{}" id="{}" name="{}" type="password"{}>)", input_class(field, frame), field.name, field.name, attributes));
}

Html textarea(const View& v, const http::FormValues& values, const Field& field, int rows, std::size_t max) {
  const auto most = static_cast<std::int64_t>(max);
  const auto limit = max == 0 ? std::string{} : v.t.plural(i18n::N("Up to {count} character.", "Up to {count} characters."), most);
  const auto frame = frame_of(v, values, field, limit);
  auto attributes = attributes_of(field, frame);
  if (max != 0)
    attributes.set("data-count", std::to_string(max))
        .set("data-count-over", v.t("Too long by {count}"))
        .set("data-count-left", v.t("Characters left: {count}"));
  const std::string_view classes = frame.error.empty() ? "govuk-textarea" : "govuk-textarea govuk-textarea--error";
  // A line break straight after <textarea> is dropped by the browser; ours keeps one that was typed.
  return labelled(v, field, frame,
                  html("<textarea class=\"{}\" id=\"{}\" name=\"{}\" rows=\"{}\"{}>\n{}</textarea>", classes, field.name, field.name, rows,
                       attributes, values.value(field.name)));
}

Html date_input(const View& v, const http::FormValues& values, const Field& field) {
  const auto frame = frame_of(v, values, field, v.t("For example, 27.02.2008"));
  Field dated = field;
  if (dated.width.empty()) dated.width = "10";
  return labelled(v, dated, frame,
                  html(R"(<input class="{}" id="{}" name="{}" type="text" value="{}"{}>)", input_class(dated, frame), field.name,
                       field.name, values.value(field.name), attributes_of(dated, frame)));
}

void name_file_button(const View& v, Attributes& attributes, bool several) {
  attributes.set("data-select", several ? v.t("Select files") : v.t("Select a file")).set("data-none-selected", v.t("No file selected"));
}

Html file_input(const View& v, const http::FormValues& values, const Field& field, std::string_view accept, std::int64_t most_bytes,
                int most_files) {
  const auto most = v.t.file_size(most_bytes);
  const auto limit = most_files == 1 ? v.t("Up to {size}.", {{"size", most}})
                                     : v.t.plural(i18n::N("Up to {count} file, {size} each.", "Up to {count} files, {size} each."),
                                                  most_files, {{"size", most}});
  const auto frame = frame_of(v, values, field, limit);
  auto attributes = attributes_of(field, frame);
  if (!accept.empty()) attributes.set("accept", accept);
  name_file_button(v, attributes, most_files != 1);
  attributes.set("data-most-bytes", std::to_string(most_bytes));
  attributes.set("data-too-large", v.t("This file is larger than {size}. Choose a smaller one.", {{"size", most}}));
  if (most_files != 1)
    attributes.set("multiple")
        .set("data-most-files", std::to_string(most_files))
        .set("data-too-many", v.t.plural(i18n::N("Choose at most {count} file.", "Choose at most {count} files."), most_files));
  const std::string_view classes = frame.error.empty() ? "govuk-file-upload" : "govuk-file-upload govuk-file-upload--error";
  return labelled(v, field, frame,
                  html(R"(<input class="{}" id="{}" name="{}" type="file"{}>)", classes, field.name, field.name, attributes));
}

}  // namespace baqylau::ui
