#pragma once

#include "http/forms.hpp"
#include "http/response.hpp"
#include "identity/accounts.hpp"
#include "identity/carry.hpp"
#include "ui/view.hpp"

#include <optional>
#include <string>
#include <vector>

namespace baqylau::identity {

struct SignInForm {
  http::FormValues values{};
  std::string next{};  ///< as typed: shown back only into the form
  std::optional<Carried> carried{};
  bool session_ended = false;  ///< says so, and that nothing is lost
};
http::Response sign_in_page(const ui::View& v, const SignInForm& form, int status = 200);

/// Signed in; what was typed before waits to be sent. `v` is the new session's.
http::Response go_on_page(const ui::View& v, const Carried& carried);

struct AccountPage {
  AccountFacts facts;
  std::vector<OwnSession> sessions;
  const http::FormValues* form = nullptr;
};
http::Response account_page(const ui::View& v, const AccountPage& page, int status = 200);

}  // namespace baqylau::identity
