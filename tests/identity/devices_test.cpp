#include "identity/devices.hpp"

#include <gmock/gmock.h>

namespace baqylau::identity {
namespace {

const std::string secret = "a secret of thirty-two bytes ....";

class DeviceTest : public ::testing::Test {
 protected:
  base::SystemRandom random;
  std::string value = Device{"", secret}.having_signed_in("shanyraq", random);
};

TEST_F(DeviceTest, KnowsTheLoginsThatSignedIn) {
  const Device device{value, secret};
  EXPECT_TRUE(device.has_signed_in("shanyraq"));
  EXPECT_FALSE(device.has_signed_in("other"));
  const Device both{device.having_signed_in("other", random), secret};
  EXPECT_TRUE(both.has_signed_in("shanyraq"));
  EXPECT_TRUE(both.has_signed_in("other"));
}

TEST_F(DeviceTest, IsNotMadeElsewhere) {
  EXPECT_FALSE((Device{value, "another secret of thirty-two bytes"}).has_signed_in("shanyraq"));
  auto changed = value;
  changed.front() = changed.front() == 'A' ? 'B' : 'A';
  EXPECT_FALSE((Device{changed, secret}).has_signed_in("shanyraq")) << "a mark belongs to its browser";
  for (const std::string& junk : {std::string{"junk"}, value + ".x", std::string{"."}, std::string(5000, 'A'), value.substr(0, 22)})
    EXPECT_FALSE((Device{junk, secret}).has_signed_in("shanyraq")) << junk;
}

TEST_F(DeviceTest, KeepsItsNumberAndTheLastEightLogins) {
  std::string kept = value;
  for (int i = 0; i < 7; ++i) kept = Device{kept, secret}.having_signed_in("login" + std::to_string(i), random);
  EXPECT_TRUE((Device{kept, secret}).has_signed_in("shanyraq"));
  kept = Device{kept, secret}.having_signed_in("login6", random);
  EXPECT_TRUE((Device{kept, secret}).has_signed_in("shanyraq")) << "one that signs in again takes no second place";
  kept = Device{kept, secret}.having_signed_in("login7", random);
  EXPECT_FALSE((Device{kept, secret}).has_signed_in("shanyraq"));
  EXPECT_TRUE((Device{kept, secret}).has_signed_in("login0"));
  EXPECT_EQ(kept.substr(0, 22), value.substr(0, 22));
  EXPECT_EQ(kept.size(), 9 * 23U - 1);
}

TEST_F(DeviceTest, CountsApartFromOtherBrowsersAndTellsNoLogin) {
  const Device device{value, secret};
  const Device other{Device{"", secret}.having_signed_in("shanyraq", random), secret};
  EXPECT_NE(device.counter("shanyraq"), other.counter("shanyraq"));
  EXPECT_NE(device.counter("shanyraq"), device.counter("other"));
  EXPECT_THAT(device.counter("shanyraq"), ::testing::Not(::testing::HasSubstr("shanyraq")));
  EXPECT_THAT(value, ::testing::Not(::testing::HasSubstr("shanyraq")));
}

}  // namespace
}  // namespace baqylau::identity
