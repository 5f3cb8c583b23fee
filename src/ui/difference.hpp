#pragma once
/// Two versions of a text as one, with what went and what came marked.

#include "base/difference.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

namespace baqylau::ui {

/// Paragraphs without changes stand next to changes as their surroundings; where there are many, the others are folded away.
Html text_difference(const View& v, const base::Difference& difference);

}  // namespace baqylau::ui
