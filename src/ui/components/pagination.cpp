#include "ui/components.hpp"

#include <algorithm>
#include <set>

namespace baqylau::ui {

namespace {

/// First, last, and the neighbours of the present page.
std::set<int> shown_pages(int page, int pages) {
  std::set<int> shown{1, pages};
  for (int near = page - 1; near <= page + 1; ++near)
    if (near >= 1 && near <= pages) shown.insert(near);
  return shown;
}

}  // namespace

int page_number(const http::Request& request) {
  const auto number = http::Parameter<int>::read(request.query_value("page"));
  return number && *number > 0 ? *number : 1;
}

Html pagination(const View& v, const http::Url& base, int page, int pages) {
  if (pages <= 1) return {};
  page = std::clamp(page, 1, pages);
  const auto address = [&](int number) { return v.link(number == 1 ? base : base.with("page", std::to_string(number))); };
  Html previous;
  if (page > 1) {
    previous.add(
        R"(<div class="govuk-pagination__prev"><a class="govuk-link govuk-pagination__link" href="{}" rel="prev"><span aria-hidden="true">←</span> {}</a></div>)",
        address(page - 1), v.t("Previous page"));
  }
  Html next;
  if (page < pages) {
    next.add(
        R"(<div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="{}" rel="next">{} <span aria-hidden="true">→</span></a></div>)",
        address(page + 1), v.t("Next page"));
  }
  Html items;
  int last = 0;
  for (const int number : shown_pages(page, pages)) {
    if (number > last + 1) items.add(R"(<li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>)");
    last = number;
    Attributes current;
    if (number == page) current.set("aria-current", "page");
    items.add(R"(<li class="{}"><a class="govuk-link govuk-pagination__link" href="{}" aria-label="{}"{}>{}</a></li>)",
              number == page ? "govuk-pagination__item govuk-pagination__item--current" : "govuk-pagination__item", address(number),
              v.t("Page {number}", {{"number", std::to_string(number)}}), current, number);
  }
  return html(R"(<nav class="govuk-pagination" aria-label="{}">{}<ul class="govuk-pagination__list">{}</ul>{}</nav>)", v.t("Pages"),
              previous, items, next);
}

}  // namespace baqylau::ui
