#pragma once
/// Forms for which nobody signs in: a question, a ballot, a proposed theme. How they are held. SECURITY R-01…R-03.
///
/// A form is let in by a session, by a proof of work that the browser has done (ALTCHA), or, for those without JavaScript, by the answer
/// to a plain question; and it is counted by network, those of the last kind twice. In a feature:
///
///     views    body.add("{}", identity::visitor_check(v, values, "question"));                          // identity/visitor_check.hpp
///     web      const auto from = identity::read_visitor_form(form, services, request, "question");    // before form.finish()
///     service  TRY(identity::count_visitor_form(db, from, now, limit));
///
/// Counted in the form's own transaction: a form that is refused counts nothing and spends no proof, and of many sent at once each is
/// counted after the one before. A network (`source_of`) is kept only as a hash keyed with the server's secret.

#include "base/clock.hpp"
#include "base/result.hpp"
#include "db/db.hpp"
#include "http/forms.hpp"
#include "http/request.hpp"
#include "identity/altcha.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace baqylau::identity {

inline constexpr std::chrono::hours visitor_form_window{1};
inline constexpr std::string_view proof_field = "altcha";
inline constexpr std::string_view plain_answer_field = "plain_answer";

/// What lets a form in.
enum class Pass {
  none,  ///< nothing: such a form is not counted, it must not get so far
  signed_in,
  computed,
  answered,
};

/// Which form of which network.
struct VisitorForm {
  std::string form;    ///< `question`, `poll 17`
  std::string source;  ///< 64 hex digits; of two forms never the same
  Pass pass = Pass::none;
  std::optional<altcha::Solved> solved{};  ///< where `computed`
};
VisitorForm visitor_form(const http::Services& services, const http::Request& request, std::string_view form);
/// The same with what lets it in, out of the fields that `visitor_check` puts on the page. Where nothing does, `form` has an error at
/// the plain question.
VisitorForm read_visitor_form(http::FormReader& form, const http::Services& services, const http::Request& request, std::string_view name);

/// What the challenges of this server are signed with.
std::string altcha_key(const http::Services& services);

/// How many of a form one network may send in an hour.
struct VisitorLimit {
  std::int64_t most;
  std::int64_t most_answered;  ///< of them without a proof of work
};
/// One more of this form. Fails as `too_many`, with the minutes to wait, beyond the limit; as `invalid` where its proof of work has let
/// in another form. Until the transaction ends no other form of the same kind and network is counted.
base::Done count_visitor_form(db::Write& db, const VisitorForm& form, base::Instant now, const VisitorLimit& limit);

}  // namespace baqylau::identity
