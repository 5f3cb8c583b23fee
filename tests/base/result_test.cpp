#include "base/result.hpp"

#include <gtest/gtest.h>

namespace baqylau::base {
namespace {

Result<int> half(int n) {
  if (n % 2 != 0) return Failure{.kind = Kind::invalid, .message = M("Enter the login")};
  return n / 2;
}

Result<int> quarter(int n) {
  const int once = TRY(half(n));
  return TRY(half(once));
}

TEST(Result, HoldsAValueOrAFailure) {
  EXPECT_EQ(*half(4), 2);
  EXPECT_EQ(half(3).failure().message.text.id, "Enter the login");
}

TEST(Result, TryHandsTheFailureOn) {
  EXPECT_EQ(*quarter(8), 2);
  EXPECT_FALSE(quarter(6).ok());
  EXPECT_FALSE(quarter(7).ok());
}

TEST(Result, AskedForWhatItDoesNotHoldIsABug) {
  EXPECT_THROW(static_cast<void>(half(3).value()), std::logic_error);
  const auto good = half(4);
  EXPECT_THROW(static_cast<void>(good.failure()), std::logic_error);
}

TEST(Messages, AreTheSameWhenTheirEnglishIs) {
  EXPECT_EQ(M("Enter the login"), M("Enter the login"));
  EXPECT_FALSE(M("Enter the login") == M("Enter the password"));
  static_assert(text_key("") == 14695981039346656037ULL);
  static_assert(text_key("a") == 0xAF63DC4C8601EC8CULL);  // published FNV-1a vectors
}

}  // namespace
}  // namespace baqylau::base
