#pragma once
/// Kazakh and Russian words written in Latin letters.

#include <string>
#include <string_view>

namespace baqylau::search {

/// In Cyrillic letters without the Kazakh ones, by the alphabet of 2021 and the habits of those who have no such keyboard:
/// «zhoba», «joba» → «жоба»; «ūiym», «uiym», «uyym» → «уйым»; «otchet» → «отчет». `word` in small letters; empty where it has
/// others than Latin ones.
std::u16string latin_to_cyrillic(std::u16string_view word);

}  // namespace baqylau::search
