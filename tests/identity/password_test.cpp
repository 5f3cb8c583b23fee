#include "identity/password.hpp"

#include "base/text.hpp"
#include "identity/identity.hpp"

#include <gtest/gtest.h>

#include <string>

namespace baqylau::identity {
namespace {

const std::vector<std::string> nobody;

bool accepted(std::string_view password, const std::vector<std::string>& context = nobody) {
  return check_password(password, context).ok();
}
std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  while (times-- > 0) all += text;
  return all;
}

TEST(PasswordHash, IsArgon2idInPhcFormWithAtLeast19MiBAndTwoPasses) {
  const auto hash = PasswordHash::of("tulip anvil 58 quartz").text();
  EXPECT_EQ(hash.substr(0, 31), "$argon2id$v=19$m=19456,t=2,p=1$");
  EXPECT_TRUE(is_password(hash, "tulip anvil 58 quartz"));
  EXPECT_FALSE(is_password(hash, "tulip anvil 58 quartz "));
  EXPECT_NE(hash, PasswordHash::of("tulip anvil 58 quartz").text());
}

TEST(PasswordHash, IsOutdatedWhenParametersHaveRisen) {
  EXPECT_FALSE(is_outdated(PasswordHash::of("tulip anvil 58 quartz").text()));
  EXPECT_TRUE(is_outdated("$argon2id$v=19$m=8192,t=1,p=1$XJqEQX4ONcvCtY/ax3zWEw$85RV109ZcdbOkl3lNN/mVb0j2CqLsV/+Bo3dieWncYY"));
}

TEST(PasswordHash, OfNobodyHasTodaysParameters) {
  EXPECT_FALSE(is_outdated(hash_of_nobody()));
  EXPECT_FALSE(is_password_of_nobody(""));
}

TEST(Password, OfAWholePageInKazakhCountsToItsLastLetter) {
  const auto password = repeated("Ақ бөкен құмда жүр, көл үстінде қаз. ", 4).substr(0);
  std::string exact;
  for (std::size_t at = 0; base::code_points(exact) < 128; ++at) exact += password[at];
  while ((static_cast<unsigned char>(password[exact.size()]) & 0xC0U) == 0x80U) exact += password[exact.size()];
  ASSERT_EQ(base::code_points(exact), 128U);
  EXPECT_TRUE(accepted(exact));
  const auto hash = PasswordHash::of(exact).text();
  EXPECT_TRUE(is_password(hash, exact));
  auto prefix = exact;
  do prefix.pop_back();
  while (base::code_points(prefix) > 127);
  EXPECT_FALSE(is_password(hash, prefix));
}

TEST(Password, HasAtLeastTwelveCharactersHoweverManyBytes) {
  EXPECT_FALSE(accepted("vm4Tq9!kzR7"));
  EXPECT_TRUE(accepted("vm4Tq9!kzR7w"));
  EXPECT_FALSE(accepted("ғұөіңәһқүжш"));
  EXPECT_TRUE(accepted("ғұөіңәһқүжшэ"));
}

TEST(Password, MayBeOfAnyComposition) {
  EXPECT_TRUE(accepted("880318305270461"));
  EXPECT_TRUE(accepted("четыре лошади едят асфальт"));
  EXPECT_TRUE(accepted("төрт ат асфальт жейді екен"));
  EXPECT_TRUE(accepted("#%k&^*(q)~+=|<"));
}

TEST(Password, OfCommonWordsAndSequencesIsRefused) {
  for (const std::string_view password :
       {"password1234",   "Password123456!", "P@ssw0rd123456",     "passwordpassword", "qwertyuiop123",  "1q2w3e4r5t6y",
        "123456789012",   "111111111111",    "abcabcabcabc",       "iloveyou2008!!",   "administrator1", "qwerty123456",
        "zxcvbnmasdfgh",  "йцукенгшщзхъ",    "пароль123456",       "Пароль_Пароль",    "gfhjkm123456",   "құпиясөз1234",
        "Қазақстан2030!", "kazakhstan2007",  "Алматы_Астана_2008", "!@#$%^&*()_+"}) {
    EXPECT_FALSE(accepted(password)) << password;
  }
}

TEST(Password, OfWordsOfThisSystemIsRefused) {
  for (const std::string_view password : {"министерство", "Министерство2008", "министрлігі2008", "мемлекеттік тапсырыс", "baqylau_baqylau",
                                          "мониторинг нпо", "Бақылау-2008-ҮЕҰ", "Государственный заказ", "социальный заказ 1"}) {
    EXPECT_FALSE(accepted(password)) << password;
  }
}

TEST(Password, OfNamesOfItsOwnerIsRefused) {
  EXPECT_TRUE(accepted("шаңырақ2008!!"));
  EXPECT_FALSE(accepted("шаңырақ2008!!", {"Қоғамдық қор «Шаңырақ»"}));
  EXPECT_FALSE(accepted("Shanyraq-12345", {"shanyraq@mail.kz"}));
}

TEST(Password, TellsWhatToDo) {
  EXPECT_EQ(check_password("short", nobody).failure().fields.at(0).field, "new_password");
  EXPECT_EQ(check_password(repeated("x y7", 65), nobody).failure().message.values.at(0).second, "256");
  EXPECT_FALSE(make_password("password1234", nobody).ok());
}

}  // namespace
}  // namespace baqylau::identity
