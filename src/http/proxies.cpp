#include "http/proxies.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace baqylau::http {
namespace {

constexpr unsigned bits_of_v6 = 128;
constexpr unsigned bits_before_v4 = 96;
constexpr std::array<std::uint8_t, 12> before_v4{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t";
  const auto first = text.find_first_not_of(blanks);
  return first == std::string_view::npos ? std::string_view{} : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// The name of a Host field and what stands behind its last colon; an address of version 6 keeps its brackets.
std::pair<std::string_view, std::string_view> split_port(std::string_view host) {
  const auto colon = host.rfind(':');
  if (colon == std::string_view::npos || host.find(']', colon) != std::string_view::npos) return {host, {}};
  return {host.substr(0, colon), host.substr(colon + 1)};
}

/// Some proxies write the port beside the address: `192.0.2.7:50123`, `[2001:db8::7]:50123`.
std::optional<NetworkAddress> forwarded_address(std::string_view text) {
  if (const auto plain = NetworkAddress::parse(text)) return plain;
  auto name = split_port(text).first;
  if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
  return NetworkAddress::parse(name);
}

}  // namespace

std::optional<NetworkAddress> NetworkAddress::parse(std::string_view text) {
  if (text.empty() || text.size() >= INET6_ADDRSTRLEN) return std::nullopt;
  const std::string terminated{text};
  NetworkAddress address;
  if (inet_pton(AF_INET6, terminated.c_str(), address.bytes_.data()) == 1) return address;
  std::ranges::copy(before_v4, address.bytes_.begin());
  if (inet_pton(AF_INET, terminated.c_str(), address.bytes_.data() + before_v4.size()) == 1) return address;
  return std::nullopt;
}

bool NetworkAddress::is_v4() const { return std::equal(before_v4.begin(), before_v4.end(), bytes_.begin()); }

bool NetworkAddress::is_loopback() const {
  constexpr std::array<std::uint8_t, 16> loopback_v6{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  return is_v4() ? bytes_[before_v4.size()] == 127 : bytes_ == loopback_v6;
}

std::string NetworkAddress::text() const {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (is_v4()) inet_ntop(AF_INET, bytes_.data() + before_v4.size(), text.data(), text.size());
  else inet_ntop(AF_INET6, bytes_.data(), text.data(), text.size());
  return text.data();
}

bool NetworkAddress::shares(const NetworkAddress& other, unsigned bits) const {
  for (std::size_t at = 0; bits > 0; ++at, bits -= std::min(bits, 8U)) {
    const auto mask = static_cast<std::uint8_t>(bits >= 8 ? 0xFFU : 0xFFU << (8 - bits));
    if (((bytes_.at(at) ^ other.bytes_.at(at)) & mask) != 0) return false;
  }
  return true;
}

Proxies Proxies::parse(const std::vector<std::string>& texts) {
  Proxies proxies;
  for (const auto& text : texts) {
    const auto slash = text.find('/');
    const auto address = NetworkAddress::parse(std::string_view{text}.substr(0, slash));
    if (!address) throw std::invalid_argument{text};
    const unsigned most = address->is_v4() ? bits_of_v6 - bits_before_v4 : bits_of_v6;
    unsigned bits = most;
    if (slash != std::string::npos) {
      const char* end = text.data() + text.size();
      const auto [stop, error] = std::from_chars(text.data() + slash + 1, end, bits);
      if (error != std::errc{} || stop != end || bits > most) throw std::invalid_argument{text};
    }
    proxies.networks_.push_back({*address, bits + bits_of_v6 - most});
  }
  return proxies;
}

bool Proxies::trusts(const NetworkAddress& address) const {
  return std::ranges::any_of(networks_, [&](const Network& network) { return address.shares(network.address, network.bits); });
}

std::string client_address(std::string_view peer, const Head& head, const Proxies& proxies) {
  const auto known = NetworkAddress::parse(peer);
  if (!known) return std::string{peer};
  auto client = *known;
  if (!proxies.trusts(client)) return client.text();
  std::string all;
  for (const auto& [name, value] : head.fields)
    if (name == "x-forwarded-for") all.append(all.empty() ? "" : ",").append(value);
  for (std::string_view rest = all; proxies.trusts(client) && !rest.empty();) {
    const auto comma = rest.rfind(',');
    const auto last = forwarded_address(trimmed(rest.substr(comma == std::string_view::npos ? 0 : comma + 1)));
    if (!last) break;  // what is no address was not written by a proxy of ours
    client = *last;
    rest = rest.substr(0, comma == std::string_view::npos ? 0 : comma);
  }
  return client.text();
}

bool is_forwarded(const Head& head) {
  constexpr std::array<std::string_view, 6> signs{"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host",
                                                  "x-real-ip",       "forwarded",         "via"};
  return std::ranges::any_of(signs, [&](std::string_view sign) { return !head.field(sign).empty(); });
}

bool names_loopback(std::string_view host) {
  auto name = split_port(host).first;
  if (equal_ignoring_case(name, "localhost")) return true;
  constexpr std::string_view below = ".localhost";
  if (name.size() > below.size() && equal_ignoring_case(name.substr(name.size() - below.size()), below)) return true;
  if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
  const auto address = NetworkAddress::parse(name);
  return address && address->is_loopback();
}

bool is_one_of(const std::vector<std::string>& names, std::string_view host) {
  const auto without_port = split_port(host).first;
  return std::ranges::any_of(
      names, [&](const std::string& name) { return equal_ignoring_case(name, split_port(name).second.empty() ? without_port : host); });
}

}  // namespace baqylau::http
