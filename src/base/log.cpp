#include "base/log.hpp"

#include "base/utf8.hpp"

#include <spdlog/async_logger.h>
#include <spdlog/details/thread_pool.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <algorithm>
#include <array>
#include <exception>
#include <memory>
#include <mutex>

namespace baqylau::base {
namespace {

constexpr std::size_t longest_value = 2000;
constexpr std::size_t queue_length = 8192;
constexpr std::array secret_names{std::string_view{"password"}, std::string_view{"token"}, std::string_view{"cookie"},
                                  std::string_view{"secret"}, std::string_view{"code"}};

std::string_view name_of(LogLevel level) {
  switch (level) {
    case LogLevel::info: return "info";
    case LogLevel::warning: return "warning";
    case LogLevel::error: return "error";
  }
  return "";
}

void put_escape(std::string& out, unsigned code) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += "\\u";
  for (const unsigned shift : {12U, 8U, 4U, 0U}) out += digits[(code >> shift) & 0xFU];
}

/// Control characters (C1 and the bidi and line separators too) are escaped so that a terminal shows what was logged.
void put_text(std::string& out, std::string_view text) {
  out += '"';
  const bool cut = text.size() > longest_value;
  text = text.substr(0, longest_value);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_sequence(text, at);
    const auto byte = [&](std::size_t i) -> unsigned { return static_cast<unsigned char>(text[at + i]); };
    if (length == 0) {
      if (!(cut && at + 3 >= text.size())) out += "\\ufffd";
      ++at;
      continue;
    }
    if (length == 1 && (text[at] == '"' || text[at] == '\\')) {
      out += '\\';
      out += text[at];
    } else if (length == 1 && (byte(0) < 0x20 || byte(0) == 0x7F)) {
      put_escape(out, byte(0));
    } else if (length == 2 && byte(0) == 0xC2 && byte(1) < 0xA0) {
      put_escape(out, byte(1));
    } else if (length == 3 && byte(0) == 0xE2 && (byte(1) == 0x80 || byte(1) == 0x81)) {
      put_escape(out, ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU));
    } else {
      out += text.substr(at, length);
    }
    at += length;
  }
  if (cut) out += "\xE2\x80\xA6";
  out += '"';
}

void put_field(std::string& out, const LogField& field) {
  out += ',';
  put_text(out, field.name);
  out += ':';
  if (std::ranges::find(secret_names, field.name) != secret_names.end()) {
    out += "\"hidden\"";
    return;
  }
  struct Put {
    std::string& out;
    void operator()(std::string_view text) const { put_text(out, text); }
    void operator()(std::int64_t number) const { out += std::to_string(number); }
    void operator()(bool truth) const { out += truth ? "true" : "false"; }
  };
  std::visit(Put{out}, field.value.value());
}

/// The queue and its thread, with the logger that feeds it. Overrun drops the oldest lines.
struct Opened {
  std::shared_ptr<spdlog::details::thread_pool> pool;
  std::shared_ptr<spdlog::async_logger> logger;
  LogLevel least;

  Opened(spdlog::sink_ptr sink, LogLevel least_level)
      : pool{std::make_shared<spdlog::details::thread_pool>(queue_length, 1U)},
        logger{std::make_shared<spdlog::async_logger>("baqylau", std::move(sink), pool, spdlog::async_overflow_policy::overrun_oldest)},
        least{least_level} {
    logger->set_pattern("%v");
    logger->flush_on(spdlog::level::info);
    logger->set_error_handler([](const std::string&) {});  // a dead log must not write about itself
  }
};

struct Current {
  std::mutex mutex;
  std::shared_ptr<Opened> opened;
  LogTarget target{};  ///< of `open_log`
};
Current& current() {
  static Current instance;
  return instance;
}

std::shared_ptr<Opened> opened_log() {
  auto& now = current();
  const std::lock_guard lock{now.mutex};
  if (!now.opened) now.opened = std::make_shared<Opened>(std::make_shared<spdlog::sinks::stderr_sink_mt>(), LogLevel::warning);
  return now.opened;
}

}  // namespace

std::string log_line(Instant at, LogLevel level, std::string_view event, std::string_view request, LogFields fields) {
  std::string out;
  out.reserve(160);
  out += R"({"at":)";
  put_text(out, utc_iso(at));
  out += R"(,"level":)";
  put_text(out, name_of(level));
  out += R"(,"event":)";
  put_text(out, event);
  if (!request.empty()) {
    out += R"(,"request":)";
    put_text(out, request);
  }
  for (const auto& field : fields) put_field(out, field);
  out += '}';
  return out;
}

void open_log(const LogTarget& target) {
  spdlog::sink_ptr sink;
  if (target.file.empty()) sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  else sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(target.file.string());
  auto opened = std::make_shared<Opened>(std::move(sink), target.least);
  auto& now = current();
  const std::lock_guard lock{now.mutex};
  now.opened.swap(opened);
  now.target = target;
}

void reopen_log() {
  LogTarget target;
  {
    auto& now = current();
    const std::lock_guard lock{now.mutex};
    target = now.target;
  }
  if (target.file.empty()) return;
  try {
    open_log(target);
    log(LogLevel::info, "log_reopened", "");
  } catch (const std::exception& error) {
    log(LogLevel::error, "log_not_reopened", "", {{"what", error.what()}});
  }
}

void close_log() {
  std::shared_ptr<Opened> last;
  {
    auto& now = current();
    const std::lock_guard lock{now.mutex};
    last.swap(now.opened);
  }
  // The pool's destructor writes what is queued and ends its thread.
}

void log(LogLevel level, std::string_view event, std::string_view request, LogFields fields) {
  const auto opened = opened_log();
  if (level < opened->least) return;
  const auto line = log_line(SystemClock{}.now(), level, event, request, fields);
  opened->logger->log(spdlog::level::info, spdlog::string_view_t{line.data(), line.size()});
}

}  // namespace baqylau::base
