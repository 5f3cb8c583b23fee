#include "http/dispatch.hpp"

#include "base/log.hpp"
#include "http/cookies.hpp"
#include "http/proxies.hpp"
#include "http/response_head.hpp"
#include "http/session_database.hpp"
#include "http/target.hpp"

#include <algorithm>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace baqylau::http {
namespace {

/// Eight characters that are read out over the telephone without mistakes (Crockford's base 32).
std::string request_number(base::Random& random) {
  constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::string number;
  for (const char c : random.bytes(8)) number += letters[static_cast<unsigned char>(c) & 31U];
  return number;
}

Method method_of(const Head& head) {
  if (head.method == "POST") return Method::post;
  return head.method == "HEAD" ? Method::head : Method::get;
}

bool is_known(std::string_view method) { return method == "GET" || method == "HEAD" || method == "POST"; }

/// What a cached page is found by: pages may name the host they were asked for.
std::string address_of(const Exchange& exchange) { return std::string{exchange.head.field("host")} + '\n' + exchange.head.target; }

base::Failure malformed_request() {
  return {base::Kind::malformed, base::M("Your browser sent something that could not be read. Go back and try again")};
}

}  // namespace

Dispatcher::Dispatcher(ServerConfig config, const Routes& routes, Services services, Sessions& sessions, Pages& pages)
    : config_{std::move(config)},
      routes_{routes},
      services_{services},
      sessions_{sessions},
      pages_{pages},
      page_cache_{config_.page_cache_bytes} {
  if (!config_.secret.empty()) return;
  config_.secret = services_.random.bytes(32);
  base::log(base::LogLevel::warning, "secret_not_kept", "");
}

void Dispatcher::listens_at(unsigned short port) {
  if (services_.site.ends_with(":0")) services_.site.replace(services_.site.size() - 1, 1, std::to_string(port));
}

bool Dispatcher::begin(Exchange& exchange, std::string_view peer_address) {
  const auto& head = exchange.head;
  auto& request = exchange.request;
  request.number = request_number(services_.random);
  request.method = method_of(head);
  request.client_address = client_address(peer_address, head, config_.trusted_proxies);
  exchange.line = line_of(head, peer_address);
  request.cookies = parse_cookies(head, exchange.line);
  request.wants_json = list_has(head.field("accept"), "application/json");
  request.if_none_match = head.field("if-none-match");
  exchange.close = !head.keep_alive();
  exchange.visitor = request.cookie(visitor_cookie_name);
  exchange.fresh_visitor = !is_visitor_value(exchange.visitor);
  if (exchange.fresh_visitor) exchange.visitor = base::random_token(services_.random, 16);
  request.csrf_for = [this](std::string_view session_key) { return csrf_token(config_.secret, session_key); };

  if (!config_.hosts.empty() && !is_one_of(config_.hosts, head.field("host"))) {
    exchange.close = true;
    answer_failure(exchange,
                   {base::Kind::malformed,
                    {base::M("This site is not to be found under this address. Its address is {address}"), {{"address", services_.site}}}},
                   421);
    return true;
  }
  auto target = parse_target(head.target, head.field("host"));
  if (!target) {
    answer_failure(exchange, malformed_request());
    return true;
  }
  request.language = target->language.value_or(i18n::Language::kk);
  request.path = target->path;
  request.query = target->query;
  if (const auto notice = request.cookie(notice_cookie_name); !notice.empty())
    request.notice = notice_in(config_.secret, notice, request.path, services_.clock.now());
  if (head.method != "POST" && head.has_body()) {
    exchange.close = true;
    if (is_known(head.method)) {
      answer_failure(exchange, malformed_request());
      return true;
    }
  }
  return refuse_method(exchange, *target) || find_route(exchange, *target);
}

/// A browser that speaks to us without encryption works only on our own machine; there, and only there, cookies do without `Secure`. Where
/// this site is known to be reached in another way, a request from here comes through a proxy, whatever it looks like.
Line Dispatcher::line_of(const Head& head, std::string_view peer_address) const {
  const auto peer = NetworkAddress::parse(peer_address);
  const bool own = config_.trusted_proxies.empty() && !services_.site.starts_with("https://") && peer && peer->is_loopback() &&
                   names_loopback(head.field("host")) && !is_forwarded(head);
  return own ? Line::own : Line::outside;
}

void Dispatcher::refuse_head(Exchange& exchange, int status) {
  exchange.request.number = request_number(services_.random);
  exchange.close = true;
  answer_failure(exchange, malformed_request(), status);
}

/// Methods that no path of ours knows.
bool Dispatcher::refuse_method(Exchange& exchange, const Target& target) {
  if (is_known(exchange.head.method)) return false;
  const auto& path = exchange.request.path;
  const bool for_get = routes_.find(false, path).route != nullptr || (!target.language && path == "/");
  const bool for_post = target.language && routes_.find(true, path).route != nullptr;
  exchange.close = exchange.close || exchange.head.has_body();
  answer_failure(exchange, malformed_request(), for_get || for_post ? 405 : 501);
  if (for_get || for_post)
    exchange.response.headers.emplace_back("Allow", for_get && for_post ? "GET, HEAD, POST" : for_get ? "GET, HEAD" : "POST");
  return true;
}

/// True: answered. A page that is not there is still made for the one who asks, which may need their session.
bool Dispatcher::find_route(Exchange& exchange, const Target& target) {
  const auto& request = exchange.request;
  const bool post = request.method == Method::post;
  if (!target.language && answer_static(exchange, target.path)) return true;
  const bool slash_behind = target.path.size() > 1 && target.path.ends_with('/');
  const std::string_view path = std::string_view{target.path}.substr(0, target.path.size() - (slash_behind ? 1 : 0));
  auto match = target.language || !post ? routes_.find(post, path) : Routes::Match{};
  const bool root = path == "/" && !post;
  const bool of_the_site = match.route && match.route->of_the_site;
  if (of_the_site && target.language) match = {};
  if (!of_the_site && (!target.language || target.bare_language || target.other_name || slash_behind) && (match.route || root) && !post) {
    redirect(exchange, target.language ? 301 : 302, path_in(request.language, path) + target.raw_query);
    return true;
  }
  if (match.route && !slash_behind) {
    exchange.route = match.route;
    exchange.places = std::move(match.places);
    if (match.route->is_public) know_nobody(exchange);
    if (!request.for_everybody) know_the_visitor(exchange);
    return false;
  }
  if (match.other_method && target.language) {
    answer_failure(exchange,
                   {base::Kind::malformed, base::M("This address is not a page that can be opened. Go back to the page you came from")},
                   405);
    exchange.response.headers.emplace_back("Allow", post ? "GET, HEAD" : "POST");
    return true;
  }
  if (!post && !request.cookie(session_cookie_name).empty()) return false;
  answer_failure(exchange, detail::no_such_page());
  return true;
}

/// Of a public page: what it may not look at is not there. Cookies of other sites of the same domain would make it everyone's own.
void Dispatcher::know_nobody(Exchange& exchange) {
  auto& request = exchange.request;
  std::erase_if(request.cookies, [](const auto& cookie) {
    return cookie.first != session_cookie_name && cookie.first != notice_cookie_name && cookie.first != view_cookie_name;
  });
  request.for_everybody = request.cookies.empty();
}

/// For what has forms of the one who asks, as what is answered instead of a public page may have.
void Dispatcher::know_the_visitor(Exchange& exchange) {
  auto& request = exchange.request;
  request.for_everybody = false;
  if (!request.form_key.empty()) return;
  request.form_key = base::random_token(services_.random, 16);
  if (request.csrf_token.empty()) request.csrf_token = visitor_csrf_token(config_.secret, exchange.visitor);
}

bool Dispatcher::answer_static(Exchange& exchange, std::string_view path) {
  const bool below = path.starts_with("/static/");
  if (!below && path != "/robots.txt" && path != "/favicon.ico") return false;
  const auto* file = config_.static_files.find(path.substr(below ? 8 : 1));
  if (!file) return false;
  if (exchange.request.method == Method::post) {
    answer_failure(exchange, malformed_request(), 405);
    exchange.response.headers.emplace_back("Allow", "GET, HEAD");
    return true;
  }
  const auto& bytes = file->best_for(exchange.head.field("accept-encoding"));
  exchange.response = Response{.content_type = file->content_type};
  exchange.static_body = bytes.body;
  auto& headers = exchange.response.headers;
  headers.emplace_back("Cache-Control", file->immutable ? "public, max-age=31536000, immutable" : "public, max-age=3600");
  headers.emplace_back("ETag", bytes.etag);
  headers.emplace_back("Vary", "Accept-Encoding");
  if (!bytes.encoding.empty()) headers.emplace_back("Content-Encoding", bytes.encoding);
  return true;
}

void Dispatcher::redirect(Exchange& exchange, int status, std::string location) {
  exchange.response = Response{.status = status};
  exchange.response.headers.emplace_back("Location", std::move(location));
}

void Dispatcher::load_caller(Exchange& exchange, db::Read& db) {
  auto& request = exchange.request;
  const auto token = request.cookie(session_cookie_name);
  request.caller = token.empty() ? Caller{} : sessions_.load(db, token, services_.clock.now());
  if (!request.caller.session_key.empty()) request.csrf_token = csrf_token(config_.secret, request.caller.session_key);
}

void Dispatcher::answer_get(Exchange& exchange, db::Read& db) {
  load_caller(exchange, db);
  if (!exchange.route) return answer_failure(exchange, detail::no_such_page());
  if (refuse_caller(exchange)) return;
  answer(exchange, exchange.route->read(exchange.request, exchange.places, db, services_));
  if (!db.saw_inside()) keep_page(exchange);
}

bool Dispatcher::answer_again(Exchange& exchange, std::uint64_t version) {
  if (!exchange.request.for_everybody || exchange.route->kind != RouteKind::get) return false;
  const PageCache::Moment now{version, services_.clock.today()};
  exchange.page = page_cache_.find(now, address_of(exchange));
  if (!exchange.page) {
    exchange.may_keep_at = now;
    return false;
  }
  exchange.response = Response{.content_type = exchange.page->content_type()};
  return true;
}

void Dispatcher::keep_page(const Exchange& exchange) {
  const auto& response = exchange.response;
  if (!exchange.may_keep_at || !exchange.request.for_everybody || response.status != 200 || response.file || !response.headers.empty() ||
      !response.cookies.empty())
    return;
  page_cache_.keep(*exchange.may_keep_at, address_of(exchange), response.content_type, response.body);
}

bool Dispatcher::refuse_get(Exchange& exchange) { return refuse_caller(exchange); }

void Dispatcher::answer_work(Exchange& exchange, db::Database& db) {
  SessionDatabase while_it_holds{db, [this, &exchange](db::Read& read) { return session_holds(exchange, read); }};
  try {
    answer(exchange, exchange.route->work(exchange.request, exchange.places, while_it_holds, services_));
  } catch (const SessionEnded&) {
    sign_in_again(exchange);
  }
}

void Dispatcher::look_at_door(Exchange& exchange, db::Read& db) {
  auto answered = exchange.route->look(exchange.request, db, services_);
  exchange.turned_away = answered.has_value();
  if (answered) accept_page(exchange, std::move(*answered));
}

void Dispatcher::count_at_door(Exchange& exchange, db::Write& db) {
  auto answered = exchange.route->count(exchange.request, db, services_);
  exchange.turned_away = answered.has_value();
  if (answered) accept_page(exchange, std::move(*answered));
}

bool Dispatcher::session_holds(const Exchange& exchange, db::Read& db) {
  const auto& caller = exchange.request.caller;
  if (caller.session_key.empty() || sessions_.holds(db, caller.session_key, services_.clock.now())) return true;
  base::log(base::LogLevel::info, "session_ended_meanwhile", exchange.request.number,
            {{"path", exchange.request.path}, {"account", caller.account.value_or(base::AccountId{}).value}});
  return false;
}

/// Without a session: sign in. With one that may not: as if there were no such page.
bool Dispatcher::refuse_caller(Exchange& exchange) {
  if (exchange.route->admits(exchange.request.caller)) return false;
  base::log(base::LogLevel::info, "denied", exchange.request.number,
            {{"path", exchange.request.path}, {"account", exchange.request.caller.account.value_or(base::AccountId{}).value}});
  if (exchange.request.caller.signed_in()) answer_failure(exchange, detail::no_such_page());
  else sign_in_again(exchange);
  return true;
}

void Dispatcher::sign_in_again(Exchange& exchange) {
  know_the_visitor(exchange);
  // They were somebody when the request came: the page is a visitor's all the same.
  exchange.request.caller = {};
  exchange.request.csrf_token = visitor_csrf_token(config_.secret, exchange.visitor);
  accept_page(exchange, pages_.sign_in_again(exchange.request, services_));
  if (exchange.response.status == 200) exchange.response.status = 401;
}

void Dispatcher::answer(Exchange& exchange, base::Result<Response> result) {
  if (result) accept_page(exchange, std::move(result).value());
  else if (result.failure().kind == base::Kind::not_signed_in) sign_in_again(exchange);
  else answer_failure(exchange, result.failure());
}

/// Addresses of our own pages have no language until here.
void Dispatcher::accept_page(Exchange& exchange, Response response) {
  std::string notice_for;
  for (auto& [name, value] : response.headers) {
    if (name != "Location") continue;
    if (!value.starts_with('/')) throw std::logic_error{"a redirect to somewhere else"};
    if (!response.notice.empty()) notice_for = value;
    value.insert(0, "/" + std::string{i18n::to_code(exchange.request.language)});
  }
  if (const auto led_to = notice_for.empty() ? std::nullopt : parse_target(notice_for, {}))
    response.cookies.push_back(notice_cookie(config_.secret, response.notice, led_to->path, services_.clock.now()));
  exchange.response = std::move(response);
}

void Dispatcher::answer_failure(Exchange& exchange, const base::Failure& failure) {
  answer_failure(exchange, failure, status_of(failure.kind));
}

void Dispatcher::answer_failure(Exchange& exchange, const base::Failure& failure, int status) {
  exchange.static_body = {};
  know_the_visitor(exchange);
  auto& request = exchange.request;
  if (request.resend == Resend::same_key || request.resend == Resend::unsure) request.form_key = request.sent_form.key;
  try {
    accept_page(exchange, pages_.failure(exchange.request, failure, services_));
    exchange.response.status = status;
  } catch (const std::exception& error) {
    base::log(base::LogLevel::error, "failure_page_failed", exchange.request.number, {{"what", error.what()}});
    answer_plainly(exchange, status, failure.message);
  }
  if (status == 503 || status == 429) put_wait(exchange.response, failure.wait.value_or(std::chrono::seconds{5}));
}

void Dispatcher::answer_plainly(Exchange& exchange, int status, const base::Message& message) {
  exchange.response = Response{.status = status, .content_type = "text/plain; charset=utf-8"};
  exchange.response.body = services_.catalogues[exchange.request.language](message) + '\n';
}

void Dispatcher::answer_exception(Exchange& exchange, const std::exception_ptr& thrown) noexcept {
  try {
    std::rethrow_exception(thrown);
  } catch (const db::CommitUnknown& error) {
    base::log(base::LogLevel::error, "commit_unknown", exchange.request.number, {{"path", exchange.request.path}, {"what", error.what()}});
    answer_unknown(exchange);
  } catch (const db::Unavailable& error) {
    base::log(base::LogLevel::warning, "database_unavailable", exchange.request.number, {{"what", error.what()}});
    answer_busy(exchange);
  } catch (const std::system_error& error) {
    base::log(base::LogLevel::error, "disk_failed", exchange.request.number, {{"path", exchange.request.path}, {"what", error.what()}});
    answer_busy(exchange);
  } catch (const std::exception& error) {
    base::log(base::LogLevel::error, "request_failed", exchange.request.number, {{"path", exchange.request.path}, {"what", error.what()}});
    answer_failure(exchange,
                   {base::Kind::unavailable,
                    {base::M("An error happened on our side. It is recorded under the number {number}; name it if you write to us. Try "
                             "again in a few minutes"),
                     {{"number", exchange.request.number}}}},
                   500);
  }
}

void Dispatcher::answer_unknown(Exchange& exchange) {
  auto& resend = exchange.request.resend;
  if (resend == Resend::same_key) resend = Resend::unsure;
  answer_failure(exchange, {base::Kind::unavailable, base::M("It is not known yet whether this has been saved")});
}

void Dispatcher::answer_busy(Exchange& exchange) {
  // Of an earlier sending it is still not known what became of it.
  if (exchange.request.resend == Resend::unsure) return answer_unknown(exchange);
  if (exchange.request.method != Method::post)
    return answer_failure(exchange, {base::Kind::unavailable, base::M("The system is busy. Try again in a few seconds")});
  answer_failure(exchange, {base::Kind::unavailable, base::M("The system is busy. Nothing has been saved. Try again in a few seconds")});
}

}  // namespace baqylau::http
