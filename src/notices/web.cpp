/// Handlers of notices.

#include "http/answered.hpp"
#include "notices/stopping.hpp"
#include "notices/store.hpp"
#include "notices/views.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace baqylau::notices {

namespace {

using base::M;
using base::Result;
using http::Get;
using http::Post;
using http::Response;
using http::SignedIn;
using http::Url;

constexpr std::int64_t page_size = 50;

Result<Response> own_notices(const Get<SignedIn>& call) {
  const auto whose = told(call.request.caller);
  views::NoticesPage page{.total = store::total(call.db, whose), .unread = unread(call.db, whose)};
  page.pages = ui::pages_of(page.total, page_size);
  page.page = std::clamp(ui::page_number(call.request), 1, page.pages);
  page.notices = store::told(call.db, whose, page_size, (page.page - 1) * page_size);
  page.newest = call.services.clock.now();
  return views::notices_page(ui::view_of(call), page);
}

Result<Response> mark_read(const Post<SignedIn>& call) {
  http::FormReader form{call.request};
  const auto newest =
      form.number("newest", 0, std::numeric_limits<std::int64_t>::max(), {.label = M("Mark all as read"), .required = true});
  return http::answered(form, [&]() -> base::Result<http::Response> {
    store::mark_read(call.db, call.services.clock.now(), told(call.request.caller), base::Instant{*newest});
    return http::see_other(ui::with_notice(Url::to("/notices"), ui::Notice::saved));
  });
}

/// The NGO's where the person acts for one: letters to it have one address.
Told chooser(const http::Caller& caller) {
  if (caller.ngo) return {.ngo = caller.ngo};
  return {.account = caller.account};
}

/// Of what comes to the chooser at all, each kind with what is chosen now.
std::vector<store::Choice> choices_of(db::Read& db, const Told& reader) {
  std::vector<store::Choice> all;
  if (!reader.ngo) all.push_back({Kind::consultation});
  else
    for (const auto kind : store::optional_kinds) all.push_back({kind});
  for (const auto& chosen : store::choices(db, reader))
    for (auto& choice : all)
      if (choice.kind == chosen.kind) choice.mailing = chosen.mailing;
  return all;
}

views::ChoicePage choice_of(db::Read& db, const http::Caller& caller) {
  const auto reader = chooser(caller);
  const auto where = reader.ngo ? store::reader(db, *reader.ngo) : store::reader(db, reader.account.value());
  return {.choices = choices_of(db, reader), .address = where.address, .of_ngo = reader.ngo.has_value()};
}

Result<Response> show_choice(const Get<SignedIn>& call) {
  return views::choice_page(ui::view_of(call), choice_of(call.db, call.request.caller));
}

Result<Response> choose(const Post<SignedIn>& call) {
  static constexpr std::array<std::string_view, 3> codes{"each", "daily", "none"};
  auto page = choice_of(call.db, call.request.caller);
  http::FormReader form{call.request};
  for (auto& choice : page.choices)
    if (const auto chosen =
            store::mailing_from_code(form.choice(to_code(choice.kind), codes, {.label = label_of(choice.kind), .required = true})))
      choice.mailing = *chosen;
  const auto again = [&](int status) {
    page.form = &form.values();
    return views::choice_page(ui::view_of(call), page, status);
  };
  return http::answered(form, again, [&]() -> Result<Response> {
    for (const auto& choice : page.choices) store::choose(call.db, chooser(call.request.caller), choice);
    return http::see_other(ui::with_notice(Url::to("/notices/mail"), ui::Notice::saved));
  });
}

// ---- by the link in a letter

base::Failure no_such_letter() { return {base::Kind::not_found, M("This link is not whole. Open it in the letter again")}; }

/// The kinds that a letter of `kind` is made of, as its reader chose: the daily one is stopped with all that comes in it.
std::vector<Kind> kinds_in(db::Read& db, const store::OfNotice& of) {
  if (of.kind != Kind::digest) return {of.kind};
  std::vector<Kind> kinds;
  for (const auto& choice : store::choices(db, of.reader))
    if (choice.mailing == store::Mailing::daily) kinds.push_back(choice.kind);
  return kinds;
}

/// Stopped already: none of them comes by mail in the way of that letter.
bool is_stopped(db::Read& db, const store::OfNotice& of) {
  const auto kinds = kinds_in(db, of);
  if (of.kind == Kind::digest) return kinds.empty();
  for (const auto& choice : store::choices(db, of.reader))
    if (choice.kind == of.kind) return choice.mailing == store::Mailing::none;
  return false;
}

template <class Call>
Result<store::OfNotice> letter_of(const Call& call, base::NoticeId id, std::string_view code) {
  if (!is_unsubscribe_code(call.services.secret, id, code)) return no_such_letter();
  const auto of = store::reader_of(call.db, id);
  if (!of || !(is_optional(of->kind) || of->kind == Kind::digest)) return no_such_letter();
  return *of;
}

Result<Response> show_stop(const Get<http::Anyone>& call, base::NoticeId id) {
  const std::string code{call.request.query_value("code")};
  const auto of = TRY(letter_of(call, id, code));
  return views::stop_page(ui::view_of(call), {.notice = id, .kind = of.kind, .code = code, .stopped = is_stopped(call.db, of)});
}

Result<Response> stop(const Post<http::Anyone>& call, base::NoticeId id) {
  http::FormReader form{call.request};
  const auto code = form.line("code", {.label = M("Link")});
  return http::answered(form, [&]() -> Result<Response> {
    const auto of = TRY(letter_of(call, id, code));
    for (const auto kind : kinds_in(call.db, of)) store::choose(call.db, of.reader, {kind, store::Mailing::none});
    return http::see_other(unsubscribe_url(call.services.secret, id));
  });
}

constexpr std::int64_t most_mails = 200;

Result<Response> mail(const Get<http::Administrator>& call) {
  return views::mail_page(ui::view_of(call),
                          {.given_up = store::given_up(call.db, most_mails), .tried_again = store::tried_again(call.db, most_mails)});
}

Result<Response> send_again(const Post<http::Administrator>& call, base::NoticeId id) {
  if (!store::send_again(call.db, call.services.clock.now(), id))
    return base::Failure{base::Kind::conflict, M("This letter is not given up: it has gone out, or is being tried")};
  return http::see_other(ui::with_notice(Url::to("/mail"), ui::Notice::saved));
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.get<"/notices">(own_notices);
  routes.post<"/notices/read">(mark_read);
  routes.get<"/notices/mail">(show_choice);
  routes.post<"/notices/mail">(choose);
  routes.get<"/unsubscribe/{notice}">(show_stop);
  routes.post<"/unsubscribe/{notice}">(stop);
  routes.get<"/mail">(mail);
  routes.post<"/mail/{notice}/again">(send_again);
}

}  // namespace baqylau::notices
