#include "identity/views.hpp"

#include "identity/identity.hpp"
#include "ui/components.hpp"
#include "ui/page.hpp"

namespace baqylau::identity {

namespace {

using ui::html;
using ui::Html;

Html paragraph(std::string_view text) { return html(R"(<p class="govuk-body">{}</p>)", text); }

std::string_view role_name(const ui::View& v, http::Role role) {
  switch (role) {
    case http::Role::operator_: return v.t("Operator");
    case http::Role::specialist: return v.t("Specialist");
    case http::Role::approver: return v.t("Approver");
    case http::Role::auditor: return v.t("Auditor");
    case http::Role::administrator: return v.t("Administrator");
  }
  return {};
}

Html role_list(const ui::View& v) {
  Html items;
  if (v.request.caller.ngo) items.add("<li>{}</li>", v.t("Member of an NGO"));
  for (const auto& grant : v.request.caller.roles) items.add("<li>{}</li>", role_name(v, grant.role));
  return html(R"(<ul class="govuk-list">{}</ul>)", items);
}

Html session_table(const ui::View& v, const std::vector<OwnSession>& sessions) {
  std::vector<ui::TableRow> rows;
  for (const auto& session : sessions) {
    const bool own = session.key == v.request.caller.session_key;
    rows.push_back(
        {{v.date_time(session.began), v.date_time(session.seen), own ? html("{}", v.t("This one")) : html("{}", v.t("Another one"))}});
  }
  return ui::table(v, v.t("Where you are signed in"),
                   {{std::string{v.t("Signed in")}}, {std::string{v.t("Last used")}}, {std::string{v.t("Browser")}}}, rows);
}

Html password_form(const ui::View& v, const AccountPage& page) {
  static const http::FormValues nothing;
  const auto& values = page.form != nullptr ? *page.form : nothing;
  Html body;
  // Password managers need the login beside the new password.
  body.add(R"(<input type="hidden" name="login" autocomplete="username" value="{}">)", page.facts.login);
  body.add(
      "{}",
      ui::password_input(
          v, values,
          {.name = "current_password", .label = std::string{v.t("Current password")}, .autocomplete = "current-password", .width = "20"}));
  body.add(
      "{}",
      ui::password_input(
          v, values,
          {.name = "new_password",
           .label = std::string{v.t("New password")},
           .hint = v.t(
               "At least {least} characters. A few words that have nothing to do with each other are easy to remember and hard to guess",
               {{"least", std::to_string(least_password)}}),
           .autocomplete = "new-password",
           .width = "20"}));
  body.add("{}", ui::button(v.t("Change the password")));
  return ui::post_form(v, http::Url::to("/account"), body);
}

}  // namespace

http::Response sign_in_page(const ui::View& v, const SignInForm& form, int status) {
  Html fields;
  if (!form.next.empty()) fields.add("{}", ui::hidden("next", form.next));
  if (form.carried) {
    for (const auto& [name, value] : hidden_fields(*form.carried)) fields.add("{}", ui::hidden(name, value));
  }
  fields.add("{}", ui::text_input(v, form.values,
                                  {.name = "login", .label = std::string{v.t("Login")}, .autocomplete = "username", .width = "20"}));
  fields.add("{}", ui::password_input(
                       v, form.values,
                       {.name = "password", .label = std::string{v.t("Password")}, .autocomplete = "current-password", .width = "20"}));
  fields.add("{}", ui::button(v.t("Sign in")));
  Html body;
  if (form.carried) {
    body.add("{}", ui::inset(paragraph(v.t("What you typed is kept in this page. After you sign in, you can send it."))));
    if (form.carried->lost_files)
      body.add("{}", ui::warning_text(v, v.t("Files cannot be kept. Choose them again after you have signed in.")));
  }
  body.add("{}", ui::post_form(v, http::Url::to("/sign-in"), fields));
  const auto title = form.session_ended ? v.t("Your session has ended. Sign in, and nothing is lost") : v.t("Sign in");
  return ui::page(v, {.title = std::string{title}, .body = std::move(body), .form = &form.values}, status);
}

http::Response go_on_page(const ui::View& v, const Carried& carried) {
  Html fields;
  for (const auto& [name, value] : carried.fields) fields.add("{}", ui::hidden(name, value));
  fields.add("{}", ui::button(v.t("Send what I typed")));
  Html body = paragraph(v.t("What you typed before is kept. It has not been sent yet."));
  if (carried.lost_files) body.add("{}", ui::warning_text(v, v.t("Files could not be kept. Add them again after this.")));
  body.add("{}", ui::post_form(v, carried.to, fields));
  body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(home_of(v.request.caller)), v.t("Do not send it"));
  return ui::page(v, {.title = std::string{v.t("You are signed in. Go on where you were")}, .body = std::move(body)});
}

http::Response account_page(const ui::View& v, const AccountPage& page, int status) {
  Html body = ui::summary_list({
      {std::string{v.t("Login")}, html("{}", page.facts.login)},
      {std::string{v.t("Person's name")}, html("{}", page.facts.display_name)},
      {std::string{v.t("E-mail")},
       html(R"({} <a class="govuk-link" href="{}">{}</a>)", v.known(page.facts.email), v.link(http::Url::to("/account/email")),
            page.facts.email ? v.t("Change the address") : v.t("Enter an address"))},
      {std::string{v.t("May act as")}, role_list(v)},
  });
  body.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("Change the password"),
           paragraph(v.t("Other browsers in which you are signed in will have to sign in again.")));
  body.add("{}", password_form(v, page));
  body.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("Sessions"), session_table(v, page.sessions));
  if (page.sessions.size() > 1) {
    body.add("{}", ui::post_form(v, http::Url::to("/account/sessions/end"),
                                 ui::button(v.t("Sign out everywhere else"), ui::ButtonKind::secondary)));
  }
  return ui::page(
      v, {.title = std::string{v.t("My account")}, .body = std::move(body), .form = page.form, .notice = ui::notice_of(v.request)}, status);
}

}  // namespace baqylau::identity
