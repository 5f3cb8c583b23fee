#pragma once
/// A form made: its columns and its rows in the order asked for, as a table on screen or as a file.

#include "contests/contests.hpp"
#include "control/columns.hpp"
#include "reference/reference.hpp"
#include "ui/page.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace baqylau::control {

/// What the address of a form asks for.
struct FormQuery {
  FormFilter filter{};
  contests::ContestChoice choice{};  ///< of the filter's contest and year; of a form only
  base::LocalDate as_of{};
  std::string typed_as_of{};                   ///< as it was typed; empty: today
  std::optional<base::Message> wrong_as_of{};  ///< then there is no form to show
  std::string sort{};                          ///< code of a column; empty: the form's own order
  bool descending = false;
  int page = 1;
  bool whole = false;  ///< all rows on one page, for paper

  /// The address with everything that was asked for.
  [[nodiscard]] http::Url on(http::Url url) const;
};
/// What any address with a day asks for; of the filter nothing that has to be looked up.
FormQuery query_of(const http::Request& request, base::LocalDate today);
FormQuery form_query_of(db::Read& db, const http::Scope& scope, const http::Request& request, base::LocalDate today);

inline constexpr std::size_t rows_a_page = 50;
/// More rows than this on one page are for paper: one link a row leads to its explanations, and the table is written in fewer bytes.
inline constexpr std::size_t most_linked_rows = 200;

class Sheet {
 public:
  Sheet(const ui::View& v, db::Read& db, const http::Scope& scope, const Form& form, const FormQuery& query);
  /// All that fit, in their order; where the form's own order was asked for by pages, those of the page.
  [[nodiscard]] const std::vector<FormRow>& rows() const { return data_.rows; }
  /// How many fit, shown or not.
  [[nodiscard]] std::size_t count() const { return data_.count; }
  /// The page that is shown; one beyond the last is the last.
  [[nodiscard]] int page() const { return query_.page; }
  [[nodiscard]] int pages() const;
  /// Some of the rows holds what was entered after the day.
  [[nodiscard]] bool has_late_entries() const;
  /// The table, with links in its head that sort by a column.
  [[nodiscard]] ui::Html table(const http::Url& page) const;
  /// All cells of one row under the titles of their columns.
  [[nodiscard]] ui::Html whole_row(const FormRow& row) const;
  [[nodiscard]] std::string csv() const;
  /// Typed cells: a text that begins with `=` stays a text. Throws where the disk takes no temporary file.
  [[nodiscard]] std::string xlsx() const;

 private:
  /// By pages, and without anything that is known only when all rows are.
  [[nodiscard]] bool reads_one_page() const;
  [[nodiscard]] FormData read(db::Read& db, const http::Scope& scope);
  void sort();
  /// Leaves the rows of the page.
  void cut();
  [[nodiscard]] ui::Column head(const Column& column, const http::Url& page) const;
  [[nodiscard]] ui::Html cell(const Column& column, const FormRow& row) const;
  /// Of a computed cell; nothing where there is nothing to explain.
  [[nodiscard]] std::optional<std::string> figure_of(const Column& column, const FormRow& row) const;

  const ui::View& v_;
  const Form& form_;
  FormQuery query_;
  FormData data_;
  std::unique_ptr<reports::RequiredParts> required_;
  std::vector<Column> columns_;
};

/// In words, for screen and paper: which projects a form shows, and of when.
ui::Html shown_in_words(const ui::View& v, const FormQuery& query, const std::vector<reference::Region>& regions, const Sheet& sheet);
ui::Html filters(const ui::View& v, const http::Url& page, const FormQuery& query, const std::vector<reference::Region>& regions);

}  // namespace baqylau::control
