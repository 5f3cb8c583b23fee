#include "base/ids.hpp"

#include <gtest/gtest.h>

namespace baqylau::base {
namespace {

TEST(ParseId, ReadsPositiveDecimalNumbersUpTo63Bits) {
  EXPECT_EQ(parse_id("1"), 1);
  EXPECT_EQ(parse_id("1234567890123456789"), 1234567890123456789);
  EXPECT_EQ(parse_id("9223372036854775807"), 9223372036854775807);
}

TEST(ParseId, RefusesEverythingOurLinksDoNotCarry) {
  for (const auto* text : {"", "0", "01", "-1", "+1", " 1", "1 ", "1a", "0x1", "1.0", "9223372036854775808", "10000000000000000000", "١"}) {
    EXPECT_EQ(parse_id(text), std::nullopt) << text;
  }
}

TEST(Ids, PrintAsTheirNumber) { EXPECT_EQ(to_string(LotId{42}), "42"); }

TEST(Ids, OfDifferentThingsAreDifferentTypes) {
  static_assert(!std::is_convertible_v<LotId, ProjectId>);
  EXPECT_LT(LotId{1}, LotId{2});
}

}  // namespace
}  // namespace baqylau::base
