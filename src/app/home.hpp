#pragma once
/// The home page: what the site is for, and the live state. SPEC §2.

#include "http/routes.hpp"

namespace baqylau::app {

base::Result<http::Response> home_page(const http::Get<http::Public>& call);

}  // namespace baqylau::app
