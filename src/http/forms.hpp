#pragma once
/// Reading a form: every field is declared once, all errors are collected, nothing typed is lost.
///
///     http::FormReader form{call.request};
///     auto title = form.line("title_ru", {.label = M("Title in Russian"), .required = true, .max = 300});
///     auto held  = form.date("held_on", {.label = M("Date of the contest"), .required = true});
///     return http::answered(form, again, job);  // http/answered.hpp
///
/// An unknown or repeated field makes `finish` fail as `malformed` (400): it was not our form that was sent.

#include "base/clock.hpp"
#include "base/message.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "http/request.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::http {

struct Rule {
  base::Text label;  ///< named in the messages: "Enter: {label}"
  bool required = false;
  std::size_t max = 300;  ///< code points
};

/// Passwords: what is never written into a page again, nor kept.
bool is_secret_field(std::string_view name);

/// What a form's page shows: typed text and errors by field. Also made by hand for the first showing.
class FormValues {
 public:
  FormValues() = default;
  FormValues& set(std::string_view name, std::string value);
  /// One more value of a field that may be repeated: ticked boxes.
  FormValues& add_value(std::string_view name, std::string value);
  void add_error(std::string_view name, base::Message message);
  [[nodiscard]] std::string_view value(std::string_view name) const;
  /// All values of a field that may be repeated.
  [[nodiscard]] std::vector<std::string_view> values(std::string_view name) const;
  [[nodiscard]] const base::Message* error(std::string_view name) const;
  [[nodiscard]] const std::vector<base::FieldError>& errors() const { return errors_; }

 private:
  friend class FormReader;
  Pairs values_;
  std::vector<base::FieldError> errors_;
};

class FormReader {
 public:
  explicit FormReader(const Request& request);

  /// One line of text, cleaned (base::clean_line). Empty when absent or wrong.
  std::string line(std::string_view name, const Rule& rule);
  /// Text with line breaks.
  std::string text(std::string_view name, const Rule& rule);
  /// What a spreadsheet puts on the clipboard: cells parted by tabs, rows by line breaks; each cleaned as text. base::pasted_rows reads it.
  std::string cells(std::string_view name, const Rule& rule);
  /// Exactly as sent, not cleaned or trimmed: passwords.
  std::string secret(std::string_view name, const Rule& rule);
  std::optional<std::string> optional_line(std::string_view name, const Rule& rule);  ///< nothing where blank
  std::optional<std::string> optional_text(std::string_view name, const Rule& rule);  ///< nothing where blank
  std::optional<base::LocalDate> date(std::string_view name, const Rule& rule);
  std::optional<base::Money> money(std::string_view name, const Rule& rule);
  std::optional<std::int64_t> number(std::string_view name, std::int64_t least, std::int64_t most, const Rule& rule);
  std::optional<std::string> email(std::string_view name, const Rule& rule);
  std::optional<std::string> web_address(std::string_view name, const Rule& rule);  ///< http(s) only; scheme added where left out
  /// One of `codes`; anything else is malformed, empty is missing.
  std::string choice(std::string_view name, std::span<const std::string_view> codes, const Rule& rule);
  std::string choice(std::string_view name, const std::vector<std::string>& codes, const Rule& rule);
  bool checkbox(std::string_view name);
  /// A field that may be sent several times.
  std::vector<std::string> many(std::string_view name, const Rule& rule);
  template <class IdType>
  std::optional<IdType> id(std::string_view name, const Rule& rule) {
    auto raw = raw_id(name, rule);
    if (!raw) return std::nullopt;
    return IdType{*raw};
  }
  /// Names of all fields sent that begin with `prefix`, declared by this call (rows of a table: `team.3.name`).
  std::vector<std::string> names_with(std::string_view prefix);
  /// A rule beyond one field.
  void fail(std::string_view name, base::Message message);
  /// What the form was made from has changed since: `finish` fails as `conflict` with this message alone, for the fields are to be looked
  /// at anew anyway.
  void overtaken(base::Message message);
  [[nodiscard]] bool clean() const { return values_.errors().empty(); }

  base::Done finish();
  [[nodiscard]] const FormValues& values() const { return values_; }
  [[nodiscard]] FormValues& values() { return values_; }

 private:
  std::optional<std::string> take(std::string_view name);
  void declare(std::string_view name);
  void fail_label(std::string_view name, base::Text text, const Rule& rule, Pairs more = {});
  /// What was sent, cleaned, when it is there and within its limit.
  template <class Clean>
  std::string cleaned(std::string_view name, const Rule& rule, Clean clean);
  std::optional<std::int64_t> raw_id(std::string_view name, const Rule& rule);
  std::vector<std::string> declared_;
  std::vector<std::string> repeatable_;
  bool malformed_ = false;
  std::optional<base::Message> overtaken_;
  FormValues values_;
};

}  // namespace baqylau::http
