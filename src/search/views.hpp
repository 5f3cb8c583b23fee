#pragma once
/// The page of results.

#include "search/query.hpp"
#include "search/suggest.hpp"

#include "http/forms.hpp"
#include "reference/reference.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <vector>

namespace baqylau::search {

base::Text label(Kind kind);  ///< "Projects"
base::Text label(Status status);

struct Names {
  std::vector<reference::Region> regions{};
  std::vector<reference::StateBody> state_bodies{};
};
/// `values` has the question as it was typed, in `q`.
ui::Html results(const ui::View& v, const Analyser& analyser, const http::FormValues& values, const Query& query, const Found& found,
                 const Names& names);
/// What is offered while somebody types, for assets/js/suggest.js: `{message, options: [{text, language, kind, url}]}`. `kind` is empty
/// where the option is a question, else what the page is that it leads to.
std::string suggestions_json(const ui::View& v, const Suggestions& suggestions);
/// Before anything was asked: the box, and what can be found.
ui::Html nothing_asked(const ui::View& v, const http::FormValues& values);

}  // namespace baqylau::search
