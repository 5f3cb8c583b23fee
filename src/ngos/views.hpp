#pragma once
/// Pages of the register.

#include "ngos/forms.hpp"
#include "ngos/ngos.hpp"
#include "ui/components.hpp"

namespace baqylau::ngos {

/// Filter form, table as the pilot had it, page numbers.
ui::Html register_body(const ui::View& v, const NgoPage& page, const http::FormValues& filter, const Books& books);
ui::Html card_body(const ui::View& v, const Ngo& ngo);
/// The facts of a card as a list: also what the conflict page shows of another person's changes.
ui::Html card_facts(const ui::View& v, const Ngo& ngo);
/// Fields and button. `version` 0 for a new card. `saved`: what is stored now, where the person's version was overtaken.
ui::Html card_form(const ui::View& v, const http::Url& action, const http::FormValues& values, const Books& books, Filler filler,
                   const NgoCard* before, std::int64_t version, const Ngo* saved);

}  // namespace baqylau::ngos
