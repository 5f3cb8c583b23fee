#include "identity/visitor_check.hpp"

#include "identity/altcha.hpp"
#include "identity/plain_question.hpp"
#include "identity/visitor_forms.hpp"
#include "ui/components.hpp"

#include <algorithm>

namespace baqylau::identity {

using base::M;
using http::Url;
using ui::Html;
using ui::html;

namespace {

constexpr std::size_t longest_form_name = 64;

/// `question`, `poll 17`
bool is_form_name(std::string_view name) {
  return !name.empty() && name.size() <= longest_form_name && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '_';
  });
}

/// The texts are those of our catalogue; the script hands them to the widget.
ui::Attributes widget_texts(const ui::View& v) {
  ui::Attributes texts;
  texts.set("data-label", v.t("This form is sent by a person"))
      .set("data-verifying", v.t("Checking the form…"))
      .set("data-verified", v.t("The form has been checked"))
      .set("data-expired", v.t("The check has run out. It is made again when you send the form."))
      .set("data-error", v.t("Your browser could not check the form. Answer the question instead."));
  return texts;
}

}  // namespace

Html visitor_check(const ui::View& v, const http::FormValues& values, std::string_view form) {
  if (v.request.caller.signed_in()) return {};
  // A question that is complained of stays in sight, with scripts too.
  ui::Attributes stays;
  if (values.error(plain_answer_field)) stays.set("data-stays");
  const auto question =
      ui::text_input(v, values,
                     {.name = plain_answer_field,
                      .label = asked(v.t, plain_question(v.request.csrf_token, form)),
                      .hint = std::string{v.t("In words or in digits. The question keeps off programs that send forms by themselves.")},
                      .autocomplete = "off",
                      .width = "10"});
  return html(
      R"(<altcha-widget class="app-check govuk-body" name="{}" type="native" language="{}" challenge="{}" data-worker="{}"{}></altcha-widget>)"
      R"(<div data-plain-question=""{}>{}</div><script src="{}" defer></script>)",
      proof_field, i18n::to_code(v.request.language), v.link(Url::to("/altcha/challenge").with("form", form)).text(),
      ui::View::asset("altcha-worker.js").text(), widget_texts(v), stays, question, ui::View::asset("altcha.js"));
}

base::Result<http::Response> show_challenge(const http::Get<http::Anyone>& call) {
  const auto form = call.request.query_value("form");
  if (!is_form_name(form)) return base::Failure{base::Kind::malformed, M("There is no such form")};
  const auto& services = call.services;
  return http::json(200, altcha::json_of(altcha::draw_challenge(altcha_key(services), services.random, services.clock.now(), form)));
}

}  // namespace baqylau::identity
