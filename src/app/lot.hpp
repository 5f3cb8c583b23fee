#pragma once
/// The page of a lot: what the lot is, and the proposal that it came of.

#include "base/result.hpp"
#include "http/routes.hpp"

namespace baqylau::app {

base::Result<http::Response> lot_page(const http::Get<http::Public>& call, base::LotId lot);

}  // namespace baqylau::app
