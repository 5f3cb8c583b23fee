#include "ui/error_pages.hpp"

#include "http/response_head.hpp"
#include "ui/page.hpp"
#include "ui/resend.hpp"

#include <boost/json.hpp>

namespace baqylau::ui {

namespace {

struct Words {
  std::string_view title;
  std::string_view advice;
};

/// Of a form that may be sent again by the button below.
Words words_of_resend(const http::Request& request, const i18n::Translator& t, base::Kind kind) {
  if (request.resend == http::Resend::unsure && kind == base::Kind::unavailable)
    return {t("It is not known yet whether this has been saved"),
            t("Press the button. What has been saved already is not saved a second time: you will see its page.")};
  if (kind == base::Kind::malformed)
    return {t("This form is out of date"), t("What you typed is not lost: it is on this page. Press the button to send it again.")};
  if (kind == base::Kind::too_many)
    return {t("Too many attempts"), t("What you typed is on this page. Wait a few minutes, then send it again.")};
  return {t("This does not work at the moment"), t("What you typed is on this page. Wait a few seconds, then send it again.")};
}

Words words_of(const http::Request& request, const i18n::Translator& t, base::Kind kind) {
  if (can_be_sent_again(request, kind)) return words_of_resend(request, t, kind);
  switch (kind) {
    case base::Kind::invalid:
      return {t("This was not accepted"), t("Open the page of the form again, correct what is named above and send it from there.")};
    case base::Kind::malformed:
      return {t("The request was not understood"),
              t("Open the page again from the menu and repeat the action. Do not use a form that has been open for days.")};
    case base::Kind::not_signed_in:
      return {t("Sign in to go on"), t("This page is for people who have signed in. Sign in and open it again.")};
    case base::Kind::forbidden:
      if (!request.caller.signed_in())
        return {t("This cannot be done from here"), t("Open the page at this site's own address and repeat the action.")};
      return {t("You have no access to this"),
              t("You have no right to this action. If you need it for your work, ask the administrator of the system.")};
    case base::Kind::not_found: return {t("Page not found"), t("Check the address, or find what you need through the menu above.")};
    case base::Kind::conflict:
      return {t("The action was not carried out"),
              t("Open the page again to see what is there now, then repeat your change if it is still needed.")};
    case base::Kind::gone:
      return {t("This is no longer valid"), t("The link or code was used already, or its time is over. Ask for a new one.")};
    case base::Kind::too_large: return {t("This is too large"), t("Choose a smaller file, or split what you send into parts.")};
    case base::Kind::too_many: return {t("Too many attempts"), t("Wait a few minutes and try again.")};
    case base::Kind::unavailable:
      return {t("This does not work at the moment"), t("Nothing you saved is lost. Try again in a few minutes.")};
  }
  return {};
}

http::Response for_scripts(const http::Request& request, const base::Failure& failure, const i18n::Translator& t) {
  const boost::json::object answer{{"message", t(failure.message)}, {"number", request.number}};
  return http::json(http::status_of(failure.kind), boost::json::serialize(answer));
}

Html body_of(const View& v, const base::Failure& failure, std::string_view advice) {
  const auto resend = resend_section(v, failure.kind);
  Html fields;
  for (const auto& field : failure.fields) fields.add("<li>{}</li>", v.t(field.message));
  if (!fields.empty()) fields = html(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)", fields);
  return html(
      R"({}<h2 class="govuk-heading-m">{}</h2><p class="govuk-body">{}</p>{}<p class="app-buttons">{}</p><p class="govuk-body-s app-request-number">{} <code>{}</code></p>)",
      fields, v.t("What to do"), advice, resend, link_button(v, v.t("To the home page"), http::Url::to("/"), ButtonKind::secondary),
      v.t("Number of the request, to quote when you write to us:"), v.request.number);
}

}  // namespace

http::Response failure_page(const http::Request& request, const base::Failure& failure, http::Services& services) {
  const View v{request, services.catalogues[request.language], services.clock.today(), services.site};
  if (request.wants_json) return for_scripts(request, failure, v.t);
  const auto words = words_of(request, v.t, failure.kind);
  PageContent content{.title = std::string{words.title}, .body = body_of(v, failure, words.advice), .lead = v.t(failure.message)};
  if (content.lead == content.title) content.lead.clear();
  if (request.method == http::Method::post) content.self = http::Url::to("/");
  return page(v, std::move(content), http::status_of(failure.kind));
}

}  // namespace baqylau::ui
