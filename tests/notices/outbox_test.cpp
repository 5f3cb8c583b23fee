#include "tests/notices/notices_fixture.hpp"

namespace baqylau::notices {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class TheOutbox : public NoticesTest {};
BAQYLAU_ON_EACH_ENGINE(TheOutbox);

TEST_P(TheOutbox, TellsOneCauseOnceHoweverOftenItIsLookedAt) {
  const auto ngo = add_ngo("ЗУБР", "zubr@example.kz");
  EXPECT_TRUE(tell(ngo, notice("reminder 17 2008-02-19 -7")));
  EXPECT_FALSE(tell(ngo, notice("reminder 17 2008-02-19 -7")));
  EXPECT_TRUE(tell(ngo, notice("reminder 17 2008-02-19 -1")));
  EXPECT_THAT(rows(), SizeIs(2));
}

TEST_P(TheOutbox, TellsOneCauseToEveryPersonItConcerns) {
  const auto first = add_account({}, "ru", "first@example.kz");
  const auto second = add_account({}, "ru", "second@example.kz");
  EXPECT_TRUE(tell(first, notice("consultation 5")));
  EXPECT_TRUE(tell(second, notice("consultation 5")));
  EXPECT_FALSE(tell(first, notice("consultation 5")));
  EXPECT_THAT(rows(), SizeIs(2));
}

TEST_P(TheOutbox, KeepsNothingOfACauseThatWasRolledBack) {
  const auto ngo = add_ngo("ЗУБР", "zubr@example.kz");
  const auto failed = database().write([&](db::Write& db) -> base::Done {
    tell_ngo(db, outbox(), ngo, notice("reminder 17"));
    return base::Failure{base::Kind::conflict, base::M("Notice")};
  });
  EXPECT_FALSE(failed.ok());
  EXPECT_THAT(rows(), IsEmpty());
}

TEST_P(TheOutbox, KeepsParagraphsApartAndTheLinkWithoutItsLanguage) {
  tell(add_ngo("ЗУБР", "zubr@example.kz"), notice("reminder 17"));
  const auto row = only_row();
  EXPECT_EQ(row.body, "The first.\n\nThe second.");
  EXPECT_EQ(row.link, "/reports/17/draft");
}

TEST_P(TheOutbox, WritesToAnNgoInTheLanguageOfItsFirstAccount) {
  const auto ngo = add_ngo("ЗУБР", "zubr@example.kz");
  add_account(ngo, "en", {}, 3);
  add_account(ngo, "ru", {}, 2);
  tell(ngo, notice("reminder 17"));
  EXPECT_EQ(only_row().language, "ru");
  EXPECT_EQ(only_row().subject, "Уведомления");
}

TEST_P(TheOutbox, WritesInKazakhToAnNgoWithoutAnAccount) {
  tell(add_ngo("ЗУБР", "zubr@example.kz"), notice("reminder 17"));
  EXPECT_EQ(only_row().language, "kk");
  EXPECT_EQ(only_row().subject, "Хабарламалар");
}

TEST_P(TheOutbox, MailsToTheAddressOnTheCard) {
  const auto ngo = add_ngo("ЗУБР", "zubr@example.kz");
  add_account(ngo, "ru", "member@example.kz");
  tell(ngo, notice("reminder 17"));
  EXPECT_EQ(only_row().address, "zubr@example.kz");
  EXPECT_EQ(only_row().state, "queued");
}

TEST_P(TheOutbox, MailsToTheFirstAccountThatHasAnAddressWhereTheCardHasNone) {
  const auto ngo = add_ngo("ЗУБР", {});
  add_account(ngo, "ru", {}, 1);
  add_account(ngo, "kk", "late@example.kz", 3);
  add_account(ngo, "kk", "early@example.kz", 2);
  tell(ngo, notice("reminder 17"));
  EXPECT_EQ(only_row().address, "early@example.kz");
  EXPECT_EQ(only_row().language, "ru");
}

TEST_P(TheOutbox, AsksNothingOfABlockedAccount) {
  const auto ngo = add_ngo("ЗУБР", {});
  const auto blocked = add_account(ngo, "ru", "gone@example.kz", 1, "blocked");
  tell(ngo, notice("reminder 17"));
  EXPECT_EQ(only_row().address, std::nullopt);
  EXPECT_EQ(only_row().language, "kk");
  pass(std::chrono::minutes{1});
  tell(blocked, notice("reminder 18"));
  EXPECT_EQ(rows().back().state, "no_address");
}

TEST_P(TheOutbox, ShowsWhatCannotBeMailedInTheCabinetOnly) {
  const auto ngo = add_ngo("ЗУБР", {});
  tell(ngo, notice("reminder 17"));
  EXPECT_EQ(only_row().state, "no_address");
  EXPECT_EQ(send_due(), 0);
  EXPECT_THAT(mailer.mails, IsEmpty());
  EXPECT_THAT(database().read([&](db::Read& db) { return of_ngo(db, ngo, 10); }), SizeIs(1));
}

TEST_P(TheOutbox, ShowsAnNgoItsOwnNoticesTheNewestFirst) {
  const auto ngo = add_ngo("ЗУБР", {});
  const auto other = add_ngo("РГИ", {});
  tell(ngo, notice("first"));
  pass(std::chrono::minutes{1});
  tell(ngo, notice("second"));
  tell(other, notice("other"));
  const auto seen = database().read([&](db::Read& db) { return of_ngo(db, ngo, 10); });
  ASSERT_THAT(seen, SizeIs(2));
  EXPECT_GT(seen[0].created_at, seen[1].created_at);
  EXPECT_EQ(database().read([&](db::Read& db) { return unread(db, {.ngo = ngo}); }), 2);
}

TEST_P(TheOutbox, RemindsOnTheDaysOfTheSetting) {
  EXPECT_THAT(database().read([](db::Read& db) { return reminder_days(db); }), ElementsAre(-14, -7, -1, 1, 7, 14));
}

// ---- leases

}  // namespace
}  // namespace baqylau::notices
