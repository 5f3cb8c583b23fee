/// The pages on which an account gets another e-mail address.

#include "http/answered.hpp"
#include "identity/accounts.hpp"
#include "identity/email.hpp"
#include "ui/components.hpp"
#include "ui/page.hpp"

namespace baqylau::identity {

namespace {

using base::M;
using base::Result;
using http::Response;
using http::SignedIn;
using http::Url;
using ui::Html;
using ui::html;

std::vector<ui::Crumb> account_crumb(const ui::View& v) { return {{std::string{v.t("My account")}, Url::to("/account")}}; }

Response email_page(const ui::View& v, const http::FormValues& values, int status) {
  Html fields;
  fields.add(
      "{}",
      ui::text_input(v, values,
                     {.name = "email",
                      .label = std::string{v.t("New e-mail address")},
                      .hint = std::string{v.t("A letter with a link goes there. The address is changed when you have followed the link.")},
                      .autocomplete = "email",
                      .inputmode = "email",
                      .width = "two-thirds"}));
  fields.add(
      "{}",
      ui::password_input(
          v, values,
          {.name = "current_password", .label = std::string{v.t("Current password")}, .autocomplete = "current-password", .width = "20"}));
  fields.add("{}", ui::button(v.t("Send the letter")));
  return ui::page(v,
                  {.title = std::string{v.t("Change the e-mail address")},
                   .body = ui::post_form(v, Url::to("/account/email"), fields),
                   .crumbs = account_crumb(v),
                   .form = &values,
                   .notice = ui::notice_of(v.request)},
                  status);
}

Result<Response> show_email(const http::Get<SignedIn>& call) { return email_page(ui::view_of(call), {}, 200); }

Result<Response> ask(const http::Work<SignedIn>& call) {
  http::FormReader form{call.request};
  const auto email = form.email("email", {.label = M("New e-mail address"), .required = true, .max = 254});
  const EmailChange change{.account = call.who.account,
                           .email = email.value_or(""),
                           .password = form.secret("current_password", {.label = M("Current password"), .required = true}),
                           .client_address = call.request.client_address,
                           .device = {call.request.cookie(device_cookie_name), call.services.secret}};
  const auto again = [&](int status) { return email_page(ui::view_of(call), form.values(), status); };
  // As with a new password: of what was typed here nothing is kept under the form's key.
  return http::answered(form, again, [&]() -> Result<Response> {
    TRY(ask_email_change(call.db, notices::outbox_of(call), change));
    return http::see_other(ui::with_notice(Url::to("/account"), ui::Notice::email_asked));
  });
}

Result<Response> show_confirm(const http::Get<SignedIn>& call) {
  const auto v = ui::view_of(call);
  const std::string code{call.request.query_value("code")};
  const auto email = TRY(asked_email(call.db, call.services.clock.now(), call.who.account, code));
  Html body = html(R"(<p class="govuk-body">{}</p>)", v.t("The address of your account becomes {email}.", {{"email", email}}));
  body.add("{}", ui::post_form(v, Url::to("/account/email/confirm"),
                               html("{}{}", ui::hidden("code", code), ui::button(v.t("Confirm the address")))));
  return ui::page(v, {.title = std::string{v.t("Confirm the e-mail address")}, .body = std::move(body), .crumbs = account_crumb(v)});
}

Result<Response> confirm(const http::Post<SignedIn>& call) {
  http::FormReader form{call.request};
  const auto code = form.line("code", {.label = M("Link")});
  return http::answered(form, [&]() -> Result<Response> {
    TRY(change_email(call.db, notices::outbox_of(call), call.who.account, call.request.caller.session_key, code));
    return http::see_other(ui::with_notice(Url::to("/account"), ui::Notice::email_changed));
  });
}

}  // namespace

void add_email_routes(http::Routes& routes) {
  routes.get<"/account/email">(show_email);
  routes.work<"/account/email">(ask, {.workers = http::Workers::hashes});
  routes.get<"/account/email/confirm">(show_confirm);
  routes.post<"/account/email/confirm">(confirm);
}

}  // namespace baqylau::identity
