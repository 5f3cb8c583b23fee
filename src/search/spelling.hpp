#pragma once
/// «Did you mean»: the question with its unknown words replaced by ones that documents have.

#include "search/analyser.hpp"

#include "db/db.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace baqylau::search {

/// Letters that must be added, dropped, changed or swapped with their neighbour; more than `most` counts as `most + 1`.
int distance(std::u16string_view a, std::u16string_view b, int most);
/// What was typed on the English layout while the Russian one was meant: «ghjtrn» → «проект».
std::string as_on_russian_layout(std::string_view text);
/// A question all of whose words some document has. Nothing where an unknown word is like none.
std::optional<std::string> did_you_mean(db::Read& db, const Analyser& analyser, std::string_view text);

}  // namespace baqylau::search
