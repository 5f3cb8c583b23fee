#include "ui/markdown.hpp"

#include "base/picture.hpp"
#include "http/target.hpp"

#include <cmark.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace baqylau::ui {

namespace {

/// Deeper elements are shown as their words: a thousand nested quotes are no reason to use up the stack.
constexpr int deepest = 40;

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Document = std::unique_ptr<cmark_node, FreeNode>;

struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

Document parsed(std::string_view text) { return Document{cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT)}; }

std::string_view literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view{} : std::string_view{literal};
}

/// Between words that no markup divides there is no blank.
bool divides(cmark_node_type type) {
  return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ||
         type == CMARK_NODE_ITEM || type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_THEMATIC_BREAK;
}

std::string words_of(cmark_node* root) {
  std::string words;
  const std::unique_ptr<cmark_iter, FreeIterator> iterator{cmark_iter_new(root)};
  while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE) {
    auto* node = cmark_iter_get_node(iterator.get());
    if (divides(cmark_node_get_type(node)) && !words.empty() && words.back() != ' ') words += ' ';
    words += literal_of(node);
  }
  std::replace(words.begin(), words.end(), '\n', ' ');
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

std::string_view address_of(cmark_node* node) {
  const char* url = cmark_node_get_url(node);
  return url == nullptr ? std::string_view{} : std::string_view{url};
}

class Renderer {
 public:
  Renderer(const View& v, int first_heading) : v_{v}, first_heading_{first_heading}, last_heading_{first_heading - 1} {}

  Html children(cmark_node* parent, int depth) {
    if (depth > deepest) return html("{}", words_of(parent));
    Html out;
    for (auto* child = cmark_node_first_child(parent); child != nullptr; child = cmark_node_next(child)) out.add(element(child, depth + 1));
    return out;
  }

 private:
  Html element(cmark_node* node, int depth) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_HTML_INLINE: return html("{}", literal_of(node));
      case CMARK_NODE_SOFTBREAK: return html("\n");
      case CMARK_NODE_LINEBREAK: return html("<br>");
      case CMARK_NODE_CODE: return html("<code>{}</code>", literal_of(node));
      case CMARK_NODE_EMPH: return html("<em>{}</em>", children(node, depth));
      case CMARK_NODE_STRONG: return html("<strong>{}</strong>", children(node, depth));
      case CMARK_NODE_LINK: return link(node, depth);
      case CMARK_NODE_IMAGE: return image(node, depth);
      case CMARK_NODE_PARAGRAPH: return paragraph(node, depth);
      case CMARK_NODE_HEADING: return heading(node, depth);
      case CMARK_NODE_LIST: return list(node, depth);
      case CMARK_NODE_ITEM: return html("<li>{}</li>", children(node, depth));
      case CMARK_NODE_BLOCK_QUOTE: return html(R"(<blockquote class="app-quote">{}</blockquote>)", children(node, depth));
      case CMARK_NODE_CODE_BLOCK: return html(R"(<pre class="app-code">{}</pre>)", literal_of(node));
      case CMARK_NODE_HTML_BLOCK: return html(R"(<p class="govuk-body">{}</p>)", literal_of(node));
      case CMARK_NODE_THEMATIC_BREAK:
        return html(R"(<hr class="govuk-section-break govuk-section-break--m govuk-section-break--visible">)");
      default: return children(node, depth);
    }
  }

  Html paragraph(cmark_node* node, int depth) {
    auto* item = cmark_node_parent(node);
    auto* list = item == nullptr ? nullptr : cmark_node_parent(item);
    if (list != nullptr && cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0)
      return children(node, depth);
    auto* only = cmark_node_first_child(node);
    if (only != nullptr && cmark_node_next(only) == nullptr && cmark_node_get_type(only) == CMARK_NODE_IMAGE &&
        base::picture_address(address_of(only)))
      return figure(only, depth);
    return html(R"(<p class="govuk-body">{}</p>)", children(node, depth));
  }

  Html image(cmark_node* node, int depth) {
    const auto picture = base::picture_address(address_of(node));
    if (!picture) return children(node, depth);
    const auto size = base::picture_size(picture->width, picture->height);
    return html(R"(<img class="app-picture" src="{}" alt="{}" width="{}" height="{}" loading="lazy">)",
                v_.link(http::Url::to("/images/{}/{}", picture->picture, size)), words_of(node), picture->width, picture->height);
  }

  /// A picture alone, with its title below it.
  Html figure(cmark_node* node, int depth) {
    const char* title = cmark_node_get_title(node);
    Html caption;
    if (title != nullptr && *title != '\0') caption = html(R"(<figcaption class="app-figure-caption">{}</figcaption>)", title);
    return html(R"(<figure class="app-picture-frame">{}{}</figure>)", image(node, depth), caption);
  }

  Html heading(cmark_node* node, int depth) {
    // The highest level that was used is the first: many begin with `##`.
    const int typed = cmark_node_get_heading_level(node);
    highest_ = std::min(highest_, typed);
    const int level = std::min({first_heading_ + typed - highest_, last_heading_ + 1, 5});
    last_heading_ = level;
    const auto inside = children(node, depth);
    switch (level) {
      case 2: return html(R"(<h2 class="govuk-heading-m">{}</h2>)", inside);
      case 3: return html(R"(<h3 class="govuk-heading-s">{}</h3>)", inside);
      case 4: return html(R"(<h4 class="govuk-heading-s">{}</h4>)", inside);
      default: return html(R"(<h5 class="govuk-heading-s">{}</h5>)", inside);
    }
  }

  Html list(cmark_node* node, int depth) {
    const auto items = children(node, depth);
    if (cmark_node_get_list_type(node) != CMARK_ORDERED_LIST) return html(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)", items);
    Attributes start;
    if (const int first = cmark_node_get_list_start(node); first != 1) start.set("start", std::to_string(first));
    return html(R"(<ol class="govuk-list govuk-list--number"{}>{}</ol>)", start, items);
  }

  Html link(cmark_node* node, int depth) {
    const auto inside = children(node, depth);
    const auto url = address_of(node);
    const auto href = url.empty() ? std::nullopt : address(url);
    return href ? html(R"(<a class="govuk-link" href="{}">{}</a>)", *href, inside) : inside;
  }

  [[nodiscard]] std::optional<Href> address(std::string_view url) const {
    constexpr std::string_view mail = "mailto:";
    if (url.starts_with(mail)) return View::mail(url.substr(mail.size()));
    if (!url.starts_with('/')) return View::external(url);
    // Two slashes are another site's address without its scheme.
    if (url.starts_with("//")) return std::nullopt;
    const auto mark = url.find('#');
    auto target = http::parse_target(url.substr(0, mark), {});
    if (!target) return std::nullopt;
    http::Request page;
    page.path = std::move(target->path);
    page.query = std::move(target->query);
    const auto own = http::Url::of_request(page);
    return v_.link(mark == std::string_view::npos ? own : own.with_fragment(url.substr(mark + 1)));
  }

  const View& v_;
  int first_heading_;
  int last_heading_;
  int highest_ = 6;
};

}  // namespace

Html markdown(const View& v, std::string_view text, int first_heading) {
  const auto document = parsed(text);
  return Renderer{v, first_heading}.children(document.get(), 0);
}

std::vector<MarkdownImage> markdown_images(std::string_view text) {
  const auto document = parsed(text);
  std::vector<MarkdownImage> found;
  const std::unique_ptr<cmark_iter, FreeIterator> iterator{cmark_iter_new(document.get())};
  for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(iterator.get())) {
    auto* node = cmark_iter_get_node(iterator.get());
    if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == CMARK_NODE_IMAGE)
      found.push_back({std::string{address_of(node)}, words_of(node)});
  }
  return found;
}

std::string markdown_words(std::string_view text) {
  const auto document = parsed(text);
  return words_of(document.get());
}

}  // namespace baqylau::ui
