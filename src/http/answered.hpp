#pragma once
/// What becomes of a form that was sent, for all forms in one place.
///
///     const auto again = [&](int status) { return views::form_page(v, contest, form.values(), status); };
///     return http::answered(form, again, [&]() -> Result<Response> {
///       TRY(edit_contest(call.db, change_by(call), id, version, facts));
///       return http::see_other(…);
///     });
///
/// - Not our form: the page of that failure, 400.
/// - What it was made from has changed (`overtaken`): the form again, 409; errors of fields can wait.
/// - Errors of fields: the form again, 422.
/// - The job finds it invalid, in conflict, too many or too large, or names fields: its messages in the form, again with the status of
///   its kind. Anything else it finds: the page of that failure.
///
/// The job runs only where the form is whole. What a refused job wrote is rolled back with the answer (`status` ≥ 400), but only then: the
/// form's page is made from what was read before the job.

#include "http/forms.hpp"
#include "http/response.hpp"
#include "http/response_head.hpp"

namespace baqylau::http {

/// How a conflict that the job finds is told.
enum class Conflict {
  in_form,  ///< as any other message
  by_page,  ///< the form's page says it itself, with what is stored now, where its status is 409
  alone,    ///< there is no form for it any more: the page of the failure, which holds what was typed
};

struct Telling {
  std::string_view field = "";  ///< where a message stands that names no field; "" is the head of the page
  Conflict conflict = Conflict::in_form;
};

/// Puts the messages of a failed job into the form. False: it is no matter of the form.
bool take_failure(FormReader& form, const base::Failure& failure, const Telling& telling);

/// `again(int status)` makes the page of the form as it was sent; `job()` a `Result<Response>`.
template <class Again, class Job>
base::Result<Response> answered(FormReader& form, const Again& again, const Job& job, const Telling& telling = {}) {
  if (auto fine = form.finish(); !fine) {
    const auto kind = fine.failure().kind;
    if (kind != base::Kind::invalid && kind != base::Kind::conflict) return std::move(fine).failure();
    return again(status_of(kind));
  }
  base::Result<Response> done = job();
  if (done || !take_failure(form, done.failure(), telling)) return done;
  base::Result<Response> shown = again(status_of(done.failure().kind));
  if (shown && done.failure().wait) put_wait(*shown, *done.failure().wait);
  return shown;
}

/// A form that is one button: there is nothing in it to correct, so each failure is a page of its own.
template <class Job>
base::Result<Response> answered(FormReader& form, const Job& job) {
  TRY(form.finish());
  return job();
}

}  // namespace baqylau::http
