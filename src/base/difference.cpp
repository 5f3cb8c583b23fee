#include "base/difference.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>

namespace baqylau::base {

namespace {

using Tokens = std::vector<std::string_view>;

/// Steps that one comparison of two texts may take altogether: a thousand tokens removed or added.
constexpr std::int64_t most_steps = 500'000;

/// Each line with its line break.
Tokens lines_of(std::string_view text) {
  Tokens lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

/// Words, the blanks between them, and line breaks one by one. Cutting at blanks never cuts a letter: their bytes are in no
/// other letter of UTF-8.
Tokens words_of(std::string_view text) {
  Tokens words;
  while (!text.empty()) {
    std::size_t size = 1;
    if (text.front() == ' ') size = std::min(text.find_first_not_of(' '), text.size());
    else if (text.front() != '\n') size = std::min(text.find_first_of(" \n"), text.size());
    words.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return words;
}

void append(Difference& to, Change change, std::string_view text) {
  if (text.empty()) return;
  if (!to.empty() && to.back().change == change) to.back().text += text;
  else to.push_back({change, std::string{text}});
}

/// Collects what changed between two unchanged tokens: first all that was removed, then all that was added.
class Script {
 public:
  void add(Change change, std::string_view token) {
    switch (change) {
      case Change::same:
        flush();
        append(done_, Change::same, token);
        break;
      case Change::removed: removed_ += token; break;
      case Change::added: added_ += token; break;
    }
  }
  Difference take() {
    flush();
    return std::move(done_);
  }

 private:
  void flush() {
    append(done_, Change::removed, removed_);
    append(done_, Change::added, added_);
    removed_.clear();
    added_.clear();
  }
  Difference done_;
  std::string removed_, added_;
};

/// Tokens as numbers, which are compared faster.
class Numbers {
 public:
  std::vector<int> of(const Tokens& tokens, std::size_t from, std::size_t to) {
    std::vector<int> numbers;
    numbers.reserve(to - from);
    for (std::size_t i = from; i < to; ++i) numbers.push_back(known_.emplace(tokens[i], static_cast<int>(known_.size())).first->second);
    return numbers;
  }

 private:
  std::unordered_map<std::string_view, int> known_;
};

/// The fewest removals and additions that lead from one sequence to the other, by E. Myers, "An O(ND) Difference Algorithm and Its
/// Variations" (1986). Nothing where that takes more steps than are left. Debian's library for it, dtl, cannot be bounded: for two
/// long texts without anything in common it takes a hundred times as long, and tens of megabytes.
class Shortest {
 public:
  Shortest(const std::vector<int>& before, const std::vector<int>& after)
      : before_{before}, after_{after}, old_size_{static_cast<int>(before.size())}, new_size_{static_cast<int>(after.size())} {}

  std::optional<std::vector<Change>> script(std::int64_t& steps_left) {
    const auto most =
        std::min<std::int64_t>(old_size_ + new_size_, static_cast<std::int64_t>(std::sqrt(2.0 * static_cast<double>(steps_left))));
    for (int edits = 0; edits <= most; ++edits) {
      steps_left -= edits + 1;
      if (reaches_the_end(edits)) return way_back(edits);
    }
    return std::nullopt;
  }

 private:
  /// How far in `before` one gets on each diagonal (place in `before` − place in `after`) with so many edits.
  bool reaches_the_end(int edits) {
    auto& row = rows_.emplace_back();
    row.reserve(static_cast<std::size_t>(edits) + 1);
    for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
      auto old_at = 0;
      if (edits > 0) old_at = adds(edits, diagonal) ? furthest(edits - 1, diagonal + 1) : furthest(edits - 1, diagonal - 1) + 1;
      auto new_at = old_at - diagonal;
      while (old_at < old_size_ && new_at < new_size_ &&
             before_[static_cast<std::size_t>(old_at)] == after_[static_cast<std::size_t>(new_at)]) {
        ++old_at;
        ++new_at;
      }
      row.push_back(old_at);
      if (old_at >= old_size_ && new_at >= new_size_) return true;
    }
    return false;
  }

  /// The last of so many edits that lead to a diagonal: an addition, or else a removal.
  [[nodiscard]] bool adds(int edits, int diagonal) const {
    if (diagonal == -edits) return true;
    return diagonal != edits && furthest(edits - 1, diagonal - 1) < furthest(edits - 1, diagonal + 1);
  }

  [[nodiscard]] int furthest(int edits, int diagonal) const {
    return rows_[static_cast<std::size_t>(edits)][static_cast<std::size_t>((diagonal + edits) / 2)];
  }

  [[nodiscard]] std::vector<Change> way_back(int edits) const {
    std::vector<Change> changes;
    auto old_at = old_size_, new_at = new_size_;
    for (; edits > 0; --edits) {
      const auto diagonal = old_at - new_at;
      const bool added = adds(edits, diagonal);
      const auto old_before = furthest(edits - 1, added ? diagonal + 1 : diagonal - 1);
      const auto new_before = old_before - (added ? diagonal + 1 : diagonal - 1);
      for (; old_at > old_before && new_at > new_before; --old_at, --new_at) changes.push_back(Change::same);
      changes.push_back(added ? Change::added : Change::removed);
      old_at = old_before;
      new_at = new_before;
    }
    changes.insert(changes.end(), static_cast<std::size_t>(old_at), Change::same);
    std::reverse(changes.begin(), changes.end());
    return changes;
  }

  const std::vector<int>& before_;
  const std::vector<int>& after_;
  int old_size_, new_size_;
  std::vector<std::vector<int>> rows_;
};

Difference compared(const Tokens& before, const Tokens& after, std::int64_t& steps_left) {
  const auto shorter = std::min(before.size(), after.size());
  std::size_t head = 0, tail = 0;
  while (head < shorter && before[head] == after[head]) ++head;
  while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;

  Script script;
  const auto before_end = before.size() - tail, after_end = after.size() - tail;
  for (std::size_t i = 0; i < head; ++i) script.add(Change::same, before[i]);
  auto old_at = head, new_at = head;
  if (old_at < before_end && new_at < after_end && steps_left > 0) {
    Numbers numbers;
    const auto old_numbers = numbers.of(before, head, before_end), new_numbers = numbers.of(after, head, after_end);
    for (const auto change : Shortest{old_numbers, new_numbers}.script(steps_left).value_or(std::vector<Change>{})) {
      script.add(change, change == Change::added ? after[new_at] : before[old_at]);
      if (change != Change::added) ++old_at;
      if (change != Change::removed) ++new_at;
    }
  }
  // Where there was nothing to compare with, or no time left for it.
  for (; old_at < before_end; ++old_at) script.add(Change::removed, before[old_at]);
  for (; new_at < after_end; ++new_at) script.add(Change::added, after[new_at]);
  for (std::size_t i = before_end; i < before.size(); ++i) script.add(Change::same, before[i]);
  return script.take();
}

/// Whether the changes on both sides of an unchanged stretch, taken together, both remove and add.
bool amid_replaced(const Difference& difference, std::size_t at) {
  bool removed = false, added = false;
  const auto look = [&](const Stretch& stretch) {
    removed = removed || stretch.change == Change::removed;
    added = added || stretch.change == Change::added;
    return stretch.change != Change::same;
  };
  for (auto i = at; i > 0 && look(difference[i - 1]);) --i;
  for (auto i = at + 1; i < difference.size() && look(difference[i]);) ++i;
  return removed && added;
}

/// Of several words in a row that were replaced, the blanks between them alone stayed: they are no place for the eye to rest.
Difference without_lone_blanks(const Difference& difference) {
  Script script;
  for (std::size_t i = 0; i < difference.size(); ++i) {
    const auto& stretch = difference[i];
    const bool blank = stretch.text.find_first_not_of(' ') == std::string::npos;
    if (stretch.change == Change::same && blank && i > 0 && i + 1 < difference.size() && amid_replaced(difference, i)) {
      script.add(Change::removed, stretch.text);
      script.add(Change::added, stretch.text);
    } else {
      script.add(stretch.change, stretch.text);
    }
  }
  return script.take();
}

/// A few common words that stayed in an otherwise new paragraph only make it hard to read.
bool little_stayed(const Difference& difference, std::string_view before, std::string_view after) {
  std::size_t stayed = 0;
  for (const auto& stretch : difference)
    if (stretch.change == Change::same) stayed += stretch.text.size();
  return stayed * 4 < std::min(before.size(), after.size());
}

/// Paragraphs that were replaced by others, word by word.
Difference compared_by_words(const std::string& before, const std::string& after, std::int64_t& steps_left) {
  auto by_words = without_lone_blanks(compared(words_of(before), words_of(after), steps_left));
  if (!little_stayed(by_words, before, after)) return by_words;
  return {{Change::removed, before}, {Change::added, after}};
}

std::string text_without(const Difference& difference, Change unwanted) {
  std::string text;
  for (const auto& stretch : difference)
    if (stretch.change != unwanted) text += stretch.text;
  return text;
}

}  // namespace

Difference difference(std::string_view before, std::string_view after) {
  auto steps_left = most_steps;
  const auto by_lines = compared(lines_of(before), lines_of(after), steps_left);
  Difference made;
  for (std::size_t i = 0; i < by_lines.size(); ++i) {
    const auto& stretch = by_lines[i];
    const bool replaced = stretch.change == Change::removed && i + 1 < by_lines.size() && by_lines[i + 1].change == Change::added;
    if (!replaced) {
      append(made, stretch.change, stretch.text);
      continue;
    }
    for (const auto& piece : compared_by_words(stretch.text, by_lines[i + 1].text, steps_left)) append(made, piece.change, piece.text);
    ++i;
  }
  return made;
}

std::string text_before(const Difference& difference) { return text_without(difference, Change::added); }
std::string text_after(const Difference& difference) { return text_without(difference, Change::removed); }

}  // namespace baqylau::base
