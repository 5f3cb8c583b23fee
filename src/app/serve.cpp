#include "app/commands.hpp"
#include "app/features.hpp"
#include "app/mail.hpp"
#include "app/stored_files.hpp"
#include "app/timed.hpp"
#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "content/content.hpp"
#include "control/control.hpp"
#include "db/waits.hpp"
#include "http/server.hpp"
#include "i18n/i18n.hpp"
#include "identity/identity.hpp"
#include "journal/journal.hpp"
#include "ngos/ngos.hpp"
#include "notices/notices.hpp"
#include "polls/polls.hpp"
#include "ratings/ratings.hpp"
#include "proposals/proposals.hpp"
#include "questions/questions.hpp"
#include "ui/assets.hpp"

#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <stdexcept>

#include <array>
#include <climits>
#include <pthread.h>
#include <unistd.h>

namespace baqylau::app {

/// Written by tools/embed.py.
std::span<const http::EmbeddedFile> embedded_static_files();

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
  const bool bracketed = text.front() == '[' && text[colon - 1] == ']';
  return {bracketed ? text.substr(1, colon - 2) : text.substr(0, colon), static_cast<unsigned short>(port)};
}

/// One that is mistyped would trust nobody, and all visitors would be one network.
http::Proxies proxies_of(const ServeOptions& options) {
  try {
    return http::Proxies::parse(options.trusted_proxies);
  } catch (const std::invalid_argument& wrong) {
    throw std::runtime_error{"--trusted-proxy takes an address or a network, like 10.0.0.5 or 10.0.0.0/24, not " +
                             std::string{wrong.what()}};
  }
}

/// Whoever can reach the program from elsewhere could ask for any name, and pages, mail and redirects would bear it.
void check_hosts(const ServeOptions& options, const std::string& listen) {
  for (const auto& host : options.hosts)
    if (host.empty() || host.find_first_of("/ @?#") != std::string::npos)
      throw std::runtime_error{"--host takes a name as it stands in an address, like monitoring.example, not " + host};
  const auto address = http::NetworkAddress::parse(listen);
  if (options.hosts.empty() && address && !address->is_loopback())
    throw std::runtime_error{
        "--listen " + listen +
        " can be reached from other machines: name with --host what this site is called there, like --host monitoring.example"};
}

/// Blocks the signals before any thread starts, so that only `wait` sees them.
class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGTERM);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
  }
  /// True: asked to stop. False: nothing came for that long, or only that the log was renamed.
  bool wait(std::chrono::seconds most) {
    const timespec time{.tv_sec = most.count(), .tv_nsec = 0};
    const int came = sigtimedwait(&set_, nullptr, &time);
    if (came == SIGHUP) base::reopen_log();
    return came > 0 && came != SIGHUP;
  }

 private:
  sigset_t set_{};
};

/// Ended sessions, old counters and old addresses are of no use to anybody.
void remove_ended(db::Database& database, base::Instant now) {
  static_cast<void>(database.write([&](db::Write& db) {
    forget_done_tasks(db, base::almaty_date(now));
    http::forget_old_forms(db, now);
    identity::remove_ended(db, now);
    questions::forget_contacts(db, now);
    proposals::forget_contacts(db, now);
    return base::done();
  }));
}

/// The same after a restart; no two servers of one machine listen at one place.
std::string node_name(const std::string& host, unsigned short port) {
  std::array<char, HOST_NAME_MAX + 1> name{};
  if (::gethostname(name.data(), name.size() - 1) != 0) name = {};
  return std::string{name.data()} + ' ' + host + ':' + std::to_string(port);
}

void keep_special_control(db::Database& database, const base::Clock& clock, base::Random& random, const i18n::Catalogues& catalogues) {
  static_cast<void>(database.write([&](db::Write& db) {
    const auto now = clock.now();
    control::keep_changed_cases(db, {.now = now, .random = random, .catalogues = catalogues}, base::almaty_date(now));
    return base::done();
  }));
}

void keep_ratings(db::Database& database, const base::Clock& clock) {
  static_cast<void>(database.write([&](db::Write& db) {
    ratings::keep_changed_ratings(db, clock.today());
    return base::done();
  }));
}

/// One folder of the store each minute, so that all are looked through in some four hours and none takes long.
void sweep_files(db::Database& database, base::Instant now, const std::filesystem::path& store) {
  constexpr std::int64_t minute = 60'000'000;
  const auto swept = sweep_folder(database, now, store, static_cast<int>(now.micros / minute % file_folders), grace_of_files);
  if (swept.files > 0) base::log(base::LogLevel::info, "files_swept", "", {{"files", swept.files}, {"bytes", swept.bytes}});
}

/// What is done by the clock: a line each. The pages stand on none of it: they say what is so today.
Work timed_work(db::Database& database, const base::Clock& clock, base::Random& random, const i18n::Catalogues& catalogues,
                notices::Mailer& mailer, const notices::Site& site, const std::filesystem::path& store) {
  using std::chrono::minutes;
  using std::chrono::seconds;
  return {.always = {{"mail", seconds{5}, [&, site] { notices::deliver(database, mailer, catalogues, clock, site); }},
                     {"special control", seconds{5}, [&] { keep_special_control(database, clock, random, catalogues); }},
                     {"ratings", seconds{5}, [&] { keep_ratings(database, clock); }},
                     {"files", minutes{1}, [&, store] { sweep_files(database, clock.now(), store); }},
                     {"housekeeping", minutes{10}, [&] { remove_ended(database, clock.now()); }}},
          .daily = {{"special control of the day",
                     [&](db::Write& db, base::LocalDate day, base::Instant now) {
                       control::keep_cases(db, {now, random, catalogues}, day);
                     }},
                    {"ratings of the day", [](db::Write& db, base::LocalDate day, base::Instant) { ratings::keep_ratings(db, day); }},
                    {"reminders",
                     [&](db::Write& db, base::LocalDate day, base::Instant now) {
                       control::send_reminders(db, {now, random, catalogues}, day);
                     }},
                    {"daily letters",
                     [&](db::Write& db, base::LocalDate day, base::Instant now) {
                       notices::write_digests(db, {now, random, catalogues}, day);
                     }},
                    {"polls", polls::close_polls},
                    {"search", [](db::Write& db, base::LocalDate day, base::Instant) { content::put_due_into_search(db, day); }}}};
}

std::unique_ptr<db::Database> open_engine(const Place& place) {
  return place.database.empty() ? db::open_sqlite(place.data) : db::open_postgres(place.database);
}

}  // namespace

void need_database(const Place& place) {
  if (place.database.empty() && !std::filesystem::exists(place.data / "baqylau.sqlite"))
    throw std::runtime_error{"there is no database in " + place.data.string()};
}

std::unique_ptr<db::Database> open_as_it_is(const Place& place) {
  need_database(place);
  return open_engine(place);
}

std::unique_ptr<db::Database> open(const Place& place) {
  std::filesystem::create_directories(place.data);
  auto database = open_engine(place);
  const auto applied = db::migrate(*database);
  if (!applied.ok()) {
    const auto catalogues = i18n::load_catalogues();
    throw std::runtime_error{(*catalogues)[i18n::Language::en](applied.failure().message)};
  }
  // What came with the migrations, and what was there before there were versions.
  if (*applied > 0) {
    const auto adopted =
        database->write([](db::Write& db) -> base::Result<int> { return journal::adopt_new(db, base::SystemClock{}.now()); });
    if (!adopted.ok()) throw std::logic_error{"nothing refuses an adoption"};
  }
  ngos::make_keys(*database);
  fill_search(*database, base::SystemClock{}.today());
  return database;
}

int serve(const ServeOptions& options) {
  StopSignals signals;
  const auto address = parse_listen(options.listen);
  const auto mailer = make_mailer(options.mail, options.place.data);
  site_address(options.mail, address.host, address.port);  // a wrong one is said before anything is opened
  const auto proxies = proxies_of(options);
  check_hosts(options, address.host);
  auto static_files = options.assets.empty() ? http::StaticFiles{embedded_static_files()} : http::StaticFiles{options.assets};
  ui::load_assets(static_files);
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
  config.trusted_proxies = proxies;
  config.hosts = options.hosts;
  config.temporary = options.place.data / "tmp";
  config.static_files = std::move(static_files);
  config.secret = http::load_secret(options.place.data / "secret", random);
  const auto server = http::make_server(config, routes, *database,
                                        {.clock = clock,
                                         .random = random,
                                         .files = *files,
                                         .catalogues = *catalogues,
                                         .site = site_address(options.mail, address.host, address.port),
                                         .secret = config.secret},
                                        *sessions, *pages);
  const auto port = server->start();
  std::cout << "listening on http://" << address.host << ":" << port << std::endl;
  const auto site = site_address(options.mail, address.host, port);
  Timed timed{
      *database, clock, node_name(address.host, port),
      timed_work(*database, clock, random, *catalogues, *mailer, {.address = site, .secret = config.secret}, options.place.data / "files")};
  while (!signals.wait(std::chrono::hours{1})) {}
  timed.stop();
  db::end_soon(*database);
  server->stop(std::chrono::seconds{20});
  timed.wait();
  base::close_log();
  return 0;
}

}  // namespace baqylau::app
