#include "http/access_log.hpp"

#include "base/log.hpp"

namespace baqylau::http {

void log_access(const Exchange& exchange, std::size_t bytes, std::chrono::steady_clock::duration took) {
  const auto& request = exchange.request;
  const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
  const auto path = request.path.empty() ? std::string{"-"} : request.path;
  const auto method = exchange.head.method.empty() ? std::string{"-"} : exchange.head.method;
  base::log(base::LogLevel::info, "request", request.number,
            {{"method", method},
             {"path", path},
             {"language", i18n::to_code(request.language)},
             {"status", exchange.response.status},
             {"micros", micros},
             {"bytes", bytes},
             {"account", request.caller.account.value_or(base::AccountId{}).value}});
}

}  // namespace baqylau::http
