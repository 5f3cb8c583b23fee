#pragma once
/// From a parsed head to an answer, without sockets: target, static files, routes, session, form protection,
/// idempotency, handlers, failures. The server decides when each step runs and on which thread.

#include "db/db.hpp"
#include "http/body.hpp"
#include "http/exchange.hpp"
#include "http/page_cache.hpp"
#include "http/routes.hpp"
#include "http/server.hpp"
#include "http/static_files.hpp"
#include "http/target.hpp"

#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <vector>

namespace baqylau::http {

class Dispatcher {
 public:
  Dispatcher(ServerConfig config, const Routes& routes, Services services, Sessions& sessions, Pages& pages);

  /// Before anybody can ask. A site on a free port learns only now where it is found.
  void listens_at(unsigned short port);
  /// Everything that needs neither body nor database. True: answered.
  bool begin(Exchange& exchange, std::string_view peer_address);
  /// A head that cannot be read: its page, and the connection ends.
  void refuse_head(Exchange& exchange, int status);

  /// Where the page was made for somebody before and nothing has changed since. `version` of the database, asked for now. True: answered.
  bool answer_again(Exchange& exchange, std::uint64_t version);
  /// A GET, from session to answer.
  void answer_get(Exchange& exchange, db::Read& db);
  void load_caller(Exchange& exchange, db::Read& db);
  /// Before a slow GET runs. True: answered.
  bool refuse_get(Exchange& exchange);

  /// A POST before its body is read. True: answered.
  bool refuse_post(Exchange& exchange);
  std::unique_ptr<BodyReader> body_reader(const Exchange& exchange);
  /// After its body is read: sign in, token, key. True: answered.
  bool take_body(Exchange& exchange, BodyReader& body);
  /// A POST in its transaction. True: commit.
  bool answer_post(Exchange& exchange, db::Write& db);
  /// After the transaction: the page of a failure.
  void finish_post(Exchange& exchange);
  void answer_work(Exchange& exchange, db::Database& db);
  /// What a slow POST is asked before it gets a place in the queue, reading and then writing; `turned_away` where it is answered.
  void look_at_door(Exchange& exchange, db::Read& db);
  void count_at_door(Exchange& exchange, db::Write& db);

  void answer_failure(Exchange& exchange, const base::Failure& failure);
  /// The page of a kind under another status.
  void answer_failure(Exchange& exchange, const base::Failure& failure, int status);
  void answer_exception(Exchange& exchange, const std::exception_ptr& thrown) noexcept;
  void answer_busy(Exchange& exchange);
  /// Perhaps saved, perhaps not; the form can be sent again under its own key.
  void answer_unknown(Exchange& exchange);
  /// A content type that is no form's: 415.
  void answer_unknown_form(Exchange& exchange);
  /// A body that did not come to its end: 400, 408 or 413.
  void answer_unread(Exchange& exchange, int status);

  /// Removes idempotency keys that nobody will send again.
  [[nodiscard]] base::Instant now() const { return services_.clock.now(); }

 private:
  bool answer_static(Exchange& exchange, std::string_view path);
  bool find_route(Exchange& exchange, const Target& target);
  [[nodiscard]] Line line_of(const Head& head, std::string_view peer_address) const;
  void know_nobody(Exchange& exchange);
  void know_the_visitor(Exchange& exchange);
  bool refuse_method(Exchange& exchange, const Target& target);
  void redirect(Exchange& exchange, int status, std::string location);
  void answer(Exchange& exchange, base::Result<Response> result);
  /// Keeps a public page for those who ask after this one.
  void keep_page(const Exchange& exchange);
  void accept_page(Exchange& exchange, Response response);
  bool refuse_caller(Exchange& exchange);
  void sign_in_again(Exchange& exchange);
  /// False: the caller's session has ended while the request was on its way. Nothing may be written for it.
  [[nodiscard]] bool session_holds(const Exchange& exchange, db::Read& db);
  [[nodiscard]] std::string form_scope(const Exchange& exchange) const;
  void answer_plainly(Exchange& exchange, int status, const base::Message& message);

  ServerConfig config_;
  const Routes& routes_;
  Services services_;
  Sessions& sessions_;
  Pages& pages_;
  PageCache page_cache_;
};

}  // namespace baqylau::http
