#pragma once
/// A question that a person answers without JavaScript: a small sum, asked in words. It keeps off programs that fill in whatever form
/// they find; who writes a program for this site can answer it, and is held by the limits.

#include "i18n/i18n.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace baqylau::identity {

struct PlainQuestion {
  std::int64_t first = 0, second = 0;  ///< 2 … 9
};
/// The same for one visitor and form as long as their token holds: an answer stays right on a page that comes back with errors.
PlainQuestion plain_question(std::string_view visitor_token, std::string_view form);
std::string asked(const i18n::Translator& t, const PlainQuestion& question);
/// In digits or in words of any of our languages.
bool is_answer(const PlainQuestion& question, std::string_view typed);

}  // namespace baqylau::identity
