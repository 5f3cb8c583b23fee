#include "http/proxies.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace baqylau::http {
namespace {

Head head_with(std::vector<std::string> forwarded) {
  Head head;
  for (auto& line : forwarded) head.fields.emplace_back("x-forwarded-for", std::move(line));
  return head;
}
std::string client(std::string_view peer, std::vector<std::string> forwarded,
                   const std::vector<std::string>& proxies = {"10.0.0.1", "10.0.0.2"}) {
  return client_address(peer, head_with(std::move(forwarded)), Proxies::parse(proxies));
}

TEST(ClientAddress, IsBelievedFromTrustedProxiesOnly) {
  EXPECT_EQ(client("203.0.113.9", {"198.51.100.1"}, {}), "203.0.113.9");
  EXPECT_EQ(client("203.0.113.9", {"198.51.100.1"}), "203.0.113.9");
  EXPECT_EQ(client("10.0.0.1", {"198.51.100.1"}), "198.51.100.1");
  EXPECT_EQ(client("10.0.0.1", {"1.2.3.4, 198.51.100.1 , 10.0.0.2"}), "198.51.100.1") << "what the client wrote in front does not count";
  EXPECT_EQ(client("10.0.0.1", {}), "10.0.0.1");
  for (const auto* nonsense : {"unknown", "<script>", "", ",", "198.51.100.1.5", "1:2"})
    EXPECT_EQ(client("10.0.0.1", {nonsense}), "10.0.0.1") << nonsense;
}

TEST(ClientAddress, IsReadFromAllLinesInTheirOrder) {
  EXPECT_EQ(client("10.0.0.1", {"1.2.3.4", "198.51.100.1"}), "198.51.100.1");
  EXPECT_EQ(client("10.0.0.1", {"1.2.3.4, 198.51.100.1", "10.0.0.2"}), "198.51.100.1");
  EXPECT_EQ(client("10.0.0.1", {"198.51.100.1", ""}), "10.0.0.1") << "an empty line was not written by a proxy";
}

TEST(ClientAddress, MayBeOfVersionSixOrBearAPort) {
  EXPECT_EQ(client("10.0.0.1", {"2001:DB8:0:0::7"}), "2001:db8::7");
  EXPECT_EQ(client("10.0.0.1", {"198.51.100.1:50123"}), "198.51.100.1");
  EXPECT_EQ(client("10.0.0.1", {"[2001:db8::7]:50123"}), "2001:db8::7");
  EXPECT_EQ(client("::ffff:10.0.0.1", {"198.51.100.1"}), "198.51.100.1") << "the proxy's own address in its other form";
  EXPECT_EQ(client("fd00::1", {"198.51.100.1"}, {"fd00::/8"}), "198.51.100.1");
}

TEST(Proxies, MayBeNetworks) {
  const auto proxies = Proxies::parse({"10.1.0.0/20", "2001:db8::/33", "192.0.2.7"});
  const auto trusts = [&](std::string_view text) { return proxies.trusts(*NetworkAddress::parse(text)); };
  EXPECT_TRUE(trusts("10.1.15.255"));
  EXPECT_FALSE(trusts("10.1.16.0"));
  EXPECT_TRUE(trusts("2001:db8:7fff::1"));
  EXPECT_FALSE(trusts("2001:db8:8000::1"));
  EXPECT_TRUE(trusts("192.0.2.7"));
  EXPECT_FALSE(trusts("192.0.2.8"));
  for (const auto* wrong :
       {"", "10.0.0", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "2001:db8::/129", "proxy.example", "10.0.0.0/-1", "10.0.0.0/8/8"})
    EXPECT_THROW((void)Proxies::parse({wrong}), std::invalid_argument) << wrong;
}

TEST(Loopback, IsKnownByItsNames) {
  for (const auto* name : {"localhost", "LOCALHOST:8080", "127.0.0.1:8080", "127.9.9.9", "[::1]:8080", "[::1]", "demo.localhost:8080"})
    EXPECT_TRUE(names_loopback(name)) << name;
  for (const auto* name :
       {"", "localhost.example", "128.0.0.1", "[::2]:8080", "127.0.0.1.example", "monitoring.example:8080", ".localhost"})
    EXPECT_FALSE(names_loopback(name)) << name;
}

TEST(Host, FitsOnEveryPortUnlessOneIsNamed) {
  const std::vector<std::string> names{"monitoring.example", "other.example:8443", "[2001:db8::7]"};
  for (const auto* host : {"monitoring.example", "MONITORING.example:8443", "other.example:8443", "[2001:db8::7]:80"})
    EXPECT_TRUE(is_one_of(names, host)) << host;
  for (const auto* host : {"", "other.example", "other.example:443", "monitoring.example.evil", "evil:monitoring.example"})
    EXPECT_FALSE(is_one_of(names, host)) << host;
}

}  // namespace
}  // namespace baqylau::http
