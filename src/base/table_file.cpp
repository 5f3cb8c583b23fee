#include "base/table_file.hpp"

#include "base/spreadsheet.hpp"
#include "base/temporary_file.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <stdexcept>
#include <utility>

namespace baqylau::base {

namespace {

class Csv final : public TableFile {
 public:
  Csv(CsvStyle style, const std::vector<FileColumn>& columns) : style_{style}, table_{style.separator} {
    std::vector<std::string> head;
    for (const auto& column : columns) head.push_back(column.title);
    table_.add(head);
  }
  void add(const std::vector<FileCell>& row) override {
    line_.clear();
    for (const auto& cell : row) line_.push_back(std::visit(*this, cell));
    table_.add(line_);
  }
  std::string bytes() override { return std::move(table_).bytes(); }

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(LocalDate date) const { return date.iso(); }
  std::string operator()(Tenths figure) const {
    return fmt::format("{}{}{}{}", figure.count < 0 ? "-" : "", std::abs(figure.count) / 10, style_.decimal, std::abs(figure.count) % 10);
  }

 private:
  CsvStyle style_;
  CsvTable table_;
  std::vector<std::string> line_;
};

class Xlsx final : public TableFile {
 public:
  Xlsx(const XlsxStyle& style, const std::vector<FileColumn>& columns) : heading_{style.printed_heading}, columns_{columns.size()} {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;  // there may be a hundred thousand rows
    book_.reset(workbook_new_opt(file_.path().c_str(), &options));
    if (!book_) throw std::runtime_error{"cannot make a workbook"};
    make_formats();
    sheet_ = workbook_add_worksheet(book_.get(), style.sheet.c_str());
    if (sheet_ == nullptr) throw std::runtime_error{"a worksheet cannot be named " + style.sheet};
    if (!heading_.empty()) set_for_print();
    worksheet_freeze_panes(sheet_, 1, 0);
    for (const auto& column : columns) {
      worksheet_set_column(sheet_, column_, column_, column.width, nullptr);
      worksheet_write_string(sheet_, 0, column_++, column.title.c_str(), head_);
    }
  }
  void add(const std::vector<FileCell>& row) override {
    ++row_;
    column_ = 0;
    for (const auto& cell : row) {
      std::visit(*this, cell);
      ++column_;
    }
  }
  std::string bytes() override {
    worksheet_autofilter(sheet_, 0, 0, row_, static_cast<lxw_col_t>(columns_ - 1));
    if (const auto failed = workbook_close(book_.release()); failed != LXW_NO_ERROR)
      throw std::runtime_error{std::string{"a workbook cannot be written: "} + lxw_strerror(failed)};
    return file_.bytes();
  }

  void operator()(std::monostate) const {}
  void operator()(const std::string& text) const { worksheet_write_string(sheet_, row_, column_, text.c_str(), text_); }
  void operator()(std::int64_t number) const { worksheet_write_number(sheet_, row_, column_, static_cast<double>(number), number_); }
  void operator()(LocalDate date) const {
    lxw_datetime day{};
    day.year = date.year();
    day.month = static_cast<int>(date.month());
    day.day = static_cast<int>(date.day());
    worksheet_write_datetime(sheet_, row_, column_, &day, date_);
  }
  void operator()(Tenths figure) const { worksheet_write_number(sheet_, row_, column_, static_cast<double>(figure.count) / 10, tenths_); }

 private:
  void make_formats() {
    const auto format = [&](const char* of_numbers) {
      auto* made = workbook_add_format(book_.get());
      if (of_numbers != nullptr) format_set_num_format(made, of_numbers);
      return made;
    };
    head_ = format(nullptr);
    format_set_bold(head_);
    format_set_bottom(head_, LXW_BORDER_THIN);
    date_ = format("dd.mm.yyyy");
    tenths_ = format("0.0");
    if (heading_.empty()) return;
    format_set_text_wrap(head_);
    text_ = format(nullptr);
    format_set_text_wrap(text_);
    number_ = format(nullptr);
    for (auto* made : {text_, number_, date_, tenths_}) format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
  }
  void set_for_print() {
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_repeat_rows(sheet_, 0, 0);
    // `&` begins a code in a header; libxlsxwriter takes at most 255 bytes.
    std::string line = "&L";
    for (const char c : shortened(heading_, 100)) line += c == '&' ? std::string{"&&"} : std::string{c};
    worksheet_set_header(sheet_, line.c_str());
    worksheet_set_footer(sheet_, "&R&P / &N");
    lxw_doc_properties properties{};
    properties.title = heading_.data();
    workbook_set_properties(book_.get(), &properties);
  }

  struct Free {
    void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
  };
  TemporaryFile file_;
  std::string heading_;
  std::size_t columns_;
  std::unique_ptr<lxw_workbook, Free> book_;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format *head_ = nullptr, *text_ = nullptr, *number_ = nullptr, *date_ = nullptr, *tenths_ = nullptr;
  lxw_row_t row_ = 0;
  lxw_col_t column_ = 0;
};

}  // namespace

std::unique_ptr<TableFile> csv_file(CsvStyle style, const std::vector<FileColumn>& columns) {
  return std::make_unique<Csv>(style, columns);
}

std::unique_ptr<TableFile> xlsx_file(const XlsxStyle& style, const std::vector<FileColumn>& columns) {
  return std::make_unique<Xlsx>(style, columns);
}

}  // namespace baqylau::base
