#pragma once
/// Human text: hygiene at the door, folding for comparison, the Kazakh order.

#include <optional>
#include <string>
#include <string_view>

namespace baqylau::base {

/// Valid UTF-8, brought to NFC; CRLF, CR, the Unicode line and paragraph separators and what Word and old systems break lines
/// and pages with (U+000B, U+000C, U+0085) to LF, TAB to a blank; other control characters, bidi overrides and isolates, and
/// code points that are no characters refused; blanks at both ends (also no-break and zero-width ones) cut. Nothing when the
/// bytes are not such a text.
std::optional<std::string> clean_text(std::string_view bytes);
/// For names, titles, addresses, as `clean_text`, but: a break that no key types (U+000B, U+000C, U+0085, U+2028, U+2029) is a
/// blank, LF and CR are refused; direction marks, which address books put around numbers, are cut at both ends and refused
/// inside. SECURITY I-01.
std::optional<std::string> clean_line(std::string_view bytes);
/// Valid UTF-8: no overlong forms, no surrogates.
bool is_utf8(std::string_view bytes) noexcept;
/// Unicode code points of valid UTF-8.
std::size_t code_points(std::string_view text) noexcept;
/// What names are looked for by, on both sides: `folded`, Latin letters that look like Cyrillic ones as those, and whatever is neither
/// letter nor digit one blank; none at either end.
std::string letters_key(std::string_view text);
/// Case folded (NFKC), ё→е, quotes, dashes and blanks unified, invisible characters dropped: two spellings
/// of one name compare equal.
std::string folded(std::string_view text);
/// In words with a Cyrillic letter the Latin ones that look like Cyrillic ones are taken for those: «атауы» typed with a Latin a, «өнiм»
/// with a Latin i. Of a folded text.
std::string in_one_script(std::string_view folded);
/// Sort key in the Kazakh alphabet's order (SPEC §10), for a BLOB/BYTEA column; digits sort by value, small
/// letters before capital ones, Cyrillic before Latin; quotation marks count for nothing: «Үміт» stands at Ү.
std::string kazakh_sort_key(std::string_view text);
/// First `points` code points, with «…» when something was cut; never inside a letter; at a blank if one is near.
std::string shortened(std::string_view text, std::size_t points);

}  // namespace baqylau::base
