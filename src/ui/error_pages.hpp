#pragma once
/// The page of a failure: what happened, what to do, and the number under which the log knows the request.

#include "base/result.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace baqylau::ui {

/// For scripts (`request.wants_json`): `{"message": "…", "number": "…"}`. Never tells anything internal.
http::Response failure_page(const http::Request& request, const base::Failure& failure, http::Services& services);

}  // namespace baqylau::ui
