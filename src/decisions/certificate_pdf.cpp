/// The certificate as one printed page: pango lays the texts out, cairo draws them. The page holds what fits: totals of all years and the
/// newest projects; what is left out is counted on it.

#include "decisions/history.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <utility>

namespace baqylau::decisions {

using base::M;

namespace {

// Points, 72 an inch: A4 upright.
constexpr double page_width = 595.28, page_height = 841.89;
constexpr double margin = 48, inner_width = page_width - 2 * margin;
constexpr double code_side = 104;  ///< of the QR code with its quiet zone
constexpr double footer_top = page_height - margin - code_side - 8;
constexpr const char* font = "DejaVu Sans";
constexpr std::size_t most_years = 8;

struct Colour {
  double red, green, blue;
};
constexpr Colour ink{0.07, 0.09, 0.13}, faint{0.36, 0.40, 0.46}, rule{0.78, 0.81, 0.85}, accent{0.0, 0.36, 0.47};

struct Style {
  double size = 9;
  bool bold = false;
  Colour colour = ink;
  PangoAlignment align = PANGO_ALIGN_LEFT;
  int most_lines = 0;  ///< 0: as many as there are; beyond them the text ends with an ellipsis
};

template <auto release>
struct Releaser {
  template <class T>
  void operator()(T* held) const {
    release(held);
  }
};
using Surface = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Releaser<cairo_destroy>>;
using Layout = std::unique_ptr<PangoLayout, Releaser<g_object_unref>>;
using Description = std::unique_ptr<PangoFontDescription, Releaser<pango_font_description_free>>;
using Code = std::unique_ptr<QRcode, Releaser<QRcode_free>>;

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

Layout laid_out(cairo_t* cairo, std::string_view text, double width, const Style& style) {
  Layout layout{pango_cairo_create_layout(cairo)};
  const Description description{pango_font_description_from_string(font)};
  pango_font_description_set_absolute_size(description.get(), style.size * PANGO_SCALE);
  if (style.bold) pango_font_description_set_weight(description.get(), PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(layout.get(), description.get());
  pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout.get(), style.align);
  if (style.most_lines > 0) {
    pango_layout_set_height(layout.get(), -style.most_lines);
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
  }
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return layout;
}

double height_of(PangoLayout* layout) {
  int height = 0;
  pango_layout_get_size(layout, nullptr, &height);
  return static_cast<double>(height) / PANGO_SCALE;
}

/// A page that is written from top to bottom.
class Page {
 public:
  Page(std::string& bytes, const Certificate& certificate, const std::string& title)
      : surface_{cairo_pdf_surface_create_for_stream(append, &bytes, page_width, page_height)} {
    cairo_pdf_surface_restrict_to_version(surface_.get(), CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    // Otherwise the day of drawing would be in it, and the same certificate would have other bytes tomorrow.
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   base::utc_iso({certificate.issued_at.micros / 1'000'000 * 1'000'000}).c_str());
    cairo_.reset(cairo_create(surface_.get()));
  }
  void finish() {
    cairo_show_page(cairo_.get());
    cairo_surface_finish(surface_.get());
    if (cairo_status(cairo_.get()) != CAIRO_STATUS_SUCCESS || cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS)
      throw std::runtime_error{std::string{"a certificate could not be drawn: "} + cairo_status_to_string(cairo_status(cairo_.get()))};
  }

  [[nodiscard]] double measure(std::string_view text, double width, const Style& style) const {
    return height_of(laid_out(cairo_.get(), text, width, style).get());
  }
  /// Draws at a place; the height used.
  double text_at(double x, double top, double width, std::string_view text, const Style& style) {
    const auto layout = laid_out(cairo_.get(), text, width, style);
    cairo_set_source_rgb(cairo_.get(), style.colour.red, style.colour.green, style.colour.blue);
    cairo_move_to(cairo_.get(), x, top);
    pango_cairo_show_layout(cairo_.get(), layout.get());
    return height_of(layout.get());
  }
  void text(std::string_view text, const Style& style, double after = 4) { y += text_at(margin, y, inner_width, text, style) + after; }
  void line(double at, Colour colour, double thickness) {
    cairo_set_source_rgb(cairo_.get(), colour.red, colour.green, colour.blue);
    cairo_set_line_width(cairo_.get(), thickness);
    cairo_move_to(cairo_.get(), margin, at);
    cairo_line_to(cairo_.get(), page_width - margin, at);
    cairo_stroke(cairo_.get());
  }
  void qr_code(double x, double top, double side, const std::string& text) {
    const Code code{QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M)};
    if (!code) throw std::runtime_error{"an address does not fit into a QR code"};
    constexpr int quiet = 4;  // modules of white around it, as the standard asks
    const double module = side / (code->width + 2 * quiet);
    cairo_set_source_rgb(cairo_.get(), 0, 0, 0);
    for (int row = 0; row < code->width; ++row)
      for (int column = 0; column < code->width; ++column)
        if ((code->data[row * code->width + column] & 1U) != 0)
          cairo_rectangle(cairo_.get(), x + (column + quiet) * module, top + (row + quiet) * module, module, module);
    cairo_fill(cairo_.get());
  }

  double y = margin;

 private:
  Surface surface_;
  Context cairo_;
};

struct Column {
  std::string title;
  double share;  ///< of the page's width
  bool numeric = false;
};

class Table {
 public:
  Table(Page& page, std::vector<Column> columns) : page_{page}, columns_{std::move(columns)} {
    std::vector<std::string> titles;
    for (const auto& column : columns_) titles.push_back(column.title);
    row(titles, {.size = 7.5, .colour = faint}, 3);
    page_.line(page_.y - 2, ink, 0.8);
  }
  [[nodiscard]] double height(const std::vector<std::string>& cells, const Style& style) const {
    double tallest = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) tallest = std::max(tallest, page_.measure(cells[i], width(i), style));
    return tallest + 7;
  }
  void row(const std::vector<std::string>& cells, Style style, double padding = 3) {
    double x = margin, tallest = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      style.align = columns_[i].numeric ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
      tallest = std::max(tallest, page_.text_at(x, page_.y + padding, width(i), cells[i], style));
      x += columns_[i].share * inner_width;
    }
    page_.y += tallest + 2 * padding + 1;
    page_.line(page_.y - 1, rule, 0.4);
  }

 private:
  [[nodiscard]] double width(std::size_t column) const { return columns_[column].share * inner_width - 6; }
  Page& page_;
  std::vector<Column> columns_;
};

std::string money_or_unknown(const i18n::Translator& t, int known, base::Money sum) { return known == 0 ? "—" : t.money(sum); }

std::vector<std::string> total_cells(const i18n::Translator& t, const std::string& title, const YearTotal& total) {
  return {title, t.number(total.projects), money_or_unknown(t, total.budgets_known, total.budget),
          money_or_unknown(t, total.paid_known, total.paid), t.number(total.cases)};
}

void draw_totals(Page& page, const i18n::Translator& t, const GrantHistory& history) {
  page.text(t("Totals by year of the contest"), {.size = 11, .bold = true});
  Table table{page,
              {{std::string{t("Year")}, 0.20},
               {std::string{t("Projects")}, 0.14, true},
               {std::string{t("Budget of projects")}, 0.25, true},
               {std::string{t("Paid")}, 0.22, true},
               {std::string{t("Cases of special control")}, 0.19, true}}};
  const auto years = totals_by_year(history.projects);
  YearTotal earlier;
  for (std::size_t i = 0; i < years.size(); ++i) {
    const auto& year = years[i];
    if (i < most_years) {
      table.row(total_cells(t, std::to_string(year.year), year), {});
      continue;
    }
    earlier.projects += year.projects;
    earlier.budgets_known += year.budgets_known;
    earlier.budget.tenge += year.budget.tenge;
    earlier.paid_known += year.paid_known;
    earlier.paid.tenge += year.paid.tenge;
    earlier.cases += year.cases;
  }
  if (earlier.projects > 0) table.row(total_cells(t, std::string{t("Earlier years")}, earlier), {});
  table.row(total_cells(t, std::string{t("Total")}, total_of(history.projects)), {.bold = true});
  page.y += 12;
}

std::vector<std::string> project_cells(const i18n::Translator& t, const HistoryProject& project) {
  const auto name = i18n::pick(project.name_kk, project.name_ru, t.language());
  return {t.short_date(project.contest_on),
          t(M("Lot {number}: {name}"), {{"number", std::to_string(project.lot_number)}, {"name", name.text}}),
          project.budget ? t.money(*project.budget) : "—", ratings::figure_of(t, project.rating),
          std::string{t(projects::status_text(project.status))}};
}

void draw_projects(Page& page, const i18n::Translator& t, const GrantHistory& history) {
  page.text(t("Projects, the newest first"), {.size = 11, .bold = true});
  Table table{page,
              {{std::string{t("Date of the contest")}, 0.14},
               {std::string{t("Lot and name of the project")}, 0.40},
               {std::string{t("Budget of the project")}, 0.18, true},
               {std::string{t("Rating")}, 0.10, true},
               {std::string{t("Status")}, 0.18}}};
  const Style style{.size = 8, .most_lines = 2};
  constexpr double room_for_the_rest = 16;
  std::size_t drawn = 0;
  for (const auto& project : history.projects) {
    const auto cells = project_cells(t, project);
    if (page.y + table.height(cells, style) > footer_top - room_for_the_rest) break;
    table.row(cells, style);
    ++drawn;
  }
  if (drawn < history.projects.size())
    page.text(t.plural(i18n::N("and {count} more project", "and {count} more projects"),
                       static_cast<std::int64_t>(history.projects.size() - drawn)),
              {.size = 8, .colour = faint});
}

void draw_footer(Page& page, const i18n::Translator& t, const Certificate& certificate, const std::string& address) {
  page.line(footer_top, accent, 1.2);
  page.qr_code(margin - 4, footer_top + 6, code_side, address);
  const double left = margin + code_side + 8, width = inner_width - code_side - 8;
  double y = footer_top + 14;
  const auto put = [&](std::string_view text, const Style& style, double after) { y += page.text_at(left, y, width, text, style) + after; };
  put(t("To verify this certificate, scan the code or open the address and compare what it shows:"), {.size = 8}, 3);
  put(address, {.size = 8, .bold = true, .colour = accent}, 6);
  put(t(M("Code of the certificate: {code}"), {{"code", printed_code(certificate.code)}}), {.size = 8}, 3);
  put(t(M("Issued: {time} (Almaty time)"), {{"time", t.date_time(certificate.issued_at)}}), {.size = 8}, 3);
  put(t(M("SHA-256 of the facts: {hash}"), {{"hash", certificate.content_sha256}}), {.size = 6.5, .colour = faint}, 0);
}

}  // namespace

std::string certificate_pdf(const i18n::Translator& t, const Certificate& certificate, const std::string& address) {
  std::string bytes;
  const auto& history = certificate.history;
  const std::string title{t("Certificate of grant history")};
  const auto name = i18n::pick(history.name_kk, history.name_ru, t.language());
  Page page{bytes, certificate, title};
  page.text(t("Monitoring of the state social order"), {.size = 9, .colour = accent}, 6);
  page.text(title, {.size = 18, .bold = true}, 8);
  page.text(name.text, {.size = 12, .bold = true, .most_lines = 4}, 4);
  if (history.number) page.text(t(M("Identification number: {number}"), {{"number", *history.number}}), {.size = 9}, 3);
  page.text(t(M("As of {date}"), {{"date", t.date(history.as_of)}}), {.size = 9, .colour = faint}, 14);
  if (history.projects.empty()) {
    page.text(t("The organisation has no projects in the system yet."), {.size = 10});
  } else {
    draw_totals(page, t, history);
    draw_projects(page, t, history);
  }
  draw_footer(page, t, certificate, address);
  page.finish();
  return bytes;
}

int missing_letters(std::string_view text) {
  const Surface surface{cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1)};
  const Context cairo{cairo_create(surface.get())};
  return pango_layout_get_unknown_glyphs_count(laid_out(cairo.get(), text, inner_width, {}).get());
}

}  // namespace baqylau::decisions
