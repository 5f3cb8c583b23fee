/// `/sitemap.xml`: every public page in each language, for search engines. https://www.sitemaps.org, with the alternates of
/// https://developers.google.com/search/docs/specialty/international/localized-versions

#include "home/pages.hpp"

#include "contests/contests.hpp"
#include "search/search.hpp"
#include "ui/menu.hpp"

#include <pugixml.hpp>

#include <set>
#include <sstream>

namespace baqylau::home {

namespace {

using http::Url;

/// Each stands three times in a part, with four alternates: some two megabytes.
constexpr std::int64_t places_in_a_part = 1000;

http::Response xml(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  http::Response response;
  response.content_type = "application/xml; charset=utf-8";
  response.body = out.str();
  return response;
}

pugi::xml_node root_of(pugi::xml_document& document, const char* name) {
  auto declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  auto root = document.append_child(name);
  root.append_attribute("xmlns") = "http://www.sitemaps.org/schemas/sitemap/0.9";
  return root;
}

std::string address_of(const std::string& site, i18n::Language language, const Url& url) {
  return site + "/" + std::string{i18n::to_code(language)} + url.full();
}

void add_page(pugi::xml_node set, const std::string& site, const Url& url) {
  for (const auto language : i18n::all_languages) {
    auto page = set.append_child("url");
    page.append_child("loc").text().set(address_of(site, language, url).c_str());
    const auto add = [&](const char* code, i18n::Language other) {
      auto link = page.append_child("xhtml:link");
      link.append_attribute("rel") = "alternate";
      link.append_attribute("hreflang") = code;
      link.append_attribute("href") = address_of(site, other, url).c_str();
    };
    for (const auto other : i18n::all_languages) add(std::string{i18n::to_code(other)}.c_str(), other);
    add("x-default", i18n::Language::kk);
  }
}

/// What the index does not know of: the sections, the contests and their years.
std::vector<Url> standing_pages(db::Read& db) {
  std::vector<Url> pages;
  for (const auto& section : ui::main_menu())
    if (section.roles.empty()) pages.push_back(section.url);
  for (const auto& url :
       {Url::to("/news"), Url::to("/instruction"), Url::to("/site-map"), Url::to("/projects"), Url::to("/rankings/ngos"),
        Url::to("/rankings/method"), Url::to("/special-control"), Url::to("/verify"), Url::to("/questions/ask"), Url::to("/proposals/new")})
    pages.push_back(url);
  std::set<int> years;
  for (const auto& contest : contests::contests(db)) {
    pages.push_back(Url::to("/contests/{}", contest.id));
    pages.push_back(Url::to("/contests/{}/summary", contest.id));
    years.insert(contest.facts.held_on.year());
  }
  for (const auto year : years) pages.push_back(Url::to("/years/{}", year));
  return pages;
}

}  // namespace

base::Result<http::Response> sitemap(const http::Get<http::Public>& call) {
  pugi::xml_document document;
  auto index = root_of(document, "sitemapindex");
  const auto add = [&](const Url& part) {
    index.append_child("sitemap").append_child("loc").text().set((call.services.site + part.full()).c_str());
  };
  add(Url::to("/sitemaps/{}", 0));
  for (const auto stretch : search::stretches(call.db, places_in_a_part)) add(Url::to("/sitemaps/{}", stretch + 1));
  return xml(document);
}

base::Result<http::Response> part_of_sitemap(const http::Get<http::Public>& call, int part) {
  const auto pages = part == 0 ? standing_pages(call.db) : search::pages(call.db, part - 1, places_in_a_part);
  if (pages.empty()) return base::Failure{base::Kind::not_found, base::M("There is no such page")};
  pugi::xml_document document;
  auto set = root_of(document, "urlset");
  set.append_attribute("xmlns:xhtml") = "http://www.w3.org/1999/xhtml";
  for (const auto& url : pages) add_page(set, call.services.site, url);
  return xml(document);
}

base::Result<http::Response> robots(const http::Get<http::Public>& call) {
  http::Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.body =
      "User-agent: *\nDisallow: /*/view/\nDisallow: /*/search\nDisallow: /*/sign-in\nSitemap: " + call.services.site + "/sitemap.xml\n";
  return response;
}

}  // namespace baqylau::home
