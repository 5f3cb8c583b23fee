#pragma once
/// The NGO's cabinet: what is due, by when, what is missing. Joins what projects and reports know.

#include "http/routes.hpp"

namespace baqylau::app {

base::Result<http::Response> cabinet_page(const http::Get<http::NgoMember>& call);

}  // namespace baqylau::app
