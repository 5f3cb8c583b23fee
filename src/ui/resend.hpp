#pragma once
/// What was typed into a form that could not be answered: on the page of the failure, so that it can be sent again or copied.

#include "base/result.hpp"
#include "ui/view.hpp"

namespace baqylau::ui {

/// Sending the same once more may help.
bool can_be_sent_again(const http::Request& request, base::Kind kind);
/// The texts that were typed, and where sending again may help the whole form with one button; passwords and files have to be
/// entered anew. Nothing where nothing is known to have been typed.
Html resend_section(const View& v, base::Kind kind);

}  // namespace baqylau::ui
