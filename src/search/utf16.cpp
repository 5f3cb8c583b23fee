#include "search/utf16.hpp"

#include <unicode/unistr.h>

namespace baqylau::search {

std::u16string to_utf16(std::string_view text) {
  const auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<int32_t>(text.size())});
  return {wide.getBuffer(), static_cast<std::size_t>(wide.length())};
}

std::string to_utf8(std::u16string_view text) {
  std::string out;
  icu::UnicodeString{text.data(), static_cast<int32_t>(text.size())}.toUTF8String(out);
  return out;
}

}  // namespace baqylau::search
