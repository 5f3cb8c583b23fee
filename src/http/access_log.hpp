#pragma once
/// One line of the log for each request that was answered. SECURITY G-01.

#include "http/exchange.hpp"

#include <chrono>
#include <cstddef>

namespace baqylau::http {

/// `bytes` of the body that were sent. Who asked from where is not in it: addresses are kept with refused sign-ins only.
void log_access(const Exchange& exchange, std::size_t bytes, std::chrono::steady_clock::duration took);

}  // namespace baqylau::http
