#include "identity/guesses.hpp"

#include "base/random.hpp"
#include "base/result.hpp"
#include "identity/sql.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>

namespace baqylau::identity {

namespace {

constexpr std::int64_t in_micros(std::chrono::minutes window) { return std::chrono::microseconds{window}.count(); }

/// An address of version 4 that came as one of version 6 is of version 4.
std::string plain_address(std::string_view client_address) {
  std::string address{client_address};
  in6_addr v6{};
  if (inet_pton(AF_INET6, address.c_str(), &v6) != 1 || !IN6_IS_ADDR_V4MAPPED(&v6)) return address;
  std::array<char, INET_ADDRSTRLEN> text{};
  inet_ntop(AF_INET, &v6.s6_addr[12], text.data(), text.size());
  return text.data();
}

/// The network of the first `bytes` bytes, `192.0.2.0/24`; what is no address stays as it is.
std::string beginning_of(int family, const std::string& address, std::size_t bytes) {
  std::array<std::uint8_t, sizeof(in6_addr)> raw{};
  if (inet_pton(family, address.c_str(), raw.data()) != 1) return address;
  std::fill(raw.begin() + static_cast<std::ptrdiff_t>(bytes), raw.end(), std::uint8_t{0});
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(family, raw.data(), text.data(), text.size());
  return std::string{text.data()} + '/' + std::to_string(bytes * 8);
}

base::Instant window_start(base::Instant now, std::chrono::minutes window) { return {now.micros - now.micros % in_micros(window)}; }

}  // namespace

std::string source_of(std::string_view client_address) {
  const auto address = plain_address(client_address);
  return address.find(':') == std::string::npos ? address : beginning_of(AF_INET6, address, 8);
}

std::string wide_network_of(std::string_view client_address) {
  const auto address = plain_address(client_address);
  return address.find(':') == std::string::npos ? beginning_of(AF_INET, address, 3) : beginning_of(AF_INET6, address, 6);
}

Guess::Guess(std::string_view login_folded, std::string_view client_address, const Device& device, base::Instant now) : now_{now} {
  const auto add = [&](std::string subject, GuessLimit limit, GuessRefusal::Cause cause) {
    counters_.push_back({std::move(subject), window_start(now, limit.window), limit, cause});
  };
  if (device.has_signed_in(login_folded)) {
    add(device.counter(login_folded), per_device, GuessRefusal::Cause::login);
    return;
  }
  // The hash, because people type passwords into the field of the login.
  const auto login = base::hex(base::sha256(login_folded)).substr(0, 32);
  const auto source = source_of(client_address);
  // One order for all, so that transactions do not wait for each other in a circle.
  add("source " + source, per_source, GuessRefusal::Cause::source);
  add("login " + login, per_login, GuessRefusal::Cause::login);
  add("login " + login + " source " + source, per_login_and_source, GuessRefusal::Cause::login);
}

GuessRefusal Guess::refusal_by(const Counter& counter) const {
  const std::chrono::microseconds wait{counter.window_start.micros + in_micros(counter.limit.window) - now_.micros};
  return {counter.cause, std::chrono::ceil<std::chrono::seconds>(wait)};
}

std::optional<GuessRefusal> Guess::refused(db::Read& db) const {
  std::optional<GuessRefusal> longest;
  for (const auto& counter : counters_) {
    const auto so_far = db.one(sql::guesses_so_far{.subject = counter.subject, .window_start = counter.window_start});
    if (!so_far || so_far->guesses < counter.limit.most) continue;
    const auto refusal = refusal_by(counter);
    if (!longest || longest->wait < refusal.wait) longest = refusal;
  }
  return longest;
}

std::optional<GuessRefusal> Guess::count(db::Write& db) const {
  for (const auto& counter : counters_) {
    const auto counted = db.returning(sql::count_guess{.subject = counter.subject, .window_start = counter.window_start});
    // A source that is over must not use up the tries of logins.
    if (counted->guesses > counter.limit.most) return refusal_by(counter);
  }
  return std::nullopt;
}

std::optional<GuessRefusal> Guess::count(db::Database& db) const {
  if (auto refusal = db.read([&](db::Read& read) { return refused(read); })) return refusal;
  return db.write([&](db::Write& write) -> base::Result<std::optional<GuessRefusal>> { return count(write); }).value();
}

void Guess::take_back(db::Write& db) const {
  for (const auto& counter : counters_) db.run(sql::take_back_guess{.subject = counter.subject, .window_start = counter.window_start});
}

base::Instant oldest_guess_window(base::Instant now) {
  const auto longest = std::max({per_login_and_source.window, per_login.window, per_source.window, per_device.window});
  return {now.micros - in_micros(longest)};
}

}  // namespace baqylau::identity
