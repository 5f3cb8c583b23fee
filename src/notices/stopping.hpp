#pragma once
/// The link in an optional letter at whose page such letters can be stopped, without signing in: whoever has the letter may.

#include "base/ids.hpp"
#include "http/response.hpp"

#include <string>
#include <string_view>

namespace baqylau::notices {

/// Of the letter of that notice; nobody makes it who does not know the server's secret.
http::Url unsubscribe_url(std::string_view secret, base::NoticeId notice);
bool is_unsubscribe_code(std::string_view secret, base::NoticeId notice, std::string_view code);

}  // namespace baqylau::notices
