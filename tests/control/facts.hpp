#pragma once
/// Facts of reports made by hand, for rules that need no database.

#include "control/domain.hpp"

#include <chrono>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

namespace baqylau::control {

inline base::LocalDate day(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }
inline base::Instant noon(std::string_view iso) { return base::almaty_start(day(iso)) + std::chrono::hours{12}; }

/// One report's history, told step by step.
class Told {
 public:
  explicit Told(std::optional<std::string_view> due, int stage = 1) {
    facts_.report = base::ReportId{stage};
    facts_.project = base::ProjectId{100};
    facts_.stage = stage;
    if (due) due_ = day(*due);
  }
  /// Submits the next version with these parts.
  Told& submitted(std::string_view on, std::initializer_list<reports::Part> parts) {
    facts_.evidence.clear();
    ++version_;
    for (const auto part : parts) facts_.evidence[part] = {.version = version_, .letters = 10};
    return add({.kind = reports::Happening::Kind::submit, .at = noon(on), .version = version_});
  }
  Told& returned(std::string_view on, bool incomplete) {
    return add({.kind = reports::Happening::Kind::send_back, .at = noon(on), .version = version_, .incomplete = incomplete, .reason = "x"});
  }
  Told& accepted(std::string_view on) { return add({.kind = reports::Happening::Kind::accept, .at = noon(on), .version = version_}); }
  Told& moved(std::string_view on, std::string_view to) {
    const auto from = due_;
    due_ = day(to);
    return add({.kind = reports::Happening::Kind::move_due, .at = noon(on), .due_from = from, .due_to = due_, .reason = "Flood"});
  }
  Told& drafted(std::initializer_list<reports::Part> parts) {
    for (const auto part : parts) facts_.evidence[part] = {.letters = 10};
    return *this;
  }
  [[nodiscard]] reports::Facts facts() const {
    auto made = facts_;
    made.standing = reports::standing(made.history, due_, base::Instant{INT64_MAX});
    return made;
  }

 private:
  Told& add(reports::Happening happened) {
    happened.number = static_cast<std::int64_t>(facts_.history.size()) + 1;
    happened.recorded_at = happened.at;
    facts_.history.push_back(std::move(happened));
    return *this;
  }
  reports::Facts facts_;
  std::optional<base::LocalDate> due_{};
  std::int64_t version_ = 0;
};

}  // namespace baqylau::control
