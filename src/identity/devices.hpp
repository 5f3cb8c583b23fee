#pragma once
/// Browsers that have signed in before. In an office everybody has one address, and behind some providers a whole town has: whoever has
/// signed in to an account from a browser has tries of their own there, which nobody else at that address can use up.
/// The cookie says nothing of the account: it is a number of the browser, and for each login a hash that only we can make.

#include "base/random.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace baqylau::identity {

inline constexpr std::string_view device_cookie_name = "device";

class Device {
 public:
  Device() = default;
  /// Reads what the cookie brought; anything that is not ours is a browser that is seen for the first time.
  Device(std::string_view cookie, std::string secret);
  [[nodiscard]] bool has_signed_in(std::string_view login_folded) const;
  /// What its tries at this login are counted under; no login can be read from it.
  [[nodiscard]] std::string counter(std::string_view login_folded) const;
  /// The cookie's next value, once this login has been signed in to: of many logins the last eight.
  [[nodiscard]] std::string having_signed_in(std::string_view login_folded, base::Random& random) const;

 private:
  [[nodiscard]] std::string mark_of(std::string_view number, std::string_view login_folded) const;
  std::string secret_{};
  std::string number_{};
  std::vector<std::string> marks_{};  ///< newest first
};

}  // namespace baqylau::identity
