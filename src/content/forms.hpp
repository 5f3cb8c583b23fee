#pragma once
/// The editor's form: field names, reading, first values.

#include "content/domain.hpp"

#include "http/forms.hpp"

namespace baqylau::content::forms {

/// Reads what belongs to the kind; what is wrong stands in the form afterwards.
Content read_content(http::FormReader& form, ItemKind kind);
http::FormValues values_of(const Content& content);
/// Version that the person saw when the form was opened.
std::int64_t read_version(http::FormReader& form);
/// As people type dates here: 27.02.2008.
std::string typed(base::LocalDate date);

}  // namespace baqylau::content::forms
