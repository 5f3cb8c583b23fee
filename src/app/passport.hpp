#pragma once
/// The passport: the project's public page, joined from what projects, reports and control know. SPEC §3.

#include "http/routes.hpp"

namespace baqylau::app {

base::Result<http::Response> passport_page(const http::Get<http::Public>& call, base::ProjectId project);

}  // namespace baqylau::app
