#include "http/forms.hpp"

#include <gtest/gtest.h>

#include <array>

namespace baqylau::http {
namespace {

const Rule title{.label = base::M("Title"), .required = true, .max = 5};
const Rule optional{.label = base::M("Note")};

Request sent(Pairs form) {
  Request request;
  request.method = Method::post;
  request.form = std::move(form);
  return request;
}
std::string error_of(const FormReader& form, std::string_view name) {
  const auto* message = form.values().error(name);
  return message ? std::string{message->text.id} : "";
}

TEST(Form, MissingFieldsAreAskedForByTheirLabel) {
  const auto request = sent({{"title", "  "}});
  FormReader form{request};
  EXPECT_EQ(form.line("title", title), "");
  EXPECT_EQ(error_of(form, "title"), "Enter: {label}");
  EXPECT_EQ(form.values().error("title")->values.front().second, "\x01Title");
  EXPECT_EQ(form.finish().failure().kind, base::Kind::invalid);
}

TEST(Form, AllErrorsAreCollectedAndNothingTypedIsLost) {
  const auto request = sent({{"title", "too long"}, {"held_on", "31.02.2008"}, {"amount", "12,5"}, {"mail", "nobody"}});
  FormReader form{request};
  (void)form.line("title", title);
  EXPECT_FALSE(form.date("held_on", optional));
  EXPECT_FALSE(form.money("amount", optional));
  EXPECT_FALSE(form.email("mail", optional));
  const auto failure = form.finish().failure();
  EXPECT_EQ(failure.fields.size(), 4U);
  EXPECT_EQ(form.values().value("title"), "too long");
  EXPECT_EQ(form.values().value("held_on"), "31.02.2008");
}

TEST(Form, LimitCountsLettersNotBytes) {
  const auto request = sent({{"title", "қазақ"}});
  FormReader form{request};
  EXPECT_EQ(form.line("title", title), "қазақ");
  EXPECT_TRUE(form.finish());
}

TEST(Form, FieldsThatWereNotAskedForAreNotOurs) {
  const auto request = sent({{"title", "a"}, {"role", "administrator"}});
  FormReader form{request};
  (void)form.line("title", title);
  EXPECT_EQ(form.finish().failure().kind, base::Kind::malformed);
}

TEST(Form, FieldsSentTwiceAreNotOurs) {
  const auto request = sent({{"mail", "a@example.kz"}, {"mail", "b@example.kz"}});
  FormReader form{request};
  (void)form.email("mail", optional);
  EXPECT_EQ(form.finish().failure().kind, base::Kind::malformed);
}

TEST(Form, ManyMayBeSentSeveralTimes) {
  const auto request = sent({{"role", "a"}, {"role", "b"}, {"role", ""}});
  FormReader form{request};
  EXPECT_EQ(form.many("role", optional), (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(form.finish());
}

TEST(Form, ChoicesOutsideTheListAreNotOurs) {
  constexpr std::array<std::string_view, 2> codes{"open", "closed"};
  for (const auto& [value, kind] : {std::pair{"ajar", base::Kind::malformed}, std::pair{"", base::Kind::invalid}}) {
    const auto request = sent({{"state", value}});
    FormReader form{request};
    (void)form.choice("state", codes, title);
    EXPECT_EQ(form.finish().failure().kind, kind) << value;
  }
  const auto request = sent({{"state", "open"}});
  FormReader form{request};
  EXPECT_EQ(form.choice("state", codes, title), "open");
  EXPECT_TRUE(form.finish());
}

TEST(Form, NumbersKeepTheirBounds) {
  for (const auto& [typed, expected] :
       {std::pair{"1 000", std::optional<std::int64_t>{1000}}, std::pair{"0", std::optional<std::int64_t>{}},
        std::pair{"1001", std::optional<std::int64_t>{}}, std::pair{"1.5", std::optional<std::int64_t>{}},
        std::pair{"1 2", std::optional<std::int64_t>{}}, std::pair{"99999999999999999999", std::optional<std::int64_t>{}}}) {
    const auto request = sent({{"n", typed}});
    FormReader form{request};
    EXPECT_EQ(form.number("n", 1, 1000, optional), expected) << typed;
  }
}

TEST(Form, MailAddressesCannotCarryHeadersOrSecondRecipients) {
  for (const auto* bad : {"a@b", "@example.kz", "a@", "a b@example.kz", "a@example.kz,b@example.kz", "a@example.kz\nBcc: b@example.kz",
                          "a@b@example.kz", "\"a\"@example.kz", "a..b@example.kz", "a@.kz", "a@example..kz", "<a@example.kz>"}) {
    const auto request = sent({{"mail", bad}});
    FormReader form{request};
    EXPECT_FALSE(form.email("mail", optional)) << bad;
  }
  const auto request = sent({{"mail", " name.o'neil+x@mail.example.kz "}});
  FormReader form{request};
  EXPECT_EQ(form.email("mail", optional), "name.o'neil+x@mail.example.kz");
}

TEST(Form, SitesAreHttpOnly) {
  for (const auto& [typed, expected] :
       {std::pair{"www.example.kz/a?b", "https://www.example.kz/a?b"}, std::pair{"HTTP://example.kz:8080", "HTTP://example.kz:8080"},
        std::pair{"javascript://example.kz/%0aalert(1)", ""}, std::pair{"ftp://example.kz", ""}, std::pair{"javascript:alert(1)", ""},
        std::pair{"http://user@example.kz", ""}, std::pair{"example", ""}, std::pair{"http://a b.kz", ""},
        std::pair{"http://\"x.kz", ""}}) {
    const auto request = sent({{"site", typed}});
    FormReader form{request};
    EXPECT_EQ(form.web_address("site", optional).value_or(""), expected) << typed;
  }
}

TEST(Form, SecretsAreTakenAsTheyAreAndNeverShownAgain) {
  const auto request = sent({{"password", "  two blanks  "}});
  FormReader form{request};
  EXPECT_EQ(form.secret("password", title), "");
  EXPECT_EQ(error_of(form, "password"), "{label}: at most {max} characters");
  FormReader again{request};
  EXPECT_EQ(again.secret("password", {.label = base::M("Password"), .max = 100}), "  two blanks  ");
  EXPECT_EQ(again.values().value("password"), "");
  EXPECT_TRUE(again.finish());
}

TEST(Form, RowsAreFoundByTheirPrefix) {
  const auto request = sent({{"team.1.name", "a"}, {"team.2.name", "b"}, {"other", "c"}});
  FormReader form{request};
  EXPECT_EQ(form.names_with("team."), (std::vector<std::string>{"team.1.name", "team.2.name"}));
  EXPECT_EQ(form.line("team.2.name", optional), "b");
  EXPECT_EQ(form.finish().failure().kind, base::Kind::malformed) << "other was not declared";
}

TEST(Form, IdsOfOthersShapesAreNotOurs) {
  const auto request = sent({{"lot", "17x"}});
  FormReader form{request};
  EXPECT_FALSE(form.id<base::LotId>("lot", optional));
  EXPECT_EQ(form.finish().failure().kind, base::Kind::malformed);
  const auto good = sent({{"lot", "17"}});
  FormReader fine{good};
  EXPECT_EQ(fine.id<base::LotId>("lot", title), base::LotId{17});
}

TEST(Form, ControlCharactersAreNamed) {
  const auto request = sent({{"title", "a\x02"}});
  FormReader form{request};
  EXPECT_EQ(form.line("title", title), "");
  EXPECT_NE(error_of(form, "title").find("control characters"), std::string::npos);
}

TEST(Form, OfAPageThatIsLookedAtReadsItsQuery) {
  Request request;
  request.query = {{"year", "2008"}};
  FormReader form{request};
  EXPECT_EQ(form.number("year", 2000, 2100, optional), 2008);
}

}  // namespace
}  // namespace baqylau::http
