/// What lets a visitor's form in: ALTCHA's proof of work, used once, or the answer to a plain question, less often.

#include "identity/altcha.hpp"
#include "identity/guesses.hpp"
#include "identity/plain_question.hpp"
#include "identity/visitor_check.hpp"
#include "identity/visitor_forms.hpp"
#include "ui/view.hpp"
#include "tests/identity/fixture.hpp"

#include <boost/json.hpp>
#include <sodium.h>

#include <atomic>
#include <set>
#include <thread>

namespace baqylau::identity {
namespace {

using altcha::Challenge;
using altcha::Flaw;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view key = "key";
constexpr std::string_view nonce = "00112233445566778899aabb";
const base::Instant now = base::almaty_start(base::LocalDate::parse_iso("2008-03-03").value());
const base::Instant later = now + altcha::lifetime;

struct Sent {
  std::string challenge, salt, signature;
  std::int64_t number = 0;
  std::string algorithm = "SHA-256";
};

std::string base64(const std::string& bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();
  return text;
}

/// As the widget sends it.
std::string payload(const Sent& sent) {
  return base64(boost::json::serialize(boost::json::object{{"algorithm", sent.algorithm},
                                                           {"challenge", sent.challenge},
                                                           {"number", sent.number},
                                                           {"salt", sent.salt},
                                                           {"signature", sent.signature},
                                                           {"took", 131.5}}));
}

Sent made(std::int64_t number, std::string_view form = "question", base::Instant expires_at = later) {
  const auto challenge = altcha::make_challenge(key, nonce, expires_at, form, number);
  return {.challenge = challenge.challenge, .salt = challenge.salt, .signature = challenge.signature, .number = number};
}

std::string_view verdict(const Sent& sent, std::string_view form = "question", base::Instant at = now) {
  const auto found = altcha::verify(key, at, form, payload(sent));
  return std::holds_alternative<altcha::Solved>(found) ? "solved" : altcha::to_code(std::get<Flaw>(found));
}

/// The salt, its SHA-256 with the number, and the HMAC of that were made with Python's hashlib and with openssl, by the protocol's
/// description.
TEST(Altcha, MakesTheChallengeAndTheSignatureThatTheProtocolDescribes) {
  const auto challenge = altcha::make_challenge(key, nonce, {1'204'513'200'000'000}, "question", 12'345);
  EXPECT_EQ(challenge.salt, "00112233445566778899aabb?expires=1204513200&form=question&");
  EXPECT_EQ(challenge.challenge, "abe40dc1e2315f78c065f41401bbfd0325bfee29cb2f3232342f6593ba793041");
  EXPECT_EQ(challenge.signature, "2d23c11da951f9691c705d9e24e029c644811c9e7ac70a3d7079e19219da6ba0");
  EXPECT_EQ(altcha::json_of(challenge),
            R"({"algorithm":"SHA-256","challenge":"abe40dc1e2315f78c065f41401bbfd0325bfee29cb2f3232342f6593ba793041","maxnumber":50000,)"
            R"("salt":"00112233445566778899aabb?expires=1204513200&form=question&",)"
            R"("signature":"2d23c11da951f9691c705d9e24e029c644811c9e7ac70a3d7079e19219da6ba0"})");
}

TEST(Altcha, TakesARightSolutionAndTellsWhatItWas) {
  const auto sent = made(17);
  const auto found = altcha::verify(key, now, "question", payload(sent));
  ASSERT_TRUE(std::holds_alternative<altcha::Solved>(found));
  EXPECT_EQ(std::get<altcha::Solved>(found).challenge, sent.challenge);
  EXPECT_EQ(std::get<altcha::Solved>(found).expires_at, later);
  EXPECT_EQ(verdict(made(0)), "solved");
  EXPECT_EQ(verdict(made(altcha::max_number, "poll 17"), "poll 17"), "solved");
}

TEST(Altcha, RefusesAnotherNumber) {
  auto sent = made(17);
  for (const std::int64_t number : {16, 18, -17, 0}) {
    sent.number = number;
    EXPECT_EQ(verdict(sent), "wrong_number") << number;
  }
}

TEST(Altcha, RefusesWhatHasExpired) {
  const auto sent = made(17);
  EXPECT_EQ(verdict(sent, "question", {later.micros - 1}), "solved");
  EXPECT_EQ(verdict(sent, "question", later), "expired");
}

TEST(Altcha, RefusesTheChallengeOfAnotherForm) {
  EXPECT_EQ(verdict(made(17, "poll 17"), "question"), "other_form");
  EXPECT_EQ(verdict(made(17, "poll 17"), "poll 1"), "other_form");
  EXPECT_EQ(verdict(made(17, "poll 1"), "poll 17"), "other_form");
}

TEST(Altcha, RefusesATamperedSalt) {
  auto sent = made(17);
  sent.salt = "ff" + sent.salt.substr(2);
  EXPECT_EQ(verdict(sent), "wrong_number");
  const auto honest = made(123'456);
  // Digits moved from the number into the salt leave the hash as it is.
  for (std::size_t moved = 1; moved < 6; ++moved) {
    Sent spliced = honest;
    spliced.salt += std::string{"123456"}.substr(0, moved);
    spliced.number = std::stoll(std::string{"123456"}.substr(moved));
    EXPECT_EQ(verdict(spliced), "other_form") << moved;
  }
  // A salt of ours ends with an ampersand, so that nothing can be moved the other way.
  EXPECT_TRUE(honest.salt.ends_with("&"));
}

TEST(Altcha, RefusesWhatIsSignedWithAnotherKey) {
  auto sent = made(17);
  sent.signature = altcha::make_challenge("other key", nonce, later, "question", 17).signature;
  EXPECT_EQ(verdict(sent), "not_ours");
  sent.signature = "";
  EXPECT_EQ(verdict(sent), "not_ours");
  sent.signature = made(17).signature.substr(0, 63);
  EXPECT_EQ(verdict(sent), "not_ours");
}

TEST(Altcha, RefusesWhatItCannotRead) {
  const auto flaw = [](const std::string& text) {
    const auto found = altcha::verify(key, now, "question", text);
    return std::holds_alternative<Flaw>(found) ? altcha::to_code(std::get<Flaw>(found)) : "solved";
  };
  auto sha1 = made(17);
  sha1.algorithm = "SHA-1";
  EXPECT_EQ(verdict(sha1), "unreadable");
  for (const std::string text : {"", "no base64!", "AAAA"}) EXPECT_EQ(flaw(text), "unreadable") << text;
  for (const std::string json : {"{", "[]", "17", "{}", R"({"algorithm":"SHA-256","challenge":"a","salt":"b","signature":"c"})",
                                 R"({"algorithm":"SHA-256","challenge":"a","salt":"b","signature":"c","number":"1"})",
                                 R"({"algorithm":"SHA-256","challenge":"a","salt":"b","signature":"c","number":1.5})",
                                 R"({"algorithm":"SHA-256","challenge":["a"],"salt":"b","signature":"c","number":1})"})
    EXPECT_EQ(flaw(base64(json)), "unreadable") << json;
  EXPECT_EQ(flaw(base64(std::string(20'000, '['))), "unreadable");
}

TEST(Altcha, DrawsEachChallengeAnewWithinItsRange) {
  base::SeededRandom random{7};
  std::set<std::string> salts;
  for (int i = 0; i < 50; ++i) {
    const auto drawn = altcha::draw_challenge(key, random, now, "question");
    EXPECT_TRUE(salts.insert(drawn.salt).second);
    EXPECT_THAT(drawn.salt, HasSubstr("?expires=" + std::to_string(later.micros / 1'000'000) + "&form=question&"));
  }
  const auto drawn = altcha::draw_challenge(key, random, now, "question");
  std::int64_t number = 0;
  while (number <= altcha::max_number && base::hex(base::sha256(drawn.salt + std::to_string(number))) != drawn.challenge) ++number;
  EXPECT_LE(number, altcha::max_number);
}

TEST(PlainQuestion, IsASmallSumInTheReadersLanguage) {
  const auto catalogues = i18n::load_catalogues();
  const PlainQuestion question{.first = 3, .second = 9};
  EXPECT_THAT(asked((*catalogues)[i18n::Language::ru], question), HasSubstr("три плюс девять"));
  EXPECT_THAT(asked((*catalogues)[i18n::Language::kk], question), HasSubstr("үш қосу тоғыз"));
  EXPECT_THAT(asked((*catalogues)[i18n::Language::en], question), HasSubstr("three plus nine"));
  for (const auto* answer : {"12", " 12 ", "двенадцать", "Двенадцать.", "он екі", "Он  екі", "онекі", "twelve"})
    EXPECT_TRUE(is_answer(question, answer)) << answer;
  for (const auto* answer : {"", "11", "112", "39", "три", "12 13", "одиннадцать"}) EXPECT_FALSE(is_answer(question, answer)) << answer;
}

TEST(PlainQuestion, StaysForAVisitorAndAFormAndDiffersBetweenThem) {
  std::set<std::pair<std::int64_t, std::int64_t>> seen;
  for (int i = 0; i < 200; ++i) {
    const auto token = "token " + std::to_string(i);
    const auto question = plain_question(token, "question");
    EXPECT_EQ(plain_question(token, "question").first, question.first);
    for (const auto number : {question.first, question.second}) EXPECT_TRUE(number >= 2 && number <= 9) << number;
    seen.emplace(question.first, question.second);
  }
  EXPECT_GT(seen.size(), 40U) << "of 64";
}

TEST(WideNetworks, AreTheFirst24Or48Bits) {
  EXPECT_EQ(wide_network_of("192.0.2.7"), "192.0.2.0/24");
  EXPECT_EQ(wide_network_of("::ffff:192.0.2.7"), "192.0.2.0/24");
  EXPECT_EQ(wide_network_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1::/48");
  EXPECT_EQ(wide_network_of("no address"), "no address");
}

class VisitorForms : public IdentityTest {
 protected:
  static constexpr VisitorLimit limit{.most = 5, .most_answered = 2};

  void SetUp() override {
    IdentityTest::SetUp();
    services.secret = std::string(32, 's');
  }
  std::string solution(const std::string& form = "question") {
    const auto at = clock.now() + altcha::lifetime;
    const auto number = static_cast<std::int64_t>(++solutions_);
    const auto challenge = altcha::make_challenge(altcha_key(services), base::hex(random.bytes(12)), at, form, number);
    return payload({.challenge = challenge.challenge, .salt = challenge.salt, .signature = challenge.signature, .number = number});
  }
  static http::Request filled_in(http::Pairs fields) { return request_to(http::Method::post, "/questions/ask", std::move(fields)); }
  std::string answer() const {
    const auto question = plain_question("visitor's token", "question");
    return std::to_string(question.first + question.second);
  }
  struct Read {
    VisitorForm form;
    std::optional<std::string> complaint;  ///< id of the message at the plain question
  };
  Read read(const http::Request& request) {
    http::FormReader form{request};
    Read found{.form = read_visitor_form(form, services, request, "question"), .complaint = {}};
    if (const auto* error = form.values().error(plain_answer_field)) found.complaint = std::string{error->text.id};
    EXPECT_EQ(form.finish().ok(), !found.complaint.has_value());
    return found;
  }
  base::Done count(const VisitorForm& form) {
    return database().write([&](db::Write& db) -> base::Done { return count_visitor_form(db, form, clock.now(), limit); });
  }
  std::size_t spent() { return all(test_sql::spent_challenges{}).size(); }

 private:
  int solutions_ = 0;
};
BAQYLAU_ON_EACH_ENGINE(VisitorForms);

TEST_P(VisitorForms, AreLetInByAProofByAnAnswerOrByASession) {
  const auto computed = read(filled_in({{"altcha", solution()}, {"plain_answer", ""}}));
  EXPECT_EQ(computed.form.pass, Pass::computed);
  EXPECT_TRUE(computed.form.solved.has_value());
  EXPECT_EQ(read(filled_in({{"altcha", ""}, {"plain_answer", answer()}})).form.pass, Pass::answered);
  EXPECT_EQ(read(filled_in({{"plain_answer", answer()}})).form.pass, Pass::answered) << "without scripts the other field is not there";
  auto request = filled_in({});
  request.caller.account = base::AccountId{5};
  EXPECT_EQ(read(request).form.pass, Pass::signed_in);
}

TEST_P(VisitorForms, AreNotLetInByLess) {
  EXPECT_THAT(read(filled_in({})).complaint.value_or(""), HasSubstr("Answer the question"));
  EXPECT_THAT(read(filled_in({{"plain_answer", "1"}})).complaint.value_or(""), HasSubstr("The sum is another one"));
  EXPECT_THAT(read(filled_in({{"altcha", solution("poll 17")}})).complaint.value_or(""), HasSubstr("has run out"));
  EXPECT_THAT(read(filled_in({{"altcha", "nonsense"}})).complaint.value_or(""), HasSubstr("has run out"));
  const auto early = solution();
  clock.set(clock.now() + altcha::lifetime);
  EXPECT_THAT(read(filled_in({{"altcha", early}})).complaint.value_or(""), HasSubstr("has run out"));
  EXPECT_EQ(read(filled_in({{"altcha", early}, {"plain_answer", answer()}})).form.pass, Pass::answered);
  EXPECT_THROW(static_cast<void>(count(visitor_form(services, filled_in({}), "question"))), std::logic_error);
}

TEST_P(VisitorForms, OfAnotherServerAreNotLetIn) {
  const auto ours = solution();
  services.secret = std::string(32, 't');
  EXPECT_TRUE(read(filled_in({{"altcha", ours}})).complaint.has_value());
}

TEST_P(VisitorForms, UseAProofOnce) {
  const auto form = read(filled_in({{"altcha", solution()}})).form;
  ASSERT_TRUE(count(form).ok());
  const auto again = count(form);
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.failure().kind, base::Kind::invalid);
  EXPECT_THAT(std::string{again.failure().message.text.id}, HasSubstr("was used for another form"));
  EXPECT_TRUE(count(read(filled_in({{"altcha", solution()}})).form).ok());
}

TEST_P(VisitorForms, SentTwiceAtOnceWithOneProofCountOnce) {
  for (int round = 0; round < 10; ++round) {
    auto form = read(filled_in({{"altcha", solution()}})).form;
    std::atomic<int> taken{0};
    std::vector<std::thread> threads;
    for (int sender = 0; sender < 2; ++sender)
      threads.emplace_back([&, sender] {
        auto own = form;
        own.source = base::hex(base::sha256("network " + std::to_string(sender)));  // else the network's row alone would part them
        const auto done = database().write(
            [&](db::Write& db) -> base::Done { return count_visitor_form(db, own, clock.now(), {.most = 100, .most_answered = 2}); });
        if (done.ok()) ++taken;
      });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(taken, 1);
  }
  EXPECT_EQ(spent(), 10U);
}

TEST_P(VisitorForms, ThatAreRefusedSpendNoProof) {
  for (int i = 0; i < limit.most; ++i) ASSERT_TRUE(count(read(filled_in({{"altcha", solution()}})).form).ok());
  const auto sixth = read(filled_in({{"altcha", solution()}})).form;
  EXPECT_EQ(count(sixth).failure().kind, base::Kind::too_many);
  EXPECT_EQ(spent(), 5U);
}

TEST_P(VisitorForms, WithoutAProofAreTakenLessOften) {
  const auto answered = read(filled_in({{"plain_answer", answer()}})).form;
  ASSERT_TRUE(count(answered).ok());
  ASSERT_TRUE(count(answered).ok());
  const auto third = count(answered);
  ASSERT_FALSE(third.ok());
  EXPECT_EQ(third.failure().kind, base::Kind::too_many);
  EXPECT_THAT(std::string{third.failure().message.text.id}, HasSubstr("Without JavaScript"));
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(count(read(filled_in({{"altcha", solution()}})).form).ok()) << "five together";
  EXPECT_EQ(count(read(filled_in({{"altcha", solution()}})).form).failure().kind, base::Kind::too_many);
  clock.set(clock.now() + std::chrono::hours{1});
  EXPECT_TRUE(count(answered).ok());
}

TEST_P(VisitorForms, ForgetProofsThatHaveExpired) {
  ASSERT_TRUE(count(read(filled_in({{"altcha", solution()}})).form).ok());
  const auto keep = [&] { run_write([&](db::Write& db) { remove_ended(db, clock.now()); }); };
  clock.set(clock.now() + altcha::lifetime + std::chrono::seconds{-1});
  keep();
  EXPECT_EQ(spent(), 1U);
  clock.set(clock.now() + std::chrono::seconds{1});
  keep();
  EXPECT_EQ(spent(), 0U);
}

TEST_P(VisitorForms, FetchTheirChallengeFromUsAndItIsKeptByNobody) {
  const auto answered = send(request_to(http::Method::get, "/altcha/challenge", {{"form", "question"}}));
  ASSERT_TRUE(answered.ok());
  EXPECT_THAT(answered->content_type, HasSubstr("application/json"));
  EXPECT_THAT(answered->body, HasSubstr("&form=question&"));
  for (const std::string form : {"", "a/b", "Вопрос", "a&b"})
    EXPECT_EQ(send(request_to(http::Method::get, "/altcha/challenge", {{"form", form}})).failure().kind, base::Kind::malformed) << form;
  EXPECT_EQ(spent(), 0U);
}

TEST_P(VisitorForms, ShowTheWidgetAndTheQuestionToVisitorsOnly) {
  auto request = request_to(http::Method::get, "/questions/ask");
  const ui::View view{request, (*catalogues)[request.language], clock.today()};
  http::FormValues values;
  const auto shown = visitor_check(view, values, "question").bytes();
  EXPECT_THAT(shown, HasSubstr("<altcha-widget"));
  EXPECT_THAT(shown, HasSubstr("challenge=\"/en/altcha/challenge?form=question\""));
  EXPECT_THAT(shown, HasSubstr("name=\"plain_answer\""));
  EXPECT_THAT(shown, Not(HasSubstr("data-stays")));
  values.add_error(plain_answer_field, base::M("Answer the question in words or in digits"));
  EXPECT_THAT(visitor_check(view, values, "question").bytes(), HasSubstr("data-stays"));
  request.caller.account = base::AccountId{5};
  EXPECT_TRUE(visitor_check(view, values, "question").empty());
}

}  // namespace
}  // namespace baqylau::identity
