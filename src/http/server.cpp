#include "http/server.hpp"

#include "base/log.hpp"
#include "http/access_log.hpp"
#include "http/completion.hpp"
#include "http/connection.hpp"
#include "http/cookies.hpp"
#include "http/dispatch.hpp"
#include "http/lanes.hpp"
#include "http/lookup.hpp"
#include "http/response_head.hpp"
#include "http/worker_pool.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <condition_variable>
#include <fcntl.h>
#include <mutex>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <unordered_set>

namespace baqylau::http {
namespace {

namespace net = boost::asio;
using boost::system::error_code;
using Acceptor = net::basic_socket_acceptor<tcp, Executor>;
using Timer = net::basic_waitable_timer<std::chrono::steady_clock, net::wait_traits<std::chrono::steady_clock>, Executor>;
using Steady = std::chrono::steady_clock;

int cores() { return static_cast<int>(std::max(1U, std::thread::hardware_concurrency())); }

auto into(error_code& error) { return net::redirect_error(awaiting, error); }

/// A thread with its own sockets.
struct Loop {
  net::io_context io{1};
  Acceptor acceptor{io.get_executor()};
  std::unordered_set<Connection*> connections;  ///< touched by the loop's own thread only
  std::thread thread;
};

class BeastServer final : public Server {
 public:
  BeastServer(ServerConfig config, const Routes& routes, db::Database& database, Services services, Sessions& sessions, Pages& pages)
      : config_{std::move(config)},
        database_{database},
        dispatcher_{config_, routes, services, sessions, pages},
        lanes_{routes, config_.longest_quick},
        slow_readers_{config_.slow_readers > 0 ? config_.slow_readers : cores(), config_.slow_queue, config_.slow_patience},
        files_{config_.workers, config_.work_queue, config_.work_patience},
        hashes_{config_.hashers, config_.hash_queue, config_.hash_patience} {}
  BeastServer(const BeastServer&) = delete;
  BeastServer(BeastServer&&) = delete;
  ~BeastServer() override { stop(std::chrono::seconds{0}); }

  unsigned short start() override;
  void stop(std::chrono::seconds patience) override;

 private:
  Task<void> accept(Loop& loop);
  Task<void> hold(Loop& loop, Socket socket);
  Task<void> talk(Connection& connection);
  Task<bool> answer_refused(Connection& connection, int status);
  Task<bool> serve(Connection& connection, Head head, std::unique_ptr<BodyParser> parser);
  Task<void> get(std::shared_ptr<Exchange> exchange);
  Task<void> get_slowly(std::shared_ptr<Exchange> exchange);
  void make_page(Exchange& exchange, db::Read& db);
  Task<bool> post(Connection& connection, std::shared_ptr<Exchange> exchange, BodyParser* parser);
  Task<std::exception_ptr> read(std::shared_ptr<Exchange> exchange, void (Dispatcher::*step)(Exchange&, db::Read&));
  Task<bool> turned_away(std::shared_ptr<Exchange> exchange);
  Task<void> work(std::shared_ptr<Exchange> exchange);
  Task<void> in_pool(WorkerPool& pool, std::shared_ptr<Exchange> exchange, std::function<void(Exchange&)> job);
  Task<bool> send(Connection& connection, Exchange& exchange);
  void listen(Loop& loop, const tcp::endpoint& at);

  ServerConfig config_;
  db::Database& database_;
  Dispatcher dispatcher_;
  Lanes lanes_;
  WorkerPool slow_readers_;
  WorkerPool files_;
  WorkerPool hashes_;
  std::vector<std::unique_ptr<Loop>> loops_;
  std::atomic<bool> stopping_{false};
  std::atomic<std::size_t> connections_{0};
  std::mutex mutex_;
  std::condition_variable all_closed_;
};

// ---- start, stop, accept

void BeastServer::listen(Loop& loop, const tcp::endpoint& at) {
  loop.acceptor.open(at.protocol());
  loop.acceptor.set_option(tcp::acceptor::reuse_address{true});
  loop.acceptor.set_option(net::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>{true});
  loop.acceptor.bind(at);
  loop.acceptor.listen();
}

unsigned short BeastServer::start() {
  if (!config_.temporary.empty()) empty_temporary(config_.temporary);
  tcp::endpoint at{net::ip::make_address(config_.address), config_.port};
  if (at.port() != 0) {
    // Sockets that share a port would let a second server start beside the first; one that does not share says so.
    net::io_context probing;
    tcp::acceptor probe{probing, at};
  }
  const int threads = config_.threads > 0 ? config_.threads : cores();
  for (int i = 0; i < threads; ++i) {
    loops_.push_back(std::make_unique<Loop>());
    listen(*loops_.back(), at);
    at.port(loops_.back()->acceptor.local_endpoint().port());
  }
  dispatcher_.listens_at(at.port());
  for (const auto& owned : loops_) {
    auto& loop = *owned;
    net::co_spawn(loop.io, accept(loop), net::detached);
    loop.thread = std::thread{[&loop] { loop.io.run(); }};
  }
  return at.port();
}

void BeastServer::stop(std::chrono::seconds patience) {
  stopping_ = true;
  for (const auto& loop : loops_) {
    net::post(loop->io, [&loop = *loop] {
      error_code ignored;
      loop.acceptor.close(ignored);
      for (auto* connection : loop.connections)
        if (connection->idle()) connection->cancel();
    });
  }
  {
    std::unique_lock lock{mutex_};
    all_closed_.wait_for(lock, patience, [this] { return connections_ == 0; });
  }
  for (const auto& loop : loops_)
    net::post(loop->io, [&loop = *loop] {
      for (auto* connection : loop.connections) connection->close();
    });
  // What runs in the database or the pool is waited for: it holds on to its request.
  for (const auto& loop : loops_)
    if (loop->thread.joinable()) loop->thread.join();
  loops_.clear();
}

Task<void> BeastServer::accept(Loop& loop) {
  while (!stopping_) {
    error_code error;
    auto socket = co_await loop.acceptor.async_accept(into(error));
    if (error == net::error::operation_aborted || error == net::error::bad_descriptor) co_return;
    if (error) {  // out of descriptors: wait until some are free
      base::log(base::LogLevel::warning, "accept_failed", "", {{"what", error.message()}});
      Timer pause{loop.io.get_executor()};
      pause.expires_after(std::chrono::milliseconds{50});
      co_await pause.async_wait(into(error));
      continue;
    }
    net::co_spawn(loop.io, hold(loop, std::move(socket)), net::detached);
  }
}

// ---- a connection

Task<void> BeastServer::hold(Loop& loop, Socket socket) {
  error_code error;
  const auto endpoint = socket.remote_endpoint(error);
  socket.set_option(tcp::no_delay{true}, error);
  auto address = endpoint.address();
  if (address.is_v6() && address.to_v6().is_v4_mapped()) address = net::ip::make_address_v4(net::ip::v4_mapped, address.to_v6());
  Connection connection{std::move(socket), config_, address.to_string()};
  loop.connections.insert(&connection);
  const bool too_many = ++connections_ > config_.most_connections;
  try {
    if (too_many) co_await answer_refused(connection, 503);
    else co_await talk(connection);
  } catch (const std::exception& failure) {
    base::log(base::LogLevel::error, "connection_failed", "", {{"what", failure.what()}});
  }
  loop.connections.erase(&connection);
  connection.close();
  if (--connections_ == 0) {
    const std::lock_guard lock{mutex_};
    all_closed_.notify_all();
  }
}

Task<void> BeastServer::talk(Connection& connection) {
  for (bool first = true, open = true; open && !stopping_; first = false) {
    const auto block = co_await connection.read_block(first);
    if (block.end == HeadRead::End::closed) co_return;
    if (block.end == HeadRead::End::refused) {
      co_await answer_refused(connection, block.status);
      co_return;
    }
    auto head = read_head(connection.bytes().substr(0, block.bytes));
    auto* read = std::get_if<Head>(&head);
    std::unique_ptr<BodyParser> parser;
    if (read && read->has_body()) parser = connection.body_parser(*read, block.bytes);
    const bool agreed = read && (parser || !read->has_body());
    connection.consume(block.bytes);
    if (!agreed) {
      const auto* fault = std::get_if<HeadFault>(&head);
      co_await answer_refused(connection, fault ? fault->status : 400);
      co_return;
    }
    open = co_await serve(connection, std::move(*read), std::move(parser));
  }
}

Task<bool> BeastServer::answer_refused(Connection& connection, int status) {
  Exchange exchange;
  exchange.request.client_address = connection.peer();
  dispatcher_.refuse_head(exchange, status);
  co_await send(connection, exchange);
  co_await connection.linger();
  co_return false;
}

/// True: the connection stays open.
Task<bool> BeastServer::serve(Connection& connection, Head head, std::unique_ptr<BodyParser> parser) {
  const auto exchange = std::make_shared<Exchange>();
  exchange->head = std::move(head);
  bool body_read = parser == nullptr;
  try {
    if (!dispatcher_.begin(*exchange, connection.peer())) {
      if (exchange->request.method == Method::post) body_read = co_await post(connection, exchange, parser.get());
      else co_await get(exchange);
    }
  } catch (...) {
    dispatcher_.answer_exception(*exchange, std::current_exception());
  }
  exchange->files.clear();  // what a handler did not keep is gone before its answer arrives
  if (!body_read || stopping_) exchange->close = true;
  const bool sent = co_await send(connection, *exchange);
  if (sent && exchange->close) co_await connection.linger();
  co_return sent && !exchange->close;
}

Task<std::exception_ptr> BeastServer::read(std::shared_ptr<Exchange> exchange, void (Dispatcher::*step)(Exchange&, db::Read&)) {
  auto start = [this, exchange, step](auto done) {
    database_.start_read([this, exchange, step](db::Read& db) { (dispatcher_.*step)(*exchange, db); }, std::move(done));
  };
  co_return co_await completed(std::move(start));
}

Task<void> BeastServer::get(std::shared_ptr<Exchange> exchange) {
  if (dispatcher_.answer_again(*exchange, database_.version())) co_return;
  const bool exporting = exchange->route && exchange->route->kind == RouteKind::work_get;
  if (exchange->route && !exporting && lanes_.is_slow(*exchange->route)) {
    co_await get_slowly(exchange);
    co_return;
  }
  auto start = [this, exchange, exporting](auto done) {
    database_.start_read(
        [this, exchange, exporting](db::Read& db) {
          if (exporting) dispatcher_.load_caller(*exchange, db);
          else make_page(*exchange, db);
        },
        std::move(done));
  };
  const auto thrown = co_await completed(std::move(start));
  if (thrown) dispatcher_.answer_exception(*exchange, thrown);
  else if (exporting && !dispatcher_.refuse_get(*exchange)) co_await work(exchange);
}

/// What it takes is counted without the waiting for a connection or a thread. Who was refused says nothing of how long the page takes.
void BeastServer::make_page(Exchange& exchange, db::Read& db) {
  const auto began = Steady::now();
  dispatcher_.answer_get(exchange, db);
  if (exchange.route && exchange.response.status == 200)
    lanes_.took(*exchange.route, std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - began));
}

Task<void> BeastServer::get_slowly(std::shared_ptr<Exchange> exchange) {
  co_await in_pool(slow_readers_, exchange, [this](Exchange& waiting) {
    // Whoever asked for the same page before may have had it made meanwhile.
    if (dispatcher_.answer_again(waiting, database_.version())) return;
    database_.read([&](db::Read& db) { make_page(waiting, db); });
  });
}

Task<void> BeastServer::work(std::shared_ptr<Exchange> exchange) {
  auto& pool = exchange->route->intake.workers == Workers::hashes ? hashes_ : files_;
  co_await in_pool(pool, std::move(exchange), [this](Exchange& working) { dispatcher_.answer_work(working, database_); });
}

Task<void> BeastServer::in_pool(WorkerPool& pool, std::shared_ptr<Exchange> exchange, std::function<void(Exchange&)> job) {
  bool taken = true;
  auto start = [this, &pool, exchange, job = std::move(job), &taken](auto done) {
    taken = pool.submit(exchange->request.client_address, [this, exchange, job, done](WorkerPool::Turn turn) {
      std::exception_ptr thrown;
      try {
        if (turn == WorkerPool::Turn::in_time) job(*exchange);
        else dispatcher_.answer_busy(*exchange);
      } catch (...) {
        thrown = std::current_exception();
      }
      done(thrown);
    });
    if (!taken) done(nullptr);
  };
  const auto thrown = co_await completed(std::move(start));
  if (thrown) dispatcher_.answer_exception(*exchange, thrown);
  else if (!taken) dispatcher_.answer_busy(*exchange);
}

/// True: answered before it got a place in the queue.
Task<bool> BeastServer::turned_away(std::shared_ptr<Exchange> exchange) {
  if (!exchange->route->look) co_return false;
  auto thrown = co_await read(exchange, &Dispatcher::look_at_door);
  if (!thrown && !exchange->turned_away) {
    auto start = [this, exchange](auto done) {
      auto count = [this, exchange](db::Write& db) {
        dispatcher_.count_at_door(*exchange, db);
        return true;
      };
      database_.start_write(std::move(count), std::move(done));
    };
    thrown = co_await completed(std::move(start));
  }
  if (thrown) dispatcher_.answer_exception(*exchange, thrown);
  co_return thrown || exchange->turned_away;
}

/// True: the body was read to its end.
Task<bool> BeastServer::post(Connection& connection, std::shared_ptr<Exchange> exchange, BodyParser* parser) {
  if (dispatcher_.refuse_post(*exchange)) co_return parser == nullptr;
  if (!exchange->request.cookie(session_cookie_name).empty()) {
    const auto thrown = co_await read(exchange, &Dispatcher::load_caller);
    // The body is read all the same: the page that says so has to hold what was typed.
    exchange->caller_unknown = thrown;
  }
  const auto reader = dispatcher_.body_reader(*exchange);
  if (!reader) {
    dispatcher_.answer_unknown_form(*exchange);
    co_return parser == nullptr;
  }
  if (parser) {
    const auto end = co_await connection.read_body(*parser, exchange->head, most_body_bytes(exchange->route->intake), *reader);
    if (end != BodyEnd::complete) {
      dispatcher_.answer_unread(*exchange, end == BodyEnd::too_large ? 413 : end == BodyEnd::cut ? 408 : 400);
      co_return false;
    }
  }
  if (dispatcher_.take_body(*exchange, *reader)) co_return true;
  if (exchange->route->kind == RouteKind::work_post) {
    if (!co_await turned_away(exchange)) co_await work(exchange);
    co_return true;
  }
  const auto asked = Steady::now();
  auto start = [this, exchange](auto done) {
    database_.start_write([this, exchange](db::Write& db) { return dispatcher_.answer_post(*exchange, db); }, std::move(done));
  };
  const auto thrown = co_await completed(std::move(start));
  if (!thrown) dispatcher_.finish_post(*exchange);
  // Found: the handler's answer, which is there already, holds.
  else if (!is_commit_unknown(thrown) ||
           !co_await found_answered(database_, exchange->request.sent_form, asked + config_.lookup_time, stopping_))
    dispatcher_.answer_exception(*exchange, thrown);
  co_return true;
}

// ---- the answer

Task<bool> BeastServer::send(Connection& connection, Exchange& exchange) {
  Descriptor file;
  std::size_t size = 0;
  std::string head;
  try {
    if (exchange.response.file) {
      file = Descriptor{::open(exchange.response.file->c_str(), O_RDONLY | O_CLOEXEC)};
      struct stat status {};
      if (file.number() < 0 || ::fstat(file.number(), &status) != 0) throw std::runtime_error{"a file that is named and is not there"};
      size = static_cast<std::size_t>(status.st_size);
    }
    complete_response(exchange);
    if (!exchange.response.file) size = exchange.static_body.empty() ? exchange.response.body.size() : exchange.static_body.size();
    head = response_head(exchange, size, dispatcher_.now());
  } catch (...) {
    file.close();
    exchange.response.file.reset();
    dispatcher_.answer_exception(exchange, std::current_exception());
    size = exchange.response.body.size();
    head = response_head(exchange, size, dispatcher_.now());
  }
  const bool bodiless = exchange.request.method == Method::head || exchange.response.status == 304;
  const auto body = bodiless                       ? std::string_view{}
                    : exchange.static_body.empty() ? std::string_view{exchange.response.body}
                                                   : exchange.static_body;
  bool sent = false;
  if (exchange.response.file && !bodiless) sent = co_await connection.send_file(head, file.number(), size);
  else sent = co_await connection.send_bytes(head, body);
  log_access(exchange, bodiless ? 0 : size, Steady::now() - exchange.began);
  co_return sent;
}

}  // namespace

std::unique_ptr<Server> make_server(ServerConfig config, const Routes& routes, db::Database& database, Services services,
                                    Sessions& sessions, Pages& pages) {
  return std::make_unique<BeastServer>(std::move(config), routes, database, services, sessions, pages);
}

}  // namespace baqylau::http
