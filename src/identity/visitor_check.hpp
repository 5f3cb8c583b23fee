#pragma once
/// What holds a form for which nobody signs in, on its page: ALTCHA's widget, and for those without JavaScript a plain question.

#include "http/forms.hpp"
#include "http/routes.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <string_view>

namespace baqylau::identity {

/// To stand above the button of the form, with its script; nothing for somebody signed in. `form`: as in `read_visitor_form`.
ui::Html visitor_check(const ui::View& v, const http::FormValues& values, std::string_view form);

/// `/altcha/challenge?form=NAME`: a challenge as JSON, made for this request.
base::Result<http::Response> show_challenge(const http::Get<http::Anyone>& call);

}  // namespace baqylau::identity
