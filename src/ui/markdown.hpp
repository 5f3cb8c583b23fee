#pragma once
/// Text that staff write in Markdown (CommonMark, read by libcmark), made into `Html` by type: each element is one of our own literals,
/// each text is escaped, each address is checked as everywhere else. There is no way for markup in the text to reach a page.

#include "ui/html.hpp"
#include "ui/view.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace baqylau::ui {

/// Raw HTML is shown as it was typed. A picture of this site (`/images/17/640x480`) is shown, its title below it where it stands alone; any
/// other one is its alternative text. A link leads to a page of ours (`/contests`, in the reader's
/// language), to http(s) or to a mail address; anything else is text. The highest headings become `first_heading` (2: below the title of
/// the page), and no level is skipped.
Html markdown(const View& v, std::string_view text, int first_heading = 2);
/// The words alone, in one line: for summaries.
std::string markdown_words(std::string_view text);

struct MarkdownImage {
  std::string address;  ///< as typed
  std::string words;    ///< its alternative text
};
/// In the order of the text.
std::vector<MarkdownImage> markdown_images(std::string_view text);

}  // namespace baqylau::ui
