#pragma once
/// Plural rules and the filling of places, shared by the translators.

#include "i18n/i18n.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace baqylau::i18n {

/// Which plural form a number takes, as the `Plural-Forms` headers of po/*.po say: kk and en 0…1, ru 0…2.
std::size_t plural_form(Language language, std::int64_t count) noexcept;
/// Fills `{name}`; a name that is not given stays as it is written.
std::string filled(std::string_view text, Places places);
/// The same, with `{count}` grouped.
std::string filled_plural(std::string_view text, std::int64_t count, Places places);
/// Grouped by U+00A0, a negative number with U+2212.
std::string grouped_number(std::int64_t number);

}  // namespace baqylau::i18n
