/// The news as an Atom feed. RFC 4287.

#include "content/views.hpp"

#include "ui/markdown.hpp"
#include "ui/shell.hpp"

#include <pugixml.hpp>

#include <sstream>

namespace baqylau::content::views {

namespace {

void text_child(pugi::xml_node parent, const char* name, std::string_view text) {
  parent.append_child(name).text().set(std::string{text}.c_str());
}

void link_child(pugi::xml_node parent, const char* relation, const std::string& address, const char* type) {
  auto link = parent.append_child("link");
  link.append_attribute("rel") = relation;
  link.append_attribute("type") = type;
  link.append_attribute("href") = address.c_str();
}

/// Text in the language it is in, said in `xml:lang`.
void content_child(pugi::xml_node parent, const char* name, const char* type, std::string_view text, i18n::Language language) {
  auto child = parent.append_child(name);
  child.append_attribute("type") = type;
  child.append_attribute("xml:lang") = std::string{i18n::to_code(language)}.c_str();
  child.text().set(std::string{text}.c_str());
}

void add_entry(pugi::xml_node feed, const ui::View& v, const std::string& root, const Item& item) {
  const auto address = root + http::Url::to("/news/{}", item.id).full();
  auto entry = feed.append_child("entry");
  text_child(entry, "id", address);
  const auto title = pick(item.content.title, v.t.language());
  content_child(entry, "title", "text", title.text, title.language);
  text_child(entry, "published", base::utc_iso(base::almaty_start(item.published_on.value())));
  text_child(entry, "updated", base::utc_iso(item.published_at.value()));
  link_child(entry, "alternate", address, "text/html");
  const auto body = pick(item.content.body, v.t.language());
  content_child(entry, "content", "html", text_of(v, item.content.body).bytes(), body.language);
}

}  // namespace

std::string atom(const ui::View& v, std::string_view site, const std::vector<Item>& news) {
  const auto language = std::string{i18n::to_code(v.t.language())};
  const auto root = std::string{site} + "/" + language;
  pugi::xml_document document;
  auto declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "utf-8";
  auto feed = document.append_child("feed");
  feed.append_attribute("xmlns") = "http://www.w3.org/2005/Atom";
  feed.append_attribute("xml:lang") = language.c_str();
  // Links within the texts are paths of this site.
  feed.append_attribute("xml:base") = (std::string{site} + "/").c_str();
  const auto self = root + http::Url::to("/news.atom").full();
  text_child(feed, "id", self);
  text_child(feed, "title", v.t("{site}: news", {{"site", ui::site_name(v)}}));
  text_child(feed.append_child("author"), "name", ui::owner_name(v));
  link_child(feed, "self", self, "application/atom+xml");
  link_child(feed, "alternate", root + http::Url::to("/news").full(), "text/html");
  auto updated = base::almaty_start(v.today);
  if (!news.empty()) updated = news.front().published_at.value();
  for (const auto& item : news) updated = std::max(updated, item.published_at.value());
  text_child(feed, "updated", base::utc_iso(updated));
  for (const auto& item : news) add_entry(feed, v, root, item);
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

}  // namespace baqylau::content::views
