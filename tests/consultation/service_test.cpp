#include "consultation_fixture.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <thread>

namespace baqylau::consultation {
namespace {

using Consultation = ConsultationTest;

std::vector<std::string> bodies(const std::vector<Message>& messages) {
  std::vector<std::string> found;
  for (const auto& message : messages) found.push_back(message.body);
  return found;
}

TEST_P(Consultation, AMessageOfTheNgoIsToldToEachActiveSpecialistOfTheBody) {
  const auto id = send(member, project, "Когда срок?");
  ASSERT_TRUE(id.ok());
  const auto notices = told();
  ASSERT_EQ(notices.size(), 2U);
  EXPECT_EQ(notices[0].account, specialist.account);
  EXPECT_EQ(notices[1].account, second_specialist.account);
  for (const auto& notice : notices) {
    EXPECT_EQ(notice.kind, "consultation");
    EXPECT_EQ(notice.project, project);
    EXPECT_EQ(notice.link, "/projects/401/consultation");
    EXPECT_NE(notice.body.find("НПО 1"), std::string::npos);
    EXPECT_EQ(notice.body.find("Когда срок?"), std::string::npos) << "the text stays on the site";
  }
}

TEST_P(Consultation, AMessageOfTheBodyIsToldToTheNgo) {
  ASSERT_TRUE(send(approver, project, "До 3 марта.").ok());
  const auto notices = told();
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices[0].ngo, base::NgoId{11});
  EXPECT_EQ(notices[0].subject.find("Staff"), std::string::npos) << "an NGO is not told who it was";
  EXPECT_EQ(notices[0].body.find("Staff"), std::string::npos);
}

TEST_P(Consultation, TheJournalProvesTheTextWithoutGivingItAway) {
  ASSERT_TRUE(send(member, project, "Да").ok());
  ASSERT_TRUE(send(member, project, "Да").ok());
  const auto leaves = database().read([](db::Read& db) { return db.all(rows::leaf_details{"consultation.message_sent"}); });
  const auto salted = database().read([](db::Read& db) { return db.all(rows::salts{}); });
  ASSERT_EQ(leaves.size(), 2U);
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    EXPECT_EQ(leaves[i].subject_kind, "project");
    EXPECT_EQ(leaves[i].subject, project.value);
    EXPECT_EQ(leaves[i].actor, member.account);
    EXPECT_EQ(leaves[i].details.find("Да"), std::string::npos);
    EXPECT_NE(leaves[i].details.find(base::hex(base::sha256(salted[i].salt + salted[i].body))), std::string::npos);
  }
  EXPECT_NE(leaves[0].details, leaves[1].details) << "the same text cannot be told from another";
}

TEST_P(Consultation, AForeignThreadLooksLikeAnUnknownOneAndStaysAsItWas) {
  for (const auto& author : {stranger, foreign_specialist}) {
    const auto foreign = send(author, project, "Текст");
    const auto unknown = send(author, unknown_project, "Текст");
    ASSERT_FALSE(foreign.ok());
    EXPECT_EQ(foreign.failure().kind, base::Kind::not_found);
    EXPECT_EQ(foreign.failure().message.text.id, unknown.failure().message.text.id);
    EXPECT_EQ(mark(author, project, {1}).failure().kind, base::Kind::not_found);
  }
  EXPECT_TRUE(messages(member, project).empty());
  EXPECT_TRUE(told().empty());
  EXPECT_EQ(leaves(), 0);
}

TEST_P(Consultation, OnlyTheNgoSpecialistsAndApproversWrite) {
  for (const auto& caller : {member, specialist, approver}) EXPECT_TRUE(Writer::admit(caller).has_value()) << caller.name;
  for (const auto& caller : {operator_, auditor, administrator, http::Caller{}})
    EXPECT_FALSE(Writer::admit(caller).has_value()) << caller.name;
  for (const auto& caller : {operator_, auditor}) EXPECT_TRUE(Reader::admit(caller).has_value()) << caller.name;
  for (const auto& caller : {administrator, http::Caller{}}) EXPECT_FALSE(Reader::admit(caller).has_value()) << caller.name;
}

TEST_P(Consultation, AnNgosMemberWithARoleActsForTheNgoOnly) {
  auto both = member;
  both.roles = {{http::Role::specialist, std::nullopt}};
  EXPECT_EQ(send(both, foreign_project, "Текст").failure().kind, base::Kind::not_found);
  ASSERT_TRUE(send(both, project, "Текст").ok());
  EXPECT_TRUE(messages(member, project).front().by_ngo);
}

TEST_P(Consultation, MessagesStandInTheOrderInWhichTheyWereSentThoughTheClockStandsStill) {
  std::vector<std::string> sent;
  for (int i = 0; i < 30; ++i) {
    sent.push_back("Сообщение " + std::to_string(i));
    ASSERT_TRUE(send(i % 2 == 0 ? member : specialist, project, sent.back()).ok());
  }
  EXPECT_EQ(bodies(messages(member, project)), sent);
}

TEST_P(Consultation, AMessageIsUnreadByEverybodyButItsAuthor) {
  ASSERT_TRUE(send(member, project, "Вопрос").ok());
  EXPECT_EQ(totals(member).unread, 0);
  for (const auto& reader : {colleague, specialist, second_specialist, approver, operator_, auditor})
    EXPECT_EQ(totals(reader).unread, 1) << reader.name;
  EXPECT_EQ(totals(stranger).unread, 0);
  EXPECT_EQ(totals(foreign_specialist).unread, 0);
}

TEST_P(Consultation, MarkingIsPersonalAndNeverGoesBack) {
  const auto first = send(member, project, "Первое").value();
  const auto second = send(member, project, "Второе").value();
  ASSERT_TRUE(mark(specialist, project, first).ok());
  EXPECT_EQ(totals(specialist).unread, 1);
  EXPECT_EQ(totals(second_specialist).unread, 2);
  ASSERT_TRUE(mark(specialist, project, second).ok());
  ASSERT_TRUE(mark(specialist, project, first).ok());
  EXPECT_EQ(totals(specialist).unread, 0);
}

TEST_P(Consultation, AMarkBeyondTheEndDoesNotCoverWhatComesLater) {
  ASSERT_TRUE(mark(specialist, project, {std::numeric_limits<std::int64_t>::max()}).ok());
  ASSERT_TRUE(send(member, project, "Первое").ok());
  EXPECT_EQ(totals(specialist).unread, 1);
  ASSERT_TRUE(mark(specialist, project, {std::numeric_limits<std::int64_t>::max()}).ok());
  EXPECT_EQ(totals(specialist).unread, 0);
  ASSERT_TRUE(send(member, project, "Второе").ok());
  EXPECT_EQ(totals(specialist).unread, 1);
}

TEST_P(Consultation, AnAnswerMarksWhatStoodOnThePageAndNothingMore) {
  const auto seen = send(member, project, "Вопрос").value();
  ASSERT_TRUE(send(colleague, project, "Ещё вопрос").ok());
  ASSERT_TRUE(send(specialist, project, "Ответ", seen).ok());
  const auto thread = messages(specialist, project);
  ASSERT_EQ(thread.size(), 3U);
  EXPECT_FALSE(thread[0].unread);
  EXPECT_TRUE(thread[1].unread) << "it came while the answer was being written";
  EXPECT_FALSE(thread[2].unread);
}

TEST_P(Consultation, AMarkOfAnotherThreadIsNotMoved) {
  ASSERT_TRUE(send(member, project, "Вопрос").ok());
  const auto other = send(stranger, foreign_project, "Вопрос").value();
  ASSERT_TRUE(mark(auditor, foreign_project, other).ok());
  EXPECT_EQ(totals(auditor).unread, 1);
  EXPECT_EQ(threads(auditor, store::Which::unread), std::vector{project});
}

TEST_P(Consultation, ThreadsAreListedByTheLastMessageWithinOnesReach) {
  EXPECT_TRUE(threads(auditor).empty());
  ASSERT_TRUE(send(member, project, "Вопрос").ok());
  later();
  ASSERT_TRUE(send(stranger, foreign_project, "Вопрос").ok());
  EXPECT_EQ(threads(auditor), (std::vector{foreign_project, project}));
  later();
  ASSERT_TRUE(send(specialist, project, "Ответ").ok());
  EXPECT_EQ(threads(auditor), (std::vector{project, foreign_project}));
  EXPECT_EQ(threads(specialist), std::vector{project});
  EXPECT_EQ(threads(foreign_specialist), std::vector{foreign_project});
  EXPECT_EQ(threads(member), std::vector{project});
  const auto all = totals(auditor);
  EXPECT_EQ(all.threads, 2);
  EXPECT_EQ(all.unread_threads, 2);
  EXPECT_EQ(all.unread, 3);
}

TEST_P(Consultation, ALongThreadIsShownFromItsEnd) {
  std::vector<base::MessageId> sent;
  for (int i = 0; i <= messages_on_a_page; ++i) sent.push_back(send(member, project, std::to_string(i)).value());
  database().read([&](db::Read& db) {
    const auto reader = Reader::admit(specialist).value();
    const auto end = store::messages_for(db, reader, project);
    EXPECT_TRUE(end.earlier);
    ASSERT_EQ(end.messages.size(), static_cast<std::size_t>(messages_on_a_page));
    EXPECT_EQ(end.messages.front().id, sent[1]);
    EXPECT_EQ(end.messages.back().id, sent.back());
    const auto beginning = store::messages_for(db, reader, project, end.messages.front().id);
    EXPECT_FALSE(beginning.earlier);
    ASSERT_EQ(beginning.messages.size(), 1U);
    EXPECT_EQ(beginning.messages.front().id, sent.front());
  });
}

// Whatever has been marked as read was visible when it was marked: no message slips in below the mark.
TEST_P(Consultation, NoMessageSlipsInBelowAMarkWhileManyWrite) {
  constexpr int writers = 4, each = 10;
  std::vector<std::thread> threads;
  std::atomic<int> failed{0};
  for (int writer = 0; writer < writers; ++writer)
    threads.emplace_back([&, writer] {
      base::SeededRandom own{static_cast<std::uint64_t>(writer)};
      for (int i = 0; i < each; ++i) {
        const auto sent = database().write([&](db::Write& db) -> base::Result<base::MessageId> {
          return send_message(db, {clock.now(), own, *catalogues}, Writer::admit(writer % 2 == 0 ? member : specialist).value(), project,
                              {.body = "Текст"});
        });
        if (!sent.ok()) ++failed;
      }
    });
  // One who reads all the time: each look must begin with what the look before had seen.
  std::vector<base::MessageId> seen;
  bool kept_order = true;
  while (seen.size() < writers * each && failed == 0) {
    std::vector<base::MessageId> now;
    for (const auto& message : messages(auditor, project)) now.push_back(message.id);
    kept_order = kept_order && now.size() >= seen.size() && std::equal(seen.begin(), seen.end(), now.begin());
    seen = std::move(now);
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(failed, 0);
  EXPECT_TRUE(kept_order);
  EXPECT_EQ(leaves(), writers * each);
}

TEST_P(Consultation, FilesBelongToTheirMessageAndToThoseWhoTakePart) {
  ASSERT_TRUE(send(member, project, "Без файлов").ok());
  const std::string hash(64, 'a');
  const auto sent = database().write([&](db::Write& db) -> base::Result<base::MessageId> {
    return send_message(db, outbox(), Writer::admit(specialist).value(), project,
                        {.body = "С файлами", .files = {{"a.pdf", "application/pdf", 10, hash}, {"b.txt", "text/plain", 20, hash}}});
  });
  ASSERT_TRUE(sent.ok());
  const auto thread = messages(member, project);
  EXPECT_TRUE(thread[0].files.empty());
  ASSERT_EQ(thread[1].files.size(), 2U);
  EXPECT_EQ(thread[1].files[0].name, "a.pdf");
  EXPECT_EQ(thread[1].files[1].size, 20);
  const auto file = thread[1].files[0].id;
  database().read([&](db::Read& db) {
    for (const auto& reader : {member, colleague, specialist, approver, operator_, auditor})
      EXPECT_TRUE(store::file_for(db, Reader::admit(reader).value(), file).has_value()) << reader.name;
    for (const auto& reader : {stranger, foreign_specialist})
      EXPECT_FALSE(store::file_for(db, Reader::admit(reader).value(), file).has_value()) << reader.name;
  });
}

TEST_P(Consultation, FilesThatDoNotFitIntoTheProjectAreRefusedWithTheirMessage) {
  const auto size_taken = [&] {
    const auto row = database().read([&](db::Read& db) { return db.one(rows::storage_of{project}); });
    return row ? row->bytes : 0;
  };
  const auto send_files = [&](std::int64_t first, std::int64_t second) {
    return database().write([&](db::Write& db) {
      const NewFile one{.name = "a.pdf", .kind = "application/pdf", .size = first, .sha256 = std::string(64, 'a')};
      const NewFile two{.name = "b.pdf", .kind = "application/pdf", .size = second, .sha256 = std::string(64, 'b')};
      return send_message(db, outbox(), Writer::admit(member).value(), project, {.body = "Файлы", .files = {one, two}});
    });
  };
  ASSERT_TRUE(database()
                  .write([&](db::Write& db) {
                    db.run(rows::allow_storage{base::LocalDate::parse_iso("2008-01-01").value(), 1000});
                    return base::done();
                  })
                  .ok());
  ASSERT_TRUE(send_files(300, 300).ok());
  const auto refused = send_files(300, 101);
  ASSERT_FALSE(refused.ok());
  ASSERT_EQ(refused.failure().fields.size(), 1U);
  EXPECT_EQ(refused.failure().fields[0].field, "files");
  EXPECT_EQ(messages(member, project).size(), 1U);
  EXPECT_EQ(size_taken(), 600);
  EXPECT_TRUE(send(member, project, "Без файлов").ok());
  EXPECT_TRUE(send_files(300, 100).ok());
}

BAQYLAU_ON_EACH_ENGINE(Consultation);

}  // namespace
}  // namespace baqylau::consultation
