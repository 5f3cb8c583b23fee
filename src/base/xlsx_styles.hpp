#pragma once
/// Numbers of a workbook as people see them: what is stored as 39139 may be 2007-02-26. For base/ only.
/// Source: ECMA-376 part 1, §18.8.30 (number formats), §18.17.4 (dates).

#include "base/spreadsheet.hpp"

#include <string_view>

namespace baqylau::base {

enum class DateSystem { from_1900, from_1904 };

struct NumberFormat {
  Cell::Kind kind = Cell::Kind::number;  ///< number, adorned, date or odd
  std::size_t zeros = 0;                 ///< a format of nothing but zeros: at least so many digits are shown
};

/// By a format's number alone (those that programs do not write out).
NumberFormat builtin_format(unsigned number);
/// By its code, such as `dd.mm.yyyy` or `[$-419]d mmm yyyy;@`.
NumberFormat format_of_code(std::string_view code);
/// A numeric cell: YYYY-MM-DD for a date format, else decimal without exponent, 15 significant
/// digits (which is what spreadsheet programs show). Text that is no number comes back as it is.
Cell number_cell(std::string_view stored, const NumberFormat& format, DateSystem system);

}  // namespace baqylau::base
