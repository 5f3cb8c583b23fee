#pragma once
/// A number and the ending behind its hyphen («15-летию», «5-лот») on one line: browsers break behind any hyphen.

#include "ui/html.hpp"

#include <string_view>

namespace baqylau::ui {

/// The text as it is, such words kept whole.
Html with_ordinals_whole(std::string_view text);

}  // namespace baqylau::ui
