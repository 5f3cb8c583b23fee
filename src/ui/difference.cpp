#include "ui/difference.hpp"

#include "ui/components.hpp"

namespace baqylau::ui {

namespace {

/// One paragraph on the screen.
struct Line {
  Html shown;
  bool changed = false;
};

bool is_blank(std::string_view text) { return text.find_first_not_of(" \n") == std::string_view::npos; }

Html marked(const View& v, base::Change change, std::string_view text) {
  switch (change) {
    case base::Change::same: return html("{}", text);
    case base::Change::removed: return removed_text(v, text);
    case base::Change::added: return added_text(v, text);
  }
  return {};
}

std::vector<Line> lines_of(const View& v, const base::Difference& difference) {
  std::vector<Line> lines(1);
  for (const auto& stretch : difference) {
    std::string_view rest = stretch.text;
    const bool changed = stretch.change != base::Change::same;
    // A line break that alone went or came would not be seen.
    const bool marks_breaks = changed && is_blank(rest);
    while (true) {
      const auto end = rest.find('\n');
      const auto piece = rest.substr(0, end);
      if (!piece.empty()) {
        lines.back().shown.add(marked(v, stretch.change, piece));
        lines.back().changed = lines.back().changed || changed;
      }
      if (end == std::string_view::npos) break;
      if (marks_breaks) {
        lines.back().shown.add(marked(v, stretch.change, "¶"));
        lines.back().changed = true;
      }
      lines.emplace_back();
      rest.remove_prefix(end + 1);
    }
  }
  std::erase_if(lines, [](const Line& line) { return line.shown.empty(); });
  return lines;
}

Html paragraphs(const std::vector<Line>& lines, std::size_t from, std::size_t to) {
  Html out;
  for (std::size_t i = from; i < to; ++i) out.add(R"(<p class="govuk-body">{}</p>)", lines[i].shown);
  return out;
}

}  // namespace

Html text_difference(const View& v, const base::Difference& difference) {
  constexpr std::size_t worth_folding = 3;
  const auto lines = lines_of(v, difference);
  Html out;
  for (std::size_t at = 0; at < lines.size();) {
    auto end = at;
    while (end < lines.size() && lines[end].changed == lines[at].changed) ++end;
    const auto first = at + (at > 0 ? 1U : 0U), last = end - (end < lines.size() ? 1U : 0U);
    if (!lines[at].changed && last >= first + worth_folding) {
      const auto hidden = static_cast<std::int64_t>(last - first);
      out.add("{}{}{}", paragraphs(lines, at, first),
              details(v.t.plural(i18n::N("{count} paragraph without changes", "{count} paragraphs without changes"), hidden),
                      paragraphs(lines, first, last)),
              paragraphs(lines, last, end));
    } else {
      out.add(paragraphs(lines, at, end));
    }
    at = end;
  }
  return html(R"(<div class="app-difference">{}</div>)", out);
}

}  // namespace baqylau::ui
