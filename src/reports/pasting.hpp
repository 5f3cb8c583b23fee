#pragma once
/// Rows that people copy from a spreadsheet and paste into the form of a part.

#include "http/forms.hpp"
#include "reports/domain.hpp"
#include "ui/view.hpp"

namespace baqylau::reports {

/// Of all that is pasted at once, in code points: a hundred publications with their texts.
inline constexpr std::size_t longest_paste = 200'000;

/// Puts what stands in the field `pasted` into the fields of the rows, behind those that were begun; of spending, into the fields of the
/// lines it names. A first row that names the columns is passed over. Kinds are known by code or name in any language. To be called before
/// the rows are read. What cannot be placed is said at a field, and nothing of the paste is lost then.
void take_pasted(http::FormReader& form, const ui::View& v, Part part, const RowsBeside& beside);

}  // namespace baqylau::reports
