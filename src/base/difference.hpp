#pragma once
/// What differs between two texts. Pure.

#include <string>
#include <string_view>
#include <vector>

namespace baqylau::base {

enum class Change { same, removed, added };

/// A piece of text that stayed, went or came. Line breaks are inside of it.
struct Stretch {
  Change change = Change::same;
  std::string text;
  friend bool operator==(const Stretch&, const Stretch&) = default;
};
/// In reading order; what was removed stands before what was added in its place. No two neighbours are of one kind, none is empty.
using Difference = std::vector<Stretch>;

/// Paragraph by paragraph, and word by word within those that changed; where little of a paragraph stayed, or where the two texts
/// are too long and too different to be compared by words, whole paragraphs. Takes a bounded time: texts of the longest part are
/// compared in milliseconds. Both texts are UTF-8; none of their letters is ever cut.
Difference difference(std::string_view before, std::string_view after);

/// The two texts again, byte for byte.
std::string text_before(const Difference& difference);
std::string text_after(const Difference& difference);

}  // namespace baqylau::base
