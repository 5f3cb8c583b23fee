#pragma once
/// What every answer carries: status line, security headers, caching. SECURITY O-03, O-04, P-03.

#include "base/clock.hpp"
#include "base/result.hpp"
#include "http/exchange.hpp"

#include <cstddef>
#include <string>

namespace baqylau::http {

/// When it is worth another try, in the head of the answer.
void put_wait(Response& response, std::chrono::seconds wait);
int status_of(base::Kind kind);
/// Caching, ETag and 304, the visitor's cookie: once the answer is known, before its head is written.
void complete_response(Exchange& exchange);
/// The head's bytes up to the empty line. A header with a line break in it is a bug and throws std::logic_error.
std::string response_head(const Exchange& exchange, std::size_t body_bytes, base::Instant now);

}  // namespace baqylau::http
