#pragma once
/// Building blocks of pages, one folder each under ui/components/. All texts handed in are already in the reader's
/// language and are escaped here; errors are linked to their fields.

#include "base/message.hpp"
#include "http/forms.hpp"
#include "http/response.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::ui {

// ---- forms. `values` gives the typed text and the error of `name`.
struct Field {
  std::string_view name;
  std::string label;
  std::string hint{};
  bool optional = false;            ///< adds "(not required)" to the label
  std::string_view autocomplete{};  ///< HTML autocomplete token
  std::string_view inputmode{};     ///< "numeric", "email", "tel", "url"
  std::string_view width{};         ///< "2", "4", "5", "10", "20", "two-thirds"; empty: full
  std::string_view language{};      ///< "kk"/"ru" where the text is to be typed in one language: sets lang
};
Html text_input(const View& v, const http::FormValues& values, const Field& field);
Html password_input(const View& v, const http::FormValues& values, const Field& field);
Html textarea(const View& v, const http::FormValues& values, const Field& field, int rows = 5, std::size_t max = 0);
Html date_input(const View& v, const http::FormValues& values, const Field& field);  ///< one text field, DD.MM.YYYY hint
/// `most_bytes` of each file; more than one file may be chosen where `most_files` says so.
Html file_input(const View& v, const http::FormValues& values, const Field& field, std::string_view accept, std::int64_t most_bytes,
                int most_files = 1);
struct Option {
  std::string value;
  std::string label;
  std::string hint{};
};
Html select(const View& v, const http::FormValues& values, const Field& field,
            const std::vector<Option>& options);  ///< first an empty "Choose" option
/// In the filter of a list, where nothing chosen is all there are: first an empty "All" option.
Html filter_select(const View& v, const http::FormValues& values, const Field& field, const std::vector<Option>& options);
Html radios(const View& v, const http::FormValues& values, const Field& field, const std::vector<Option>& options);
Html checkboxes(const View& v, const http::FormValues& values, const Field& field, const std::vector<Option>& options);
Html checkbox(const View& v, const http::FormValues& values, const Field& field);  ///< value "1"

enum class Encoding { plain, multipart };
/// `<form method="post">` with the token and the idempotency key; `body` holds fields and buttons.
Html post_form(const View& v, const http::Url& action, const Html& body, Encoding encoding = Encoding::plain, std::string_view id = {});
/// The same, and it saves itself: app.js posts all fields to `save_to` (Accept: application/json) a moment after typing
/// stops, and shows what came of it. The handler answers with `ui::autosaved` (ui/page.hpp). Works as a plain form without.
Html autosave_form(const View& v, const http::Url& action, const http::Url& save_to, const Html& body, std::string_view id = {});
/// Rows of one kind: team members, partners. Fields are named `prefix.N.field` with N from 0. Without JavaScript the
/// rows given are all there is (hand in a few empty ones); app.js adds "Add another row" and "Remove" buttons.
Html repeatable(const View& v, const std::vector<Html>& rows);
/// `<form method="get">`: filters.
Html get_form(const View& v, const http::Url& action, const Html& body);
enum class ButtonKind { primary, secondary, warning };
Html button(std::string_view label, ButtonKind kind = ButtonKind::primary, std::string_view name = {}, std::string_view value = {});
Html link_button(const View& v, std::string_view label, const http::Url& url, ButtonKind kind = ButtonKind::primary);
Html fieldset(std::string_view legend, const Html& body);
Html hidden(std::string_view name, std::string_view value);

// ---- reading
struct SummaryRow {
  std::string key;
  Html value;
  std::string id{};  ///< of the value
};
/// Key and value pairs (a definition list).
Html summary_list(const std::vector<SummaryRow>& rows);

enum class Sorted { none, ascending, descending };
struct Column {
  std::string title;
  bool numeric = false;
  std::optional<http::Url> sort{};  ///< where the title leads: the same table sorted by this column, the other way round when it is already
  Sorted sorted = Sorted::none;
};
struct TableRow {
  std::vector<Html> cells;
  std::string id{};
};
/// The first cell of each row is its header. On a narrow screen each row folds into a card with the column titles as labels.
Html table(const View& v, std::string_view caption, const std::vector<Column>& columns, const std::vector<TableRow>& rows,
           bool caption_hidden = false);
/// The same for very many rows, in half the bytes: a table on every screen, which scrolls sideways in its frame.
Html long_table(const View& v, std::string_view caption, const std::vector<Column>& columns, const std::vector<TableRow>& rows);

enum class TagColour { grey, green, red, yellow, blue };
Html tag(std::string_view text, TagColour colour);
Html details(std::string_view summary, const Html& body);
/// A computed cell: what it shows, and behind a disclosure its rule, inputs and arithmetic.
struct Explanation {
  std::string rule;
  std::vector<std::string> inputs;
  std::string arithmetic;  ///< lines parted by line feeds
};
Html explained(const View& v, std::string_view shown, const Explanation& explanation);
/// The same where the explanation stays on a page of its own: `place` is the id of what holds it there. app.js opens it in the figure's
/// place.
Html explained_there(const View& v, std::string_view shown, const http::Url& page, std::string_view place);
Html inset(const Html& body);
Html warning_text(const View& v, std::string_view text);
/// Strip of big figures with captions, each a link where `url` is set.
struct Figure {
  std::string figure;
  std::string caption;
  std::optional<http::Url> url{};
};
Html figures(const View& v, const std::vector<Figure>& figures);
/// Page asked for in the address, from 1; 1 where it is none.
int page_number(const http::Request& request);
/// How many pages `items` fill; at least one.
constexpr int pages_of(std::int64_t items, std::int64_t a_page) { return items <= 0 ? 1 : static_cast<int>((items + a_page - 1) / a_page); }
/// Previous / next and page numbers; `page` from 1.
Html pagination(const View& v, const http::Url& base, int page, int pages);
struct TaskRow {
  std::string title;
  http::Url url;
  std::string status;
  TagColour colour = TagColour::grey;
  std::string hint{};
};
/// What is to be done, each with its state.
Html task_list(const View& v, const std::vector<TaskRow>& tasks);
/// Dated events, newest first.
struct Event {
  Html when;
  std::string title;
  Html body{};
};
Html timeline(const std::vector<Event>& events);
/// Letters of two sides, oldest first; the reader's own side is set apart.
struct Letter {
  Html who;
  Html when;
  Html body;
  std::string id{};  ///< of the element, for links
  bool own_side = false;
  bool is_new = false;  ///< not read yet: marked in words
};
Html letters(const View& v, const std::vector<Letter>& letters);
/// Text that went or came between two versions: struck out or underlined, in colour, and said in words to those who hear the page.
Html removed_text(const View& v, std::string_view text);
Html added_text(const View& v, std::string_view text);
/// What is looked at, and beside it (below it on a narrow screen) what is said of it.
Html beside(const Html& looked_at, const Html& said);
/// Red bar across a public page: the project is in the special-control group.
Html alert(std::string_view title, const Html& body);

}  // namespace baqylau::ui
