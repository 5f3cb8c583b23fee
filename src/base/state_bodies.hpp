#pragma once
/// A set of state bodies: those on whose objects somebody may act.

#include "base/ids.hpp"

#include <optional>
#include <set>
#include <string>

namespace baqylau::base {

/// Some of them, by default none; or all that there are and will be. In SQL a parameter of the type `StateBodies`, always as
/// `c.state_body_id IN :bodies`.
class StateBodies {
 public:
  StateBodies() = default;
  explicit StateBodies(StateBodyId one) : some_{std::set{one}} {}
  static StateBodies all() {
    StateBodies bodies;
    bodies.some_.reset();
    return bodies;
  }

  [[nodiscard]] bool are_all() const { return !some_.has_value(); }
  [[nodiscard]] bool covers(StateBodyId body) const { return !some_ || some_->contains(body); }
  void add(StateBodyId body) {
    if (some_) some_->insert(body);
  }
  void add_all() { some_.reset(); }
  /// What statements are given: `[101,102]`; none: all.
  [[nodiscard]] std::optional<std::string> json() const {
    if (!some_) return std::nullopt;
    std::string text;
    for (const auto body : *some_) text += (text.empty() ? "[" : ",") + to_string(body);
    return text.empty() ? "[]" : text + ']';
  }
  friend bool operator==(const StateBodies&, const StateBodies&) = default;

 private:
  std::optional<std::set<StateBodyId>> some_{std::in_place};  ///< none: all
};

}  // namespace baqylau::base
