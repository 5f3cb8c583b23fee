#pragma once
/// Which machines between a browser and us are ours, and what may be believed of what they say. SECURITY R-02.

#include "http/head.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::http {

/// Of version 4 or 6; one of version 4 that came as one of version 6 is of version 4.
class NetworkAddress {
 public:
  /// `192.0.2.7`, `2001:db8::7`; nothing for anything else.
  static std::optional<NetworkAddress> parse(std::string_view text);
  [[nodiscard]] bool is_loopback() const;
  [[nodiscard]] std::string text() const;
  /// Whether the first `bits` are the same. Version 4 counts as the version 6 addresses `::ffff:0:0/96`.
  [[nodiscard]] bool shares(const NetworkAddress& other, unsigned bits) const;
  [[nodiscard]] bool is_v4() const;

 private:
  std::array<std::uint8_t, 16> bytes_{};
};

/// Trusted proxies: single addresses and networks.
class Proxies {
 public:
  /// `10.0.0.5`, `10.0.0.0/24`, `2001:db8::/64`. Throws std::invalid_argument with the text of what is neither.
  static Proxies parse(const std::vector<std::string>& texts);
  [[nodiscard]] bool empty() const { return networks_.empty(); }
  [[nodiscard]] bool trusts(const NetworkAddress& address) const;

 private:
  struct Network {
    NetworkAddress address;
    unsigned bits;
  };
  std::vector<Network> networks_;
};

/// The client's address: the peer's, or where the peer is trusted, the last one of X-Forwarded-For that is not. All its lines are one list,
/// in the order they came: each proxy adds to the end, some by a line of their own.
std::string client_address(std::string_view peer, const Head& head, const Proxies& proxies);
/// Some proxy says that it has been between: no browser sends these.
bool is_forwarded(const Head& head);
/// `127.0.0.1`, `localhost`, `anything.localhost`, `[::1]`, with a port or without.
bool names_loopback(std::string_view host);
/// `host` as sent fits one of `names`. A name without a port fits on every port: proxies hand on either.
bool is_one_of(const std::vector<std::string>& names, std::string_view host);

}  // namespace baqylau::http
