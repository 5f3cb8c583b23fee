/// What the files of a project may take together.

#include "reports_fixture.hpp"

#include <array>
#include <barrier>
#include <stdexcept>
#include <thread>
#include <vector>

namespace baqylau::reports {
namespace {

using base::Kind;

class Storage : public ReportsTest {
 protected:
  void allow(std::int64_t bytes) {
    ASSERT_TRUE(database()
                    .write([&](db::Write& db) {
                      db.run(rows::allow_storage{day("2008-01-01"), bytes});
                      return base::done();
                    })
                    .ok());
  }
  std::int64_t taken() {
    const auto row = database().read([&](db::Read& db) { return db.one(rows::storage_of{project}); });
    return row ? row->bytes : 0;
  }
  base::Done remove(const std::string& name) { return remove(name, report); }
  base::Done remove(const std::string& name, base::ReportId from) {
    for (const auto& file : draft(from).files)
      if (file.name == name)
        return database().write(
            [&](db::Write& db) { return reports::remove_file(db, clock.now(), ngo, load_report_for(db, ngo, from).value(), file.id); });
    throw std::logic_error("no such file");
  }
  /// Of 400,000 bytes.
  static NewFile big_file(int n) {
    auto file = some_file(n);
    file.size = 400'000;
    return file;
  }
};

TEST_P(Storage, IsOfAllReportsOfAProjectTogether) {
  allow(1'000'000);
  ASSERT_TRUE(attach(ngo, report, big_file(1)).ok());
  ASSERT_TRUE(attach(ngo, second_report, big_file(2)).ok());
  const auto refused = attach(ngo, report, big_file(3));
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.failure().kind, Kind::invalid);
  EXPECT_EQ(draft(report).files.size(), 1U);
  EXPECT_EQ(taken(), 800'000);
  EXPECT_TRUE(attach(foreign_ngo, foreign_report, big_file(3)).ok()) << "the room of another project";
  EXPECT_TRUE(attach(ngo, report, big_file(1)).ok()) << "is there already";
  auto fits = some_file(4);
  fits.size = 200'000;
  EXPECT_TRUE(attach(ngo, report, fits).ok()) << "to the last byte";
}

TEST_P(Storage, SaysHowMuchIsTakenAndAllowed) {
  allow(3 << 20);
  auto file = some_file(1);
  file.size = (2 << 20) + 1;
  ASSERT_TRUE(attach(ngo, report, file).ok());
  const auto refused = attach(ngo, report, {"b.png", "image/png", 1 << 20, some_file(2).sha256});
  ASSERT_FALSE(refused.ok());
  const auto said = (*catalogues_)[i18n::Language::en](refused.failure().message);
  EXPECT_NE(said.find("take 3 MB of the 3 MB that are allowed, and 1 MB more"), std::string::npos) << said;
}

TEST_P(Storage, ComesBackWithAFileThatIsRemovedFromADraft) {
  allow(500'000);
  ASSERT_TRUE(attach(ngo, report, big_file(1)).ok());
  ASSERT_FALSE(attach(ngo, report, big_file(2)).ok());
  ASSERT_TRUE(remove(big_file(1).name).ok());
  EXPECT_EQ(taken(), 0);
  EXPECT_TRUE(attach(ngo, report, big_file(2)).ok());
}

TEST_P(Storage, OfWhatWasSubmittedStaysTaken) {
  ASSERT_TRUE(attach(ngo, report, big_file(1)).ok());
  ASSERT_TRUE(submit_as(ngo, report, {.content_hash = seen(report).content_hash, .confirmed = true}).ok());
  ASSERT_TRUE(return_it(report).ok());
  ASSERT_TRUE(remove(big_file(1).name).ok());
  EXPECT_EQ(taken(), 400'000);
}

TEST_P(Storage, IsNotPassedByFilesThatComeAtOnce) {
  allow(1'000'000);
  ASSERT_TRUE(attach(ngo, report, big_file(0)).ok());
  for (int round = 1; round <= 40; ++round) {
    std::array<bool, 2> fits{};
    std::barrier together{2};
    {
      std::vector<std::jthread> people;
      for (const std::size_t who : {0U, 1U})
        people.emplace_back([&, who] {
          together.arrive_and_wait();
          fits.at(who) = attach(ngo, who == 0 ? report : second_report, big_file(round)).ok();
        });
    }
    ASSERT_NE(fits[0], fits[1]) << "there was room for one, in round " << round;
    ASSERT_EQ(taken(), 800'000);
    ASSERT_TRUE(remove(big_file(round).name, fits[0] ? report : second_report).ok());
  }
}

BAQYLAU_ON_EACH_ENGINE(Storage);

}  // namespace
}  // namespace baqylau::reports
