#pragma once
/// The version that a form was made from, and who stored what is there now.

#include "base/clock.hpp"
#include "ui/view.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace baqylau::ui {

struct LastSaved {
  base::Instant at{};
  bool own = false;    ///< by the reader themselves
  std::string name{};  ///< empty: not known, or the system itself
};

/// "Last saved by you on 29 November 2026, 10:42."; empty where nothing was saved.
std::string last_saved_text(const View& v, const std::optional<LastSaved>& saved);
/// The hidden field `name`. Where Back shows an older page than is stored, app.js says at once who has saved since.
Html version_field(const View& v, std::string_view name, std::string_view version, const std::optional<LastSaved>& saved);

}  // namespace baqylau::ui
