#pragma once
/// A control form as data: a list of columns. Screen, CSV, XLSX, sorting and the page that explains a row are all made from it.

#include "control/explain.hpp"
#include "ui/view.hpp"

#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace baqylau::control {

/// A cell without markup: what files hold, and what rows are sorted by. Nothing: not known or not applicable.
using Plain = std::variant<std::monostate, std::string, std::int64_t, base::LocalDate, ratings::Points>;

enum class Shown { everywhere, on_screen, in_files };

struct Column {
  std::string code;  ///< in `?sort=`; unique in the form
  std::string title;
  bool numeric = false;
  Shown where = Shown::everywhere;
  int width = 14;  ///< characters, in XLSX
  std::function<Plain(const FormRow&)> plain;
  /// The cell on screen; none: the plain value.
  std::function<ui::Html(const FormRow&)> screen{};
  /// Of a computed cell: the figure which opens its rule, inputs and arithmetic, on the page that explains the row.
  std::function<ui::Html(const FormRow&)> explained{};
  /// Of a computed cell: the figure alone, as the form has it; nothing where there is none and so nothing to explain. None: the plain
  /// value.
  std::function<std::optional<std::string>(const FormRow&)> figure{};
};

/// What columns are made for. Outlives them.
struct FormView {
  const ui::View& v;
  const FormData& data;
  std::vector<reports::Part> parts{};  ///< stage forms: required in any of the rows, in order
  reports::RequiredParts* required = nullptr;
};

struct Form {
  int number = 0;
  base::Text title;
  Needs needs;
  std::vector<Column> (*columns)(const FormView& form);
  void (*arrange)(FormData& data) = nullptr;  ///< the form's own order and rows; none: by contest and lot number
};
/// The ten, by number. SPEC §6.
const std::vector<Form>& forms();
/// Null where there is no such form.
const Form* find_form(int number);

/// Cells as every form shows them.
std::string text_of(const i18n::Translator& t, const Plain& plain);
ui::Html lot_cell(const ui::View& v, const ProjectRow& row);
ui::Html ngo_cell(const ui::View& v, const ProjectRow& row);
std::string in_language(const ui::View& v, const std::optional<std::string>& kk, const std::optional<std::string>& ru);
std::string in_language(const ui::View& v, const std::optional<std::string>& kk, const std::string& ru);

/// «Withhold a tranche»; of a kind as it is stored.
base::Text decision_text(std::string_view kind);

// ---- columns that several forms have
/// Contest, lot number, project; on screen one cell.
void add_project_columns(const FormView& form, std::vector<Column>& columns);
void add_ngo_column(const FormView& form, std::vector<Column>& columns);
/// Status as of the day, with the mark of special control; in files the mark is a column of its own.
void add_status_columns(const FormView& form, std::vector<Column>& columns);
void add_decision_column(const FormView& form, std::vector<Column>& columns);
/// What was entered after the day of the form; nothing is added where nothing was.
void add_late_column(const FormView& form, std::vector<Column>& columns);

// ---- the forms
std::vector<Column> contact_columns(const FormView& form);
std::vector<Column> registration_columns(const FormView& form);
std::vector<Column> date_columns(const FormView& form);
template <int stage>
std::vector<Column> report_columns(const FormView& form);
template <int stage>
std::vector<Column> rating_columns(const FormView& form);
std::vector<Column> ranking_columns(const FormView& form);
/// One row for each executor, with the numbers of its lots.
void one_row_an_executor(FormData& data);

}  // namespace baqylau::control
