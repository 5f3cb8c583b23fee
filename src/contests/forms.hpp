#pragma once
/// The forms of a contest, of a lot, and of choosing a table: field names, reading, first values.

#include "contests/domain.hpp"
#include "http/forms.hpp"
#include "reference/reference.hpp"

#include <vector>

namespace baqylau::contests::forms {

/// Largest table that may be sent, bytes.
inline constexpr std::size_t most_table_bytes = 5u << 20;

/// `bodies`: those the person may choose from; where there is only one, the form does not ask.
ContestFacts read_contest(http::FormReader& form, const std::vector<reference::StateBody>& bodies);
/// The same form for a contest with held lots: body and due dates are not asked for. Overtaken where the form asked for them when it was
/// opened.
ContestFacts read_contest(http::FormReader& form, const Contest& with_held_lots);
http::FormValues values_of(const ContestFacts& facts, std::int64_t version);

LotFacts read_lot(http::FormReader& form);
http::FormValues values_of(const LotFacts& facts, std::int64_t version);

/// Version that the person saw when the form was opened; absent on a form for something new.
std::int64_t read_version(http::FormReader& form);

}  // namespace baqylau::contests::forms
