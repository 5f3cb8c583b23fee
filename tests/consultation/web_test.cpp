/// What the pages do, asked through the route table as the server asks.

#include "consultation_fixture.hpp"

#include "consultation/consultation.hpp"
#include "http/file_kinds.hpp"

#include <fstream>

namespace baqylau::consultation {
namespace {

class KeptFiles final : public http::FileStore {
 public:
  void keep(const http::Upload& upload) override { kept.push_back(upload.sha256); }
  [[nodiscard]] std::filesystem::path path_of(std::string_view sha256) const override { return sha256; }
  std::vector<std::string> kept;
};

struct Answer {
  int status = 0;
  std::string body{};
  std::string location{};
  std::optional<base::Kind> failure{};
  std::optional<std::filesystem::path> file{};

  [[nodiscard]] bool shows(std::string_view text) const { return body.find(text) != std::string::npos; }
};

class ConsultationPages : public ConsultationTest {
 protected:
  const std::string page = "/projects/401/consultation";
  KeptFiles files;

  ConsultationPages() { add_routes(routes_); }

  Answer get(const http::Caller& caller, const std::string& path, http::Pairs query = {}) {
    auto request = request_of(http::Method::get, caller, path);
    request.query = std::move(query);
    return ask(request);
  }
  /// Each form has a key of its own unless `key` says that it is the same one.
  Answer post(const http::Caller& caller, const std::string& path, http::Pairs form, std::vector<http::Upload> uploads = {},
              std::string key = {}) {
    auto request = request_of(http::Method::post, caller, path);
    request.form = std::move(form);
    request.uploads = std::move(uploads);
    request.sent_form = {.scope = path + base::to_string(caller.account.value_or(base::AccountId{})),
                         .key = key.empty() ? "key " + std::to_string(++forms_) : std::move(key)};
    return ask(request);
  }
  http::Upload upload(const std::string& name, const std::string& bytes) {
    const auto path = directory() / ("upload" + std::to_string(++forms_));
    std::ofstream{path, std::ios::binary | std::ios::trunc} << bytes;
    return {.field = "files",
            .filename = name,
            .path = path,
            .size = static_cast<std::int64_t>(bytes.size()),
            .sha256 = base::hex(base::sha256(bytes)),
            .state = bytes.empty() ? http::Upload::State::empty : http::Upload::State::complete};
  }
  std::string section(const http::Caller& caller, const std::function<ui::Html(const ui::View&, db::Read&)>& write) {
    const auto request = request_of(http::Method::get, caller, "/");
    const ui::View view{request, (*catalogues)[i18n::Language::en], clock.today()};
    return database().read([&](db::Read& db) { return std::string{write(view, db).bytes()}; });
  }

 private:
  static http::Request request_of(http::Method method, const http::Caller& caller, const std::string& path) {
    http::Request request;
    request.method = method;
    request.path = path;
    request.language = i18n::Language::en;
    request.caller = caller;
    request.form_key = "next-key";
    return request;
  }
  Answer ask(const http::Request& request) {
    const auto match = routes_.find(request.method == http::Method::post, request.path);
    // As the server does: who may not come in finds no such page.
    if (!match.route || !match.route->admits(request.caller)) return {.status = 404};
    http::Services services{clock, random, files, *catalogues};
    std::optional<base::Result<http::Response>> result;
    if (match.route->read) {
      database().read([&](db::Read& db) { result = match.route->read(request, match.places, db, services); });
    } else if (match.route->work) {
      result = match.route->work(request, match.places, database(), services);
    } else {
      (void)database()
          .write([&](db::Write& db) -> base::Done {
            result = match.route->write(request, match.places, db, services);
            if (!result->ok() || (*result)->status >= 400) return base::Failure{base::Kind::invalid, base::M("rolled back")};
            return base::done();
          })
          .ok();
    }
    Answer answer;
    if (!result->ok()) {
      answer.failure = result->failure().kind;
      return answer;
    }
    answer.status = (*result)->status;
    answer.body = (*result)->body;
    answer.file = (*result)->file;
    for (const auto& [name, value] : (*result)->headers)
      if (name == "Location") answer.location = value;
    return answer;
  }

  http::Routes routes_;
  int forms_ = 0;
};

TEST_P(ConsultationPages, AThreadBeginsWithItsFirstMessage) {
  EXPECT_TRUE(get(member, page).shows("No messages yet."));
  const auto sent = post(member, page, {{"message", "When is the report due?\n\nAnd the next one?"}});
  EXPECT_EQ(sent.status, 303);
  EXPECT_TRUE(sent.location.starts_with(page)) << sent.location;
  const auto shown = get(specialist, page);
  EXPECT_TRUE(shown.shows("<p class=\"govuk-body\">When is the report due?</p>")) << "paragraphs as typed";
  EXPECT_TRUE(shown.shows("3 March 2008")) << shown.body;
  EXPECT_TRUE(shown.shows("10:00"));
}

TEST_P(ConsultationPages, StaffSeeWhichSpecialistWroteAndTheNgoDoesNot) {
  ASSERT_EQ(post(specialist, page, {{"message", "Answer"}}).status, 303);
  ASSERT_EQ(post(member, page, {{"message", "Question"}}).status, 303);
  const auto for_staff = get(second_specialist, page);
  EXPECT_TRUE(for_staff.shows("Specialist: Staff 4"));
  EXPECT_TRUE(for_staff.shows("НПО 1"));
  EXPECT_FALSE(for_staff.shows("Member"));
  const auto for_ngo = get(colleague, page);
  EXPECT_TRUE(for_ngo.shows("Specialist of the state body"));
  EXPECT_FALSE(for_ngo.shows("Staff 4"));
  EXPECT_LT(for_ngo.body.find("Answer"), for_ngo.body.find("Question")) << "oldest first";
}

TEST_P(ConsultationPages, WhatIsTypedIsShownAsText) {
  ASSERT_EQ(post(member, page, {{"message", "<script>alert(1)</script>"}}).status, 303);
  const auto shown = get(specialist, page);
  EXPECT_FALSE(shown.shows("<script>alert"));
  EXPECT_TRUE(shown.shows("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

TEST_P(ConsultationPages, ForeignAndUnknownThreadsLookAlike) {
  ASSERT_EQ(post(member, page, {{"message", "Question"}}).status, 303);
  for (const auto& caller : {stranger, foreign_specialist}) {
    for (const auto* path : {"/projects/401/consultation", "/projects/999/consultation"}) {
      EXPECT_EQ(get(caller, path).failure, base::Kind::not_found) << caller.name << path;
      EXPECT_EQ(post(caller, path, {{"message", "Text"}}).failure, base::Kind::not_found) << caller.name << path;
      EXPECT_EQ(post(caller, path, {}).failure, base::Kind::not_found) << caller.name << path;
      EXPECT_EQ(post(caller, std::string{path} + "/read", {{"seen", "1"}}).failure, base::Kind::not_found) << caller.name << path;
      EXPECT_EQ(post(caller, std::string{path} + "/read", {}).failure, base::Kind::not_found) << caller.name << path;
    }
  }
  EXPECT_EQ(messages(member, project).size(), 1U);
}

TEST_P(ConsultationPages, OperatorsAndAuditorsReadOnly) {
  for (const auto& caller : {operator_, auditor}) {
    const auto shown = get(caller, page);
    EXPECT_EQ(shown.status, 200) << caller.name;
    EXPECT_FALSE(shown.shows("<textarea")) << caller.name;
    EXPECT_EQ(post(caller, page, {{"message", "Text"}}).status, 404) << caller.name;
  }
  for (const auto& caller : {administrator, http::Caller{}}) EXPECT_EQ(get(caller, page).status, 404) << caller.name;
  for (const auto& caller : {member, specialist, approver}) EXPECT_TRUE(get(caller, page).shows("<textarea")) << caller.name;
}

TEST_P(ConsultationPages, FilesAreKeptAndHandedToThoseWhoTakePart) {
  const auto sent =
      post(member, page, {{"message", "With files"}}, {upload("list.txt", "One\n"), upload("", ""), upload("b.txt", "Two\n")});
  EXPECT_EQ(sent.status, 303);
  EXPECT_EQ(files.kept.size(), 2U);
  EXPECT_TRUE(get(specialist, page).shows("list.txt"));
  const auto stored = messages(member, project).front().files;
  ASSERT_EQ(stored.size(), 2U);
  EXPECT_EQ(stored[0].name, "b.txt");
  EXPECT_EQ(stored[0].kind, "text/plain");
  const auto path = "/consultation/files/" + base::to_string(stored[0].id);
  for (const auto& caller : {member, colleague, specialist, approver, operator_, auditor})
    EXPECT_EQ(get(caller, path).file, std::filesystem::path{stored[0].sha256}) << caller.name;
  for (const auto& caller : {stranger, foreign_specialist}) EXPECT_EQ(get(caller, path).failure, base::Kind::not_found) << caller.name;
  for (const auto& caller : {administrator, http::Caller{}}) EXPECT_EQ(get(caller, path).status, 404) << caller.name;
  EXPECT_EQ(get(member, "/consultation/files/999").failure, base::Kind::not_found);
}

TEST_P(ConsultationPages, AnEmptyMessageIsRefusedAndTheFilesAreAskedForOnceMore) {
  const auto without = post(member, page, {{"message", " \n "}});
  EXPECT_EQ(without.status, 422);
  EXPECT_TRUE(without.shows("Enter: Message"));
  EXPECT_FALSE(without.shows("Choose the files again"));
  const auto with = post(member, page, {{"message", ""}}, {upload("list.txt", "One\n")});
  EXPECT_EQ(with.status, 422);
  EXPECT_TRUE(with.shows("Choose the files again"));
  EXPECT_TRUE(messages(member, project).empty());
  EXPECT_TRUE(files.kept.empty());
}

TEST_P(ConsultationPages, ATextThatIsTooLongStaysInItsField) {
  std::string text;
  for (std::size_t i = 0; i < longest_message; ++i) text += "ә";
  EXPECT_EQ(post(member, page, {{"message", text}}).status, 303);
  text += "ә";
  const auto answer = post(member, page, {{"message", text}});
  EXPECT_EQ(answer.status, 422);
  EXPECT_TRUE(answer.shows(text + "</textarea>"));
  EXPECT_EQ(messages(member, project).size(), 1U);
}

TEST_P(ConsultationPages, AFileThatCannotBeTakenIsNamedAndTheTextIsKept) {
  auto large = upload("film.zip", "PK");
  large.state = http::Upload::State::too_large;
  large.size = http::most_file_bytes + 1;
  const auto answer = post(member, page, {{"message", "Typed text"}},
                           {upload("fine.txt", "One\n"), large, upload("page.pdf", "<html></html>"), upload("e.txt", "")});
  EXPECT_EQ(answer.status, 422);
  EXPECT_TRUE(answer.shows("Typed text</textarea>"));
  for (const auto* name : {"film.zip", "page.pdf", "e.txt"}) EXPECT_TRUE(answer.shows(name)) << name;
  EXPECT_FALSE(answer.shows("fine.txt"));
  EXPECT_TRUE(answer.shows("Choose the files again"));
  EXPECT_TRUE(files.kept.empty());
  EXPECT_TRUE(messages(member, project).empty());
}

TEST_P(ConsultationPages, AtMostFiveFilesGoWithAMessage) {
  const auto several = [&](int count) {
    std::vector<http::Upload> uploads;
    for (int i = 0; i < count; ++i) uploads.push_back(upload(std::to_string(i) + ".txt", "Text " + std::to_string(i) + "\n"));
    return uploads;
  };
  EXPECT_EQ(post(member, page, {{"message", "Five"}}, several(most_files)).status, 303);
  const auto six = post(member, page, {{"message", "Six"}}, several(most_files + 1));
  EXPECT_EQ(six.status, 422);
  EXPECT_TRUE(six.shows("At most 5 files"));
  EXPECT_EQ(messages(member, project).size(), 1U);
}

TEST_P(ConsultationPages, TheSameFormSentTwiceIsOneMessage) {
  const auto first = post(member, page, {{"message", "Once"}}, {upload("a.txt", "One\n")}, "same");
  const auto second = post(member, page, {{"message", "Once"}}, {upload("a.txt", "One\n")}, "same");
  EXPECT_EQ(second.status, 303);
  EXPECT_EQ(second.location, first.location);
  EXPECT_EQ(messages(member, project).size(), 1U);
  EXPECT_EQ(told().size(), 2U);
  EXPECT_EQ(leaves(), 1);
}

TEST_P(ConsultationPages, AnUnknownFieldIsRefused) {
  EXPECT_EQ(post(member, page, {{"message", "Text"}, {"by_ngo", "0"}}).failure, base::Kind::malformed);
  EXPECT_EQ(post(member, page, {{"message", "Text"}, {"seen", "x"}}).failure, base::Kind::malformed);
  EXPECT_TRUE(messages(member, project).empty());
}

TEST_P(ConsultationPages, ReadingMarksNothingUntilTheReaderSaysSo) {
  const auto id = send(member, project, "Question").value();
  EXPECT_TRUE(get(specialist, page).shows(">New<"));
  const auto again = get(specialist, page);
  EXPECT_TRUE(again.shows(">New<")) << "a GET writes nothing";
  EXPECT_TRUE(again.shows("Mark as read"));
  EXPECT_FALSE(get(member, page).shows(">New<"));
  EXPECT_EQ(post(specialist, page + "/read", {{"seen", base::to_string(id)}}).location, page);
  const auto read = get(specialist, page);
  EXPECT_FALSE(read.shows(">New<"));
  EXPECT_FALSE(read.shows("Mark as read"));
  EXPECT_EQ(post(specialist, page + "/read", {}).failure, base::Kind::invalid);
}

TEST_P(ConsultationPages, AnAnswerMarksWhatItAnswers) {
  const auto id = send(member, project, "Question").value();
  EXPECT_TRUE(get(specialist, page).shows("name=\"seen\" value=\"" + base::to_string(id) + "\""));
  ASSERT_EQ(post(specialist, page, {{"message", "Answer"}, {"seen", base::to_string(id)}}).status, 303);
  EXPECT_FALSE(get(specialist, page).shows(">New<"));
}

TEST_P(ConsultationPages, StaffListTheThreadsOfTheirBody) {
  EXPECT_TRUE(get(specialist, "/consultation").shows("Nobody has written yet."));
  const auto id = send(member, project, "Question").value();
  ASSERT_TRUE(send(stranger, foreign_project, "Question").ok());
  const auto own = get(specialist, "/consultation");
  EXPECT_TRUE(own.shows(page));
  EXPECT_FALSE(own.shows("/projects/402/consultation"));
  EXPECT_TRUE(get(auditor, "/consultation").shows("/projects/402/consultation"));
  EXPECT_TRUE(get(specialist, "/consultation", {{"unread", "1"}}).shows(page));
  ASSERT_TRUE(mark(specialist, project, id).ok());
  EXPECT_TRUE(get(specialist, "/consultation").shows(page));
  EXPECT_TRUE(get(specialist, "/consultation", {{"unread", "1"}}).shows("There are no new messages."));
  EXPECT_EQ(get(specialist, "/consultation", {{"page", "99"}}).status, 200);
  for (const auto& caller : {member, administrator, http::Caller{}}) EXPECT_EQ(get(caller, "/consultation").status, 404) << caller.name;
}

TEST_P(ConsultationPages, TheCabinetAndThePassportLeadToTheThread) {
  const auto cabinet = [&] { return section(member, [](const ui::View& v, db::Read& db) { return cabinet_threads(v, db, {11}, {1}); }); };
  const auto link_for = [&](const http::Caller& caller) {
    return section(caller, [&](const ui::View& v, db::Read& db) { return thread_link(v, db, project); });
  };
  EXPECT_NE(cabinet().find(page), std::string::npos);
  EXPECT_NE(cabinet().find("No new messages"), std::string::npos);
  EXPECT_EQ(cabinet().find("/projects/402"), std::string::npos);
  ASSERT_TRUE(send(specialist, project, "One").ok());
  ASSERT_TRUE(send(specialist, project, "Two").ok());
  EXPECT_NE(cabinet().find("2 new messages"), std::string::npos);
  for (const auto& caller : {member, operator_, auditor}) {
    EXPECT_NE(link_for(caller).find(page), std::string::npos) << caller.name;
    EXPECT_NE(link_for(caller).find("2 new messages"), std::string::npos) << caller.name;
  }
  EXPECT_EQ(link_for(specialist).find("new message"), std::string::npos);
  for (const auto& caller : {stranger, foreign_specialist, administrator, http::Caller{}})
    EXPECT_TRUE(link_for(caller).empty()) << caller.name;
  database().read([&](db::Read& db) {
    EXPECT_EQ(unread_for(db, member), 2);
    EXPECT_EQ(unread_for(db, specialist), 0);
    EXPECT_EQ(unread_for(db, stranger), 0);
    EXPECT_EQ(unread_for(db, {}), 0);
  });
}

BAQYLAU_ON_EACH_ENGINE(ConsultationPages);

}  // namespace
}  // namespace baqylau::consultation
