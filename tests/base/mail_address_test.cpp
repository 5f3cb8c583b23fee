#include "base/mail_address.hpp"

#include <gtest/gtest.h>

#include <string>

namespace baqylau::base {
namespace {

TEST(MailAddress, HasOneSpellingThatIsShownAndOneForRelays) {
  const struct {
    std::string typed, kept, wire;
  } addresses[] = {
      {"zubr@ukg.kz", "zubr@ukg.kz", "zubr@ukg.kz"},
      {"Zubr@UKG.KZ", "Zubr@ukg.kz", "Zubr@ukg.kz"},
      {"info@қор.қаз", "info@қор.қаз", "info@xn--n1ae5y.xn--80ao21a"},
      {"info@ҚОР.ҚАЗ", "info@қор.қаз", "info@xn--n1ae5y.xn--80ao21a"},
      {"a.b+c_d-1@mail.example.kz", "a.b+c_d-1@mail.example.kz", "a.b+c_d-1@mail.example.kz"},
  };
  for (const auto& one : addresses) {
    EXPECT_EQ(mail_address(one.typed), one.kept) << one.typed;
    const auto wire = wire_mail_address(one.typed);
    ASSERT_TRUE(wire) << one.typed;
    EXPECT_EQ(mail_address(*wire), one.kept) << "what a relay is told is shown as the other";
    EXPECT_EQ(wire_mail_address(one.kept), wire);
    for (const char c : *wire) EXPECT_LT(static_cast<unsigned char>(c), 0x80) << one.typed;
  }
}

TEST(MailAddress, IsNothingElse) {
  for (const std::string bad : {"",
                                "@",
                                "a@",
                                "@b.kz",
                                "a@b",
                                "a b@c.kz",
                                "a@b c.kz",
                                "a@b..kz",
                                "a@.kz",
                                "a@b.kz.",
                                "a..b@c.kz",
                                ".a@c.kz",
                                "a.@c.kz",
                                "a@@c.kz",
                                "a,b@c.kz",
                                "a@c.kz, d@e.kz",
                                "a@c.kz\r\nBcc: d@e.kz",
                                "<a@c.kz>",
                                "a@-c.kz",
                                "a@c_d.kz",
                                "a@[127.0.0.1]",
                                "\xff@c.kz",
                                "a@\xff.kz"})
    EXPECT_FALSE(mail_address(bad)) << bad;
  EXPECT_FALSE(mail_address(std::string(65, 'a') + "@c.kz"));
  EXPECT_FALSE(mail_address("a@" + std::string(64, 'b') + ".kz")) << "a label of more than 63";
  EXPECT_FALSE(wire_mail_address("a@b"));
}

TEST(MailAddress, SaysWhenOnlyTheLettersBeforeTheSignAreAtFault) {
  EXPECT_FALSE(mail_address("қор@қор.қаз"));
  EXPECT_TRUE(has_letters_few_relays_take("қор@қор.қаз"));
  EXPECT_TRUE(has_letters_few_relays_take("инфо@mail.kz"));
  for (const std::string other : {"info@mail.kz", "қор", "қор@", "қор мен@mail.kz", "қор@mail"})
    EXPECT_FALSE(has_letters_few_relays_take(other)) << other;
}

}  // namespace
}  // namespace baqylau::base
