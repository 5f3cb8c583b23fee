#include "search/views.hpp"

#include "search/snippet.hpp"

#include "ui/components.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <utility>

namespace baqylau::search {

using base::M;
using http::Url;
using ui::Html;
using ui::html;
using ui::View;

base::Text label(Kind kind) {
  switch (kind) {
    case Kind::ngo: return M("Non-governmental organisations");
    case Kind::lot: return M("Lots without a project");
    case Kind::project: return M("Projects");
    case Kind::report: return M("Reports");
    case Kind::proposal: return M("Proposals");
    case Kind::legal_act: return M("Legal acts");
    case Kind::news: return M("News");
    case Kind::question: return M("Questions and answers");
    case Kind::poll: return M("Internet voting");
  }
  return M("Projects");
}

base::Text label(Status status) {
  switch (status) {
    case Status::announced: return M("Announced");
    case Status::held: return M("Held");
    case Status::not_held: return M("Not held");
    case Status::cancelled: return M("Cancelled");
    case Status::in_execution: return M("In execution");
    case Status::completed: return M("Completed");
    case Status::closed: return M("Closed");
    case Status::terminated: return M("Terminated");
    case Status::repayment_demanded: return M("Repayment demanded");
    case Status::submitted: return M("Handed in");
    case Status::returned: return M("Returned for correction");
    case Status::accepted: return M("Accepted");
    case Status::poll_not_over: return M("Voting is not over");
    case Status::poll_over: return M("Voting is over");
  }
  return M("Announced");
}

namespace {

/// What stands in small letters above a result's title.
std::string_view kind_of_one(const View& v, const Hit& hit) {
  switch (hit.kind) {
    case Kind::ngo: return v.t("NGO");
    case Kind::lot: return v.t("Lot");
    case Kind::project: return v.t("Project");
    case Kind::report:
      switch (hit.number.value_or(0)) {
        case 1: return v.t("First interim report");
        case 2: return v.t("Second interim report");
        default: return v.t("Final report");
      }
    case Kind::proposal: return v.t("Proposal");
    case Kind::legal_act: return v.t("Legal act");
    case Kind::news: return v.t("News item");
    case Kind::question: return v.t("Question and answer");
    case Kind::poll: return v.t("Internet voting");
  }
  return {};
}

Html pieces(const std::vector<Piece>& all) {
  Html out;
  for (const auto& piece : all) {
    if (piece.marked) out.add(R"(<mark class="app-mark">{}</mark>)", piece.text);
    else out.add("{}", piece.text);
  }
  return out;
}

/// With a mark where it is in another language than the page.
Html in_its_language(const View& v, const i18n::Picked& picked, const Html& text) {
  if (picked.own) return text;
  const auto mark = picked.language == i18n::Language::kk ? v.t("in Kazakh") : v.t("in Russian");
  return html(R"(<span lang="{}">{}</span> <span class="app-language">{}</span>)", i18n::to_code(picked.language), text, mark);
}

/// In the language in which more of the asked words stand; in the reader's where that is all one.
i18n::Picked better(const View& v, const Marker& marker, const i18n::Bilingual& both) {
  auto picked = i18n::pick(both, v.t.language());
  if (!both.kk || !both.ru) return picked;
  const auto& other = picked.language == i18n::Language::kk ? *both.ru : *both.kk;
  if (marker.look(other).asked > marker.look(picked.text).asked) {
    picked.text = other;
    picked.language = picked.language == i18n::Language::kk ? i18n::Language::ru : i18n::Language::kk;
    picked.own = picked.language == v.t.language();
  }
  return picked;
}

Html facts_of(const View& v, const Hit& hit) {
  std::vector<Html> facts;
  const auto ngo = i18n::pick(hit.ngo, v.t.language());
  if (!ngo.text.empty()) facts.push_back(html(R"({}: <span lang="{}">{}</span>)", v.t("Executor"), i18n::to_code(ngo.language), ngo.text));
  if (hit.year) facts.push_back(html("{}", *hit.year));
  if (hit.status) facts.push_back(html("{}", v.t(label(*hit.status))));
  if (facts.empty()) return {};
  Html line;
  for (std::size_t i = 0; i < facts.size(); ++i) line.add("{}{}", i == 0 ? Html{} : html(" \u00B7 "), facts[i]);
  return html(R"(<p class="app-hit__facts">{}</p>)", line);
}

/// Of all texts of the document the one that answers best.
Html snippet_of(const View& v, const Marker& marker, const Hit& hit) {
  struct Candidate {
    Looked looked;
    std::optional<i18n::Language> language;
  };
  std::vector<Candidate> texts;
  const auto consider = [&](const std::optional<std::string>& text, std::optional<i18n::Language> language) {
    if (text && !text->empty()) texts.push_back({marker.look(*text), language});
  };
  const bool russian_first = v.t.language() != i18n::Language::kk;
  const auto consider_two = [&](const i18n::Bilingual& two) {
    if (russian_first) consider(two.ru, i18n::Language::ru);
    consider(two.kk, i18n::Language::kk);
    if (!russian_first) consider(two.ru, i18n::Language::ru);
  };
  consider_two(hit.subtitle);
  consider_two(hit.body);
  consider(hit.text, std::nullopt);
  if (texts.empty()) return {};
  const auto best = std::ranges::max_element(texts, {}, [](const Candidate& one) { return one.looked.asked; });
  const auto shown = pieces(Marker::snippet(best->looked));
  if (!best->language) return html(R"(<p class="app-hit__text">{}</p>)", shown);
  return html(R"(<p class="app-hit__text" lang="{}">{}</p>)", i18n::to_code(*best->language), shown);
}

Html hit_html(const View& v, const Marker& marker, const Hit& hit) {
  const auto title = better(v, marker, hit.title);
  const auto shown =
      title.text.empty() ? v.known(std::optional<std::string>{}) : in_its_language(v, title, pieces(marker.marked(title.text)));
  Html number;
  if (hit.number && hit.kind != Kind::report) number = html(" {}", v.t("№ {number}", {{"number", std::to_string(*hit.number)}}));
  return html(
      R"(<li class="app-hit"><p class="app-hit__kind">{}{}</p><h3 class="app-hit__title"><a class="govuk-link" href="{}">{}</a></h3>{}{}</li>)",
      kind_of_one(v, hit), number, v.link(page_of(hit.kind, hit.id)), shown, facts_of(v, hit), snippet_of(v, marker, hit));
}

enum class Without { nothing, kind, year, state_body, region, status };
Url address(const Query& query, Without without = Without::nothing) {
  auto url = Url::to("/search").with("q", query.text);
  if (query.kind && without != Without::kind) url = url.with("kind", to_code(*query.kind));
  if (query.year && without != Without::year) url = url.with("year", std::to_string(*query.year));
  if (query.state_body && without != Without::state_body) url = url.with("body", base::to_string(*query.state_body));
  if (query.region_kato && without != Without::region) url = url.with("region", *query.region_kato);
  if (query.status && without != Without::status) url = url.with("status", to_code(*query.status));
  return url;
}

struct Choice {
  std::string name;
  std::int64_t count = 0;
  Url url;
};

/// One way to narrow the results: its values with how many results each leaves, or the chosen one with the way back.
Html facet(const View& v, std::string_view title, const std::optional<std::string>& chosen, const Url& without,
           std::vector<Choice> choices) {
  if (chosen) {
    return html(
        R"(<h3 class="govuk-heading-s app-facet__title">{}</h3><ul class="app-facet"><li><span class="app-facet__chosen">{}</span> <a class="govuk-link app-facet__remove" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a></li></ul>)",
        title, *chosen, v.link(without), v.t("Remove"), *chosen);
  }
  if (choices.size() < 2) return {};
  Html items;
  for (const auto& choice : choices)
    items.add(R"(<li><a class="govuk-link" href="{}">{}</a> <span class="app-facet__count">{}</span></li>)", v.link(choice.url),
              choice.name, v.t.number(choice.count));
  return html(R"(<h3 class="govuk-heading-s app-facet__title">{}</h3><ul class="app-facet">{}</ul>)", title, items);
}

std::string body_name(const View& v, const Names& names, base::StateBodyId id) {
  const auto found = std::ranges::find(names.state_bodies, id, &reference::StateBody::id);
  return found == names.state_bodies.end() ? base::to_string(id) : found->name(v.t.language());
}
std::string region_name(const View& v, const Names& names, const std::string& kato) {
  const auto found = std::ranges::find(names.regions, kato, &reference::Region::kato);
  return found == names.regions.end() ? kato : found->name(v.t.language());
}

void by_count(std::vector<Choice>& choices) {
  std::ranges::stable_sort(choices, [](const Choice& a, const Choice& b) { return a.count > b.count; });
}

Html facets(const View& v, const Query& query, const Found& found, const Names& names) {
  const auto& t = v.t;
  std::vector<Choice> kinds, years, bodies, regions, statuses;
  for (const auto kind : all_kinds)
    if (const auto counted = found.facets.kinds.find(kind); counted != found.facets.kinds.end())
      kinds.push_back({std::string{t(label(kind))}, counted->second, address(query).with("kind", to_code(kind))});
  for (auto year = found.facets.years.rbegin(); year != found.facets.years.rend(); ++year)
    years.push_back({std::to_string(year->first), year->second, address(query).with("year", std::to_string(year->first))});
  for (const auto& [id, count] : found.facets.state_bodies)
    bodies.push_back({body_name(v, names, id), count, address(query).with("body", base::to_string(id))});
  for (const auto& [kato, count] : found.facets.regions)
    regions.push_back({region_name(v, names, kato), count, address(query).with("region", kato)});
  for (const auto& [status, count] : found.facets.statuses)
    statuses.push_back({std::string{t(label(status))}, count, address(query).with("status", to_code(status))});
  by_count(bodies);
  by_count(regions);
  by_count(statuses);
  const auto named = [&](const auto& chosen, const auto& name) {
    return chosen ? std::optional{std::string{name(*chosen)}} : std::nullopt;
  };
  Html out;
  out.add(facet(v, t("Kind"), named(query.kind, [&](Kind kind) { return t(label(kind)); }), address(query, Without::kind), kinds));
  out.add(facet(v, t("Year"), named(query.year, [](int year) { return std::to_string(year); }), address(query, Without::year), years));
  out.add(facet(v, t("Region"), named(query.region_kato, [&](const auto& kato) { return region_name(v, names, kato); }),
                address(query, Without::region), regions));
  out.add(facet(v, t("State body"), named(query.state_body, [&](auto id) { return body_name(v, names, id); }),
                address(query, Without::state_body), bodies));
  out.add(facet(v, t("Status"), named(query.status, [&](Status status) { return t(label(status)); }), address(query, Without::status),
                statuses));
  if (out.empty()) return out;
  return html(R"(<section class="app-facets" aria-labelledby="narrow"><h2 class="govuk-heading-m" id="narrow">{}</h2>{}</section>)",
              t("Narrow the results"), out);
}

Html box(const View& v, const http::FormValues& values, const Query* query) {
  Html kept;
  // A new question keeps the filters: they are seen, and can be removed, beside the results.
  if (query != nullptr) {
    if (query->kind) kept.add(ui::hidden("kind", to_code(*query->kind)));
    if (query->year) kept.add(ui::hidden("year", std::to_string(*query->year)));
    if (query->state_body) kept.add(ui::hidden("body", base::to_string(*query->state_body)));
    if (query->region_kato) kept.add(ui::hidden("region", *query->region_kato));
    if (query->status) kept.add(ui::hidden("status", to_code(*query->status)));
  }
  return html(R"(<div role="search">{}</div>)",
              ui::get_form(v, Url::to("/search"),
                           html("{}{}{}", ui::text_input(v, values, {.name = "q", .label = std::string{v.t("What to look for")}}), kept,
                                ui::button(v.t("Find")))));
}

Html registers(const View& v) {
  return html(
      R"(<ul class="govuk-list govuk-list--bullet"><li><a class="govuk-link" href="{}">{}</a></li><li><a class="govuk-link" href="{}">{}</a></li></ul>)",
      v.link(Url::to("/contests")), v.t("All contests, with their lots and projects"), v.link(Url::to("/ngos")),
      v.t("The register of non-governmental organisations"));
}

bool is_filtered(const Query& query) { return query.kind || query.year || query.state_body || query.region_kato || query.status; }

/// Says which word is the trouble, and what can be done.
Html nothing_found(const View& v, const Query& query, const Found& found) {
  const auto& t = v.t;
  Html advice;
  std::string known;
  std::string unknown;
  for (const auto& word : found.words) {
    if (word.documents > 0) known += (known.empty() ? "" : " ") + word.written;
    else unknown += (unknown.empty() ? "«" : ", «") + word.written + "»";
  }
  if (!unknown.empty()) advice.add("<li>{}</li>", t("No document has: {words}. Check how it is written.", {{"words", unknown}}));
  if (!unknown.empty() && !known.empty()) {
    advice.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)", v.link(Url::to("/search").with("q", known)),
               t("Look for the other words only: {words}", {{"words", known}}));
  }
  if (is_filtered(query)) {
    advice.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)", v.link(Url::to("/search").with("q", query.text)),
               t("Look without filters"));
  }
  if (unknown.empty() && found.words.size() > 1) {
    Html words;
    for (const auto& word : found.words)
      words.add(R"({}<a class="govuk-link" href="{}">{}</a>)", words.empty() ? "" : ", ",
                v.link(Url::to("/search").with("q", word.written)), word.written);
    advice.add("<li>{} {}</li>", t("No document has all these words. Look for one of them:"), words);
  }
  if (found.words.empty()) advice.add("<li>{}</li>", t("Type at least one word of two letters or more that is not a preposition."));
  return html(R"(<h2 class="govuk-heading-m">{}</h2><ul class="govuk-list govuk-list--bullet">{}</ul><p class="govuk-body">{}</p>{})",
              t("Nothing was found"), advice, t("Everything is also here:"), registers(v));
}

Html suggestion(const View& v, const Found& found) {
  if (!found.did_you_mean) return {};
  return html(R"(<p class="govuk-body-l">{} <a class="govuk-link" href="{}">{}</a></p>)", v.t("Did you mean:"),
              v.link(Url::to("/search").with("q", *found.did_you_mean)), *found.did_you_mean);
}

std::string count_text(const View& v, const Found& found) {
  if (found.more) {
    return v.t("More than {count} results; the best {shown} are shown",
               {{"count", v.t.number(found.count)}, {"shown", v.t.number(most_shown)}});
  }
  if (found.count > most_shown) {
    return v.t("{count} results; the best {shown} are shown", {{"count", v.t.number(found.count)}, {"shown", v.t.number(most_shown)}});
  }
  return v.t.plural(i18n::N("{count} result", "{count} results"), found.count);
}

}  // namespace

Html results(const View& v, const Analyser& analyser, const http::FormValues& values, const Query& query, const Found& found,
             const Names& names) {
  Html body = box(v, values, &query);
  body.add(suggestion(v, found));
  if (found.hits.empty()) {
    const auto narrowed = facets(v, query, found, names);
    const auto nothing = nothing_found(v, query, found);
    if (narrowed.empty()) body.add(nothing);
    else body.add(R"(<div class="app-search"><div class="app-search__hits">{}</div>{}</div>)", nothing, narrowed);
    return body;
  }
  const Marker marker{analyser, found.words};
  Html items;
  for (const auto& hit : found.hits) items.add(hit_html(v, marker, hit));
  const auto pages = ui::pages_of(std::min(found.count, most_shown), hits_on_a_page);
  const auto start = (found.page - 1) * hits_on_a_page + 1;
  const auto narrowed = facets(v, query, found, names);
  Html to_facets;
  if (!narrowed.empty())
    to_facets.add(R"(<p class="app-search__to-facets"><a class="govuk-link" href="{}">{}</a></p>)",
                  v.link(address(query).with_fragment("narrow")), v.t("Narrow the results"));
  body.add(
      R"(<div class="app-search"><div class="app-search__hits"><h2 class="govuk-heading-m">{}</h2>{}<ol class="app-hits" start="{}">{}</ol>{}</div>{}</div>)",
      count_text(v, found), to_facets, start, items, ui::pagination(v, address(query), found.page, pages), narrowed);
  return body;
}

std::string suggestions_json(const View& v, const Suggestions& suggestions) {
  boost::json::array options;
  for (const auto& question : suggestions.questions) {
    options.push_back(boost::json::object{
        {"text", question}, {"language", ""}, {"kind", ""}, {"url", v.link(Url::to("/search").with("q", question)).text()}});
  }
  for (const auto& hit : suggestions.titles) {
    const auto title = i18n::pick(hit.title, v.t.language());
    if (title.text.empty()) continue;
    options.push_back(boost::json::object{{"text", title.text},
                                          {"language", title.own ? "" : i18n::to_code(title.language)},
                                          {"kind", kind_of_one(v, hit)},
                                          {"url", v.link(page_of(hit.kind, hit.id)).text()}});
  }
  const auto count = static_cast<std::int64_t>(options.size());
  const auto message = count == 0 ? std::string{v.t("Nothing to suggest")}
                                  : v.t.plural(i18n::N("{count} suggestion. Use the up and down arrows to choose",
                                                       "{count} suggestions. Use the up and down arrows to choose"),
                                               count);
  return boost::json::serialize(boost::json::object{{"message", message}, {"options", std::move(options)}});
}

Html nothing_asked(const View& v, const http::FormValues& values) {
  return html(
      R"({}<p class="govuk-body">{}</p><p class="govuk-body">{}</p>{})", box(v, values, nullptr),
      v.t("Search goes over NGOs, lots, projects, submitted reports, proposals, legal acts, news, answered questions and polls. Every "
          "form of a Kazakh or Russian word is found, whatever its ending."),
      v.t("Kazakh words may also be typed with Russian or Latin letters."), registers(v));
}

}  // namespace baqylau::search
