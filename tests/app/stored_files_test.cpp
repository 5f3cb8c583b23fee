/// The files on the disk and the records that name them.

#include "app/stored_files.hpp"

#include "app/sql.hpp"

#include "contests/contests.hpp"
#include "http/files.hpp"
#include "http/server.hpp"
#include "i18n/i18n.hpp"
#include "ngos/ngos.hpp"
#include "projects/projects.hpp"
#include "reference/reference.hpp"
#include "reports/service.hpp"
#include "reports/store.hpp"
#include "support/vouched_test.hpp"
#include "tests/app/sql.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace baqylau::app {
namespace {

namespace fs = std::filesystem;
namespace rows = baqylau::tests::app::sql;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::chrono::seconds at_once{0};

class StoredFiles : public support::VouchedTest {
 protected:
  void SetUp() override {
    VouchedTest::SetUp();
    if (IsSkipped()) return;
    store_ = http::open_file_store(folder());
    fs::create_directories(directory() / "tmp");
    const contests::Change change{.now = clock.now(), .random = random};
    run_write([&](db::Write& db) {
      const auto body = reference::add_state_body(db, random, clock.now(), {.name_kk = "Орган", .name_ru = "Орган"}).value();
      const auto contest =
          contests::add_contest(db, change, {.state_body = body, .held_on = base::LocalDate::parse_iso("2007-07-16").value()}).value();
      const auto ngo =
          ngos::add_ngo(db, clock.now(), random, {}, {.full_name_ru = "Фонд «Достык»", .short_name_ru = "Достык", .head_name = "Имя"})
              .value();
      const auto lot = contests::add_lot(db, change, contest, {.number = 1, .name = {"Балалар", "Дети"}, .regions = {"75"}}).value();
      const auto project = projects::award(db, change, lot, {.ngo = ngo}).value();
      report_ = reports::reports_of_project(db, project).front().id;
    });
  }

  [[nodiscard]] fs::path folder() const { return directory() / "files"; }
  [[nodiscard]] fs::path path_of(const std::string& sha256) const { return store_->path_of(sha256); }
  static std::string bytes_of(int n) { return "the bytes of file " + std::to_string(n); }
  static std::string hash_of(int n) { return base::hex(base::sha256(bytes_of(n))); }

  /// Into the store, as a request does before it writes.
  void keep(int n) {
    http::TemporaryFile file{directory() / "tmp", random};
    file.write(bytes_of(n));
    const auto sha256 = file.finish();
    store_->keep({.field = "file", .filename = "f", .path = file.path(), .sha256 = sha256, .state = http::Upload::State::complete});
  }
  bool upload(int n) {
    keep(n);
    return database()
        .write([&](db::Write& db) {
          const reports::NewFile file{.name = std::to_string(n) + ".txt",
                                      .kind = "text/plain",
                                      .size = static_cast<std::int64_t>(bytes_of(n).size()),
                                      .sha256 = hash_of(n)};
          return reports::add_file(db, clock.now(), random, author_, reports::find_report(db, report_).value(), file);
        })
        .ok();
  }
  reports::Draft draft() {
    return database().read([&](db::Read& db) { return reports::store::load_draft(db, report_); });
  }
  void remove(int n) {
    for (const auto& file : draft().files)
      if (file.sha256 == hash_of(n)) {
        ASSERT_TRUE(database()
                        .write([&](db::Write& db) {
                          return reports::remove_file(db, clock.now(), author_, reports::find_report(db, report_).value(), file.id);
                        })
                        .ok());
        return;
      }
    FAIL() << "no file " << n;
  }
  int sweep(std::chrono::seconds grace) {
    int files = 0;
    for (int number = 0; number < file_folders; ++number) files += sweep_folder(database(), clock.now(), folder(), number, grace).files;
    return files;
  }
  /// How many files there are.
  [[nodiscard]] std::size_t on_disk() const {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator{folder()})
      if (entry.is_regular_file()) ++count;
    return count;
  }
  void make_old() {
    for (const auto& entry : fs::recursive_directory_iterator{folder()})
      if (entry.is_regular_file()) fs::last_write_time(entry, fs::file_time_type::clock::now() - std::chrono::hours{48});
  }
  StoreCheck check() { return check_store(database(), folder(), grace_of_files); }

  std::unique_ptr<http::FileStore> store_;
  base::ReportId report_;
  const http::Author author_{.account = {}, .ngo = std::nullopt, .scope = http::Scope::all()};
  const std::unique_ptr<i18n::Catalogues> catalogues_ = i18n::load_catalogues();
};
BAQYLAU_ON_EACH_ENGINE(StoredFiles);

TEST_P(StoredFiles, AreAsManyAsRecordsAfterASweep) {
  int refused = 0;
  for (int n = 0; n < 22; ++n) refused += upload(n) ? 0 : 1;
  ASSERT_EQ(refused, 2);
  for (int n = 0; n < 5; ++n) remove(n);
  for (int n = 30; n < 35; ++n) ASSERT_TRUE(upload(n));
  ASSERT_EQ(on_disk(), 27U);
  EXPECT_EQ(sweep(grace_of_files), 0) << "all of them have just come";
  EXPECT_EQ(sweep(at_once), 7);
  EXPECT_EQ(on_disk(), draft().files.size());
  EXPECT_THAT(check().wrong, IsEmpty());
  EXPECT_EQ(check().named, 20);
  EXPECT_THAT(all(sql::misfilled_projects{}), IsEmpty());
}

TEST_P(StoredFiles, StayForADayAfterTheirLastRecord) {
  ASSERT_TRUE(upload(1));
  keep(2);
  remove(1);
  make_old();
  EXPECT_EQ(sweep(grace_of_files), 1) << "the one that never had a record";
  EXPECT_TRUE(fs::exists(path_of(hash_of(1))));
  clock.set(clock.now() + grace_of_files);
  EXPECT_EQ(sweep(grace_of_files), 1);
  EXPECT_EQ(on_disk(), 0U);
}

TEST_P(StoredFiles, OfASubmittedVersionStayThoughTheyWereTakenOutOfTheDraft) {
  ASSERT_TRUE(upload(1));
  const notices::Outbox outbox{clock.now(), random, *catalogues_};
  run_write([&](db::Write& db) {
    const auto report = reports::find_report(db, report_).value();
    const auto seen = reports::preview(db, report, reports::store::load_draft(db, report_), clock.today());
    const reports::Submission sent{.content_hash = seen.content_hash, .confirmed = true, .received_on = clock.today()};
    ASSERT_TRUE(reports::submit(db, outbox, author_, report, sent).ok());
    db.run(rows::take_out_of_drafts{.now = clock.now()});
  });
  changed_by_sql();
  make_old();
  EXPECT_EQ(sweep(at_once), 0);
  EXPECT_EQ(check().named, 1);
}

TEST_P(StoredFiles, ThatAreSentOnceMoreAreYoungAgain) {
  keep(1);
  make_old();
  keep(1);
  EXPECT_EQ(sweep(grace_of_files), 0) << "the record may be about to be written";
  EXPECT_EQ(on_disk(), 1U);
}

TEST_P(StoredFiles, ThatASweepPutAsideBeforeItWasKilledComeBack) {
  ASSERT_TRUE(upload(1));
  const auto path = path_of(hash_of(1));
  fs::rename(path, path.string() + ".swept");
  EXPECT_EQ(check().wrong.size(), 1U);
  EXPECT_EQ(sweep(at_once), 0);
  EXPECT_TRUE(fs::exists(path));
}

TEST_P(StoredFiles, ThatAreMissingOrDamagedAreNamed) {
  for (int n = 0; n < 4; ++n) ASSERT_TRUE(upload(n));
  keep(10);
  make_old();
  keep(11);
  ASSERT_TRUE(check().wrong.empty());
  fs::remove(path_of(hash_of(0)));
  std::fstream{path_of(hash_of(1)), std::ios::in | std::ios::out | std::ios::binary} << 'T';
  std::ofstream{path_of(hash_of(2)), std::ios::app} << 'x';
  std::ofstream{path_of(hash_of(3)).parent_path() / "notes.txt"} << "not ours";
  const auto found = check();
  EXPECT_EQ(found.named, 4);
  EXPECT_EQ(found.wrong.size(), 3U);
  const auto said = ::testing::PrintToString(found.wrong);
  EXPECT_THAT(said, HasSubstr(hash_of(0) + " is missing"));
  EXPECT_THAT(said, HasSubstr(hash_of(1) + " is damaged: its bytes are not those of its name"));
  EXPECT_THAT(said, HasSubstr(hash_of(2) + " is damaged: it has another size"));
  EXPECT_THAT(said, HasSubstr("report " + base::to_string(report_) + ", file "));
  EXPECT_EQ(found.old, 1);
  EXPECT_EQ(found.young, 1);
  EXPECT_EQ(found.old_bytes, static_cast<std::int64_t>(bytes_of(10).size()));
  EXPECT_THAT(found.strangers, ElementsAre(HasSubstr("notes.txt")));
  sweep(at_once);
  EXPECT_TRUE(fs::exists(path_of(hash_of(3)).parent_path() / "notes.txt")) << "what is not ours is left alone";
}

}  // namespace
}  // namespace baqylau::app
