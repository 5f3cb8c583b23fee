#pragma once
/// The log: one JSON object a line, UTC, with an event's id instead of prose. SECURITY G-01, G-02.
///
///     base::log(LogLevel::info, "signed_in", request.number, {{"account", account.value}});
///     {"at":"2008-02-27T09:00:00Z","level":"info","event":"signed_in","request":"8F3K2M1P","account":17}
///
/// Writing happens on a thread of its own with a bounded queue: a full disk or a stopped reader loses lines, never
/// delays a request. It is the one thing of the process that is not handed in as an argument: everything may log.

#include "base/clock.hpp"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace baqylau::base {

enum class LogLevel { info, warning, error };

/// A value; text is viewed and must outlive the call only.
class LogValue {
 public:
  LogValue(std::string_view text) : value_{text} {}                      // NOLINT: implicit by intent
  LogValue(const std::string& text) : value_{std::string_view{text}} {}  // NOLINT
  LogValue(const char* text) : value_{std::string_view{text}} {}         // NOLINT
  template <class T>
  requires std::is_integral_v<T> LogValue(T number) {  // NOLINT
    if constexpr (std::is_same_v<T, bool>) value_ = number;
    else value_ = static_cast<std::int64_t>(number);
  }
  [[nodiscard]] const std::variant<std::string_view, std::int64_t, bool>& value() const { return value_; }

 private:
  std::variant<std::string_view, std::int64_t, bool> value_;
};

struct LogField {
  std::string_view name;
  LogValue value;
};
using LogFields = std::initializer_list<LogField>;

/// The line without its line break. Whatever bytes the values hold, the line is valid JSON in valid UTF-8 without control
/// characters; values are cut at 2,000 bytes. Fields named like a secret (password, token, cookie, secret, code) are
/// written as "hidden".
std::string log_line(Instant at, LogLevel level, std::string_view event, std::string_view request, LogFields fields);

struct LogTarget {
  std::filesystem::path file{};  ///< empty: standard error
  LogLevel least = LogLevel::info;
};
/// Until it is called, warnings and errors go to standard error. Throws when the file cannot be opened.
void open_log(const LogTarget& target);
/// The same file anew, after it was renamed. Where that cannot be, the log goes on in the old one, and says so.
void reopen_log();
/// Waits until what was logged is written.
void close_log();

/// `request`: the number of the request it happened in, or empty.
void log(LogLevel level, std::string_view event, std::string_view request, LogFields fields = {});

}  // namespace baqylau::base
