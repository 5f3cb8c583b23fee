#include "base/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <unordered_set>

namespace baqylau::base {
namespace {

constexpr std::int64_t noon = 1204102800'000000;

TEST(SystemsRandom, GivesAsManyBytesAsAskedAndNeverTheSame) {
  SystemRandom random;
  EXPECT_EQ(random.bytes(0).size(), 0U);
  EXPECT_EQ(random.bytes(33).size(), 33U);
  EXPECT_NE(random.bytes(32), random.bytes(32));
}

TEST(RandomOfASeed, RepeatsItself) {
  SeededRandom one{7}, same{7}, other{8};
  const auto bytes = one.bytes(100);
  EXPECT_EQ(bytes, same.bytes(100));
  EXPECT_NE(bytes, other.bytes(100));
  EXPECT_NE(bytes, one.bytes(100));
}

TEST(Token, IsUrlSafeAndLongEnough) {
  SystemRandom random;
  const auto token = random_token(random, 32);
  EXPECT_EQ(token.size(), 43U);
  EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), std::string::npos);
}

TEST(NewId, IsPositiveAndSortsByTime) {
  SystemRandom random;
  std::int64_t before = 0;
  for (int i = 0; i < 1000; ++i) {
    const auto id = new_id(random, noon + i * 1000);
    EXPECT_GT(id, before);
    before = id;
  }
  EXPECT_EQ(new_id(random, noon) >> 20, noon / 1000);
}

TEST(NewId, IsNeverGivenTwiceInOneMillisecond) {
  SystemRandom random;
  std::unordered_set<std::int64_t> ids;
  constexpr std::size_t all = 1U << 20U;
  ids.reserve(all);
  for (std::size_t i = 0; i < all; ++i) ids.insert(new_id(random, noon));
  EXPECT_EQ(ids.size(), all);
}

TEST(NewId, CannotBeToldFromTheOneBefore) {
  SystemRandom random;
  std::unordered_set<std::int64_t> steps;
  auto before = new_id(random, noon);
  for (int i = 0; i < 1000; ++i) {
    const auto id = new_id(random, noon);
    steps.insert(id - before);
    before = id;
  }
  EXPECT_GT(steps.size(), 950U);
}

TEST(NewId, RepeatsItselfForASeed) {
  SeededRandom one{3}, same{3};
  for (int i = 0; i < 10; ++i) EXPECT_EQ(new_id(one, noon), new_id(same, noon));
}

TEST(NewId, OutsideItsTimeIsABug) {
  SeededRandom random{1};
  EXPECT_THROW(new_id(random, -1), std::out_of_range);
  EXPECT_THROW(new_id(random, 0), std::out_of_range);
  EXPECT_THROW(new_id(random, std::int64_t{9'000'000'000'000'000}), std::out_of_range);
}

TEST(Base64Url, HasNoPadding) {  // RFC 4648 §10
  EXPECT_EQ(base64url(""), "");
  EXPECT_EQ(base64url("f"), "Zg");
  EXPECT_EQ(base64url("fo"), "Zm8");
  EXPECT_EQ(base64url("foo"), "Zm9v");
  EXPECT_EQ(base64url("foobar"), "Zm9vYmFy");
  EXPECT_EQ(base64url("\xFB\xFF"), "-_8");
}

TEST(Hex, IsSmallLetters) {
  EXPECT_EQ(hex(""), "");
  EXPECT_EQ(hex(std::string_view{"\x00\xFF\x1A", 3}), "00ff1a");
}

TEST(Sha256, IsThatOfFips180) {
  EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc").size(), 32U);
}

}  // namespace
}  // namespace baqylau::base
