/// `baqylau load demo`: a made-up country of any size, for demonstrations, measurements and tests.

#include "app/commands.hpp"
#include "app/demo_country.hpp"
#include "app/sql.hpp"
#include "db/copy.hpp"
#include "i18n/i18n.hpp"
#include "identity/identity.hpp"
#include "search/search.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace baqylau::app {

namespace {

/// On a terminal only.
class Progress {
 public:
  void show(int percent) {
    if (isatty(STDERR_FILENO) == 0 || percent == shown_) return;
    shown_ = percent;
    std::cerr << "\r" << percent << " %" << std::flush;
  }
  ~Progress() {
    if (shown_ >= 0) std::cerr << "\n";
  }
  Progress() = default;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  int shown_ = -1;
};

/// In portions, so that no transaction grows with the country; search is made when all is there.
base::Done load(db::Database& database, DemoCountry& country, base::LocalDate today) {
  constexpr int percent_before_search = 85;
  Progress progress;
  bool first = true;
  while (!country.is_over()) {
    bool began = false;
    TRY(database.write([&](db::Write& db) {
      // The country does not go back with a transaction that is tried again.
      if (std::exchange(began, true)) throw std::runtime_error{"somebody else writes into this database. Load into one that is not in use"};
      if (std::exchange(first, false)) search::clear(db);
      search::leave_for_later(db);
      return country.go_on(db);
    }));
    progress.show(country.percent() * percent_before_search / 100);
  }
  TRY(database.write([&](db::Write& db) {
    put_all_into_search(db, today);
    return base::done();
  }));
  progress.show(100);
  return base::done();
}

/// Beside the data, for it may become as large.
class ScratchFolder {
 public:
  explicit ScratchFolder(const std::filesystem::path& beside) {
    std::filesystem::create_directories(beside);
    auto name = (beside / "load-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::system_error{errno, std::generic_category(), "a folder in " + beside.string()};
    path_ = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace

int load_demo(const Place& place, const DemoOptions& options) {
  const auto database = open(place);
  const auto catalogues = i18n::load_catalogues();
  base::SystemRandom random;
  const auto password = base::random_token(random, 12);
  const auto until = options.until.value_or(base::SystemClock{}.now());
  DemoCountry country{*catalogues, options.seed, until, identity::PasswordHash::of(password), options.projects};
  const auto loaded = [&] {
    const auto today = base::almaty_date(until);
    // Several times as fast as act by act over a connection, and the same records: what the use cases did is carried over table by table.
    const bool carried =
        !place.database.empty() && database->read([](db::Read& db) { return db.one(sql::nobody_is_there{}).value().fresh; });
    if (!carried) return load(*database, country, today);
    const ScratchFolder scratch{place.data};
    auto done = load(*open({.data = scratch.path()}), country, today);
    if (done.ok()) db::copy_to_postgres(scratch.path(), place.database);
    return done;
  }();
  if (!loaded.ok()) {
    std::cerr << (*catalogues)[i18n::Language::en](loaded.failure().message) << "\n";
    return 1;
  }
  std::cout << options.projects
            << " projects are loaded. All demo accounts (of the first state body demo-specialist-1-1 to -3, demo-approver-1, "
            << "demo-auditor-1, demo-operator-1, and so on; of all bodies demo-auditor, demo-operator, demo-administrator; demo-ngo-1 and "
               "so on) have the password "
            << password << "\n";
  return 0;
}

}  // namespace baqylau::app
