#pragma once
/// Between UTF-8 and the code units that stemming counts in.

#include <string>
#include <string_view>

namespace baqylau::search {

std::u16string to_utf16(std::string_view text);
std::string to_utf8(std::u16string_view text);

}  // namespace baqylau::search
