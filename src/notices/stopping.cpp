#include "notices/stopping.hpp"

#include "base/random.hpp"
#include "http/cookies.hpp"

namespace baqylau::notices {

namespace {

constexpr std::size_t code_bytes = 16;

std::string code_of(std::string_view secret, base::NoticeId notice) {
  return base::base64url(std::string_view{base::keyed_hash(secret, "unsubscribe " + base::to_string(notice))}.substr(0, code_bytes));
}

}  // namespace

http::Url unsubscribe_url(std::string_view secret, base::NoticeId notice) {
  return http::Url::to("/unsubscribe/{}", notice).with("code", code_of(secret, notice));
}

bool is_unsubscribe_code(std::string_view secret, base::NoticeId notice, std::string_view code) {
  return http::same_token(code_of(secret, notice), code);
}

}  // namespace baqylau::notices
