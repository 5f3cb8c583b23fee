#include "app/commands.hpp"
#include "app/features.hpp"
#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "http/server.hpp"
#include "i18n/i18n.hpp"
#include "identity/identity.hpp"
#include "ui/assets.hpp"

#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <stdexcept>

#include <pthread.h>

namespace baqylau::app {

namespace {

struct Address {
  std::string host;
  unsigned short port;
};

Address parse_listen(const std::string& text) {
  const auto colon = text.rfind(':');
  unsigned port = 0;
  const char* end = text.data() + text.size();
  if (colon == std::string::npos || colon == 0) throw std::runtime_error{"--listen takes ADDRESS:PORT, like 127.0.0.1:8080"};
  const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, port);
  if (error != std::errc{} || stop != end || port > 65535) throw std::runtime_error{"--listen takes ADDRESS:PORT, like 127.0.0.1:8080"};
  return {text.substr(0, colon), static_cast<unsigned short>(port)};
}

std::filesystem::path beside_the_program(const char* name) { return std::filesystem::read_symlink("/proc/self/exe").parent_path() / name; }

/// Blocks the signals before any thread starts, so that only `wait` sees them.
class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGTERM);
    sigaddset(&set_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
  }
  /// True: asked to stop. False: nothing came for that long.
  bool wait(std::chrono::seconds most) {
    const timespec time{.tv_sec = most.count(), .tv_nsec = 0};
    return sigtimedwait(&set_, nullptr, &time) > 0;
  }

 private:
  sigset_t set_{};
};

}  // namespace

std::unique_ptr<db::Database> open(const Place& place) {
  std::filesystem::create_directories(place.data);
  auto database = place.database.empty() ? db::open_sqlite(place.data) : db::open_postgres(place.database);
  if (const auto applied = db::migrate(*database); !applied.ok()) {
    const auto catalogues = i18n::load_catalogues();
    throw std::runtime_error{(*catalogues)[i18n::Language::en](applied.failure().message)};
  }
  return database;
}

int serve(const ServeOptions& options) {
  StopSignals signals;
  const auto address = parse_listen(options.listen);
  const auto assets = options.assets.empty() ? beside_the_program("static") : options.assets;
  ui::load_assets(assets);
  const auto database = open(options.place);
  base::open_log({.file = options.place.data / "baqylau.log"});

  const base::SystemClock clock;
  base::SystemRandom random;
  const auto catalogues = options.pseudo ? i18n::pseudo_catalogues() : i18n::load_catalogues();
  const auto files = http::open_file_store(options.place.data / "files");
  const auto sessions = identity::make_sessions(*database);
  const auto pages = identity::make_pages();
  const auto routes = all_routes();

  http::ServerConfig config;
  config.address = address.host;
  config.port = address.port;
  config.threads = options.threads;
  config.temporary = options.place.data / "tmp";
  config.static_files = assets;
  config.secret = http::load_secret(options.place.data / "secret", random);
  const auto server = http::make_server(config, routes, *database,
                                        {.clock = clock, .random = random, .files = *files, .catalogues = *catalogues}, *sessions, *pages);
  const auto port = server->start();
  std::cout << "listening on http://" << address.host << ":" << port << std::endl;
  // Ended sessions and old guess counters are of no use to anybody; nobody waits for their going.
  while (!signals.wait(std::chrono::minutes{10})) {
    database->start_write(
        [&](db::Write& db) {
          identity::remove_ended(db, clock.now());
          return true;
        },
        [](const std::exception_ptr& failed) {
          if (failed) base::log(base::LogLevel::warning, "housekeeping_failed", "");
        });
  }
  server->stop(std::chrono::seconds{20});
  base::close_log();
  return 0;
}

}  // namespace baqylau::app
