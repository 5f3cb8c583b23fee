#include "identity/altcha.hpp"

#include "http/cookies.hpp"
#include "http/url_encoding.hpp"

#include <boost/json.hpp>
#include <sodium.h>

#include <charconv>
#include <utility>

namespace baqylau::identity::altcha {

namespace {

constexpr std::size_t nonce_bytes = 12;
constexpr std::int64_t micros_in_second = 1'000'000;
constexpr std::string_view expires_part = "?expires=";

/// The ampersand at the end parts the salt from the number that is hashed after it: otherwise digits could be moved from the one into
/// the other, and the challenge would be good for longer.
std::string salt_of(std::string_view nonce, std::int64_t expires_second, std::string_view form) {
  return std::string{nonce} + std::string{expires_part} + std::to_string(expires_second) + "&form=" + http::percent_encoded(form) + '&';
}

std::string hash_of(std::string_view salt, std::int64_t number) {
  return base::hex(base::sha256(std::string{salt} + std::to_string(number)));
}

std::string signature_of(std::string_view key, std::string_view challenge) { return base::hex(base::keyed_hash(key, challenge)); }

struct Payload {
  std::string algorithm, challenge, salt, signature;
  std::int64_t number = 0;
};

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr,
                        sodium_base64_VARIANT_ORIGINAL) != 0)
    return std::nullopt;
  bytes.resize(size);
  return bytes;
}

std::optional<Payload> read(std::string_view text) {
  if (text.size() > longest_payload) return std::nullopt;
  const auto bytes = from_base64(text);
  if (!bytes) return std::nullopt;
  boost::system::error_code error;
  const auto value = boost::json::parse(*bytes, error);
  if (error || !value.is_object()) return std::nullopt;
  Payload payload;
  const auto& object = value.as_object();
  for (const auto& [name, member] : {std::pair{"algorithm", &payload.algorithm}, std::pair{"challenge", &payload.challenge},
                                     std::pair{"salt", &payload.salt}, std::pair{"signature", &payload.signature}}) {
    const auto* found = object.if_contains(name);
    if (!found || !found->is_string()) return std::nullopt;
    *member = std::string{found->as_string()};
  }
  const auto* number = object.if_contains("number");
  if (!number || !number->is_int64()) return std::nullopt;
  payload.number = number->as_int64();
  return payload;
}

/// The second at which a salt of ours says that it expires; nothing where a salt is not of our making.
std::optional<std::int64_t> expiry_in(std::string_view salt) {
  const auto at = salt.find(expires_part);
  if (at == std::string_view::npos) return std::nullopt;
  const auto digits = salt.substr(at + expires_part.size());
  std::int64_t second = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), second);
  if (error != std::errc{} || second < 0 || end == digits.data() + digits.size() || *end != '&') return std::nullopt;
  return second;
}

}  // namespace

Challenge make_challenge(std::string_view key, std::string_view nonce, base::Instant expires_at, std::string_view form,
                         std::int64_t number) {
  Challenge made{.salt = salt_of(nonce, expires_at.micros / micros_in_second, form), .challenge = {}, .signature = {}};
  made.challenge = hash_of(made.salt, number);
  made.signature = signature_of(key, made.challenge);
  return made;
}

Challenge draw_challenge(std::string_view key, base::Random& random, base::Instant now, std::string_view form) {
  std::uint64_t drawn = 0;
  for (const char byte : random.bytes(sizeof drawn)) drawn = drawn << 8U | static_cast<unsigned char>(byte);
  const auto number = static_cast<std::int64_t>(drawn % static_cast<std::uint64_t>(max_number + 1));
  return make_challenge(key, base::hex(random.bytes(nonce_bytes)), now + lifetime, form, number);
}

std::string json_of(const Challenge& challenge) {
  return boost::json::serialize(boost::json::object{{"algorithm", std::string{algorithm}},
                                                    {"challenge", challenge.challenge},
                                                    {"maxnumber", max_number},
                                                    {"salt", challenge.salt},
                                                    {"signature", challenge.signature}});
}

std::string_view to_code(Flaw flaw) {
  switch (flaw) {
    case Flaw::unreadable: return "unreadable";
    case Flaw::not_ours: return "not_ours";
    case Flaw::wrong_number: return "wrong_number";
    case Flaw::other_form: return "other_form";
    case Flaw::expired: return "expired";
  }
  return "";
}

std::variant<Solved, Flaw> verify(std::string_view key, base::Instant now, std::string_view form, std::string_view payload) {
  const auto sent = read(payload);
  if (!sent || sent->algorithm != algorithm) return Flaw::unreadable;
  if (!http::same_token(sent->signature, signature_of(key, sent->challenge))) return Flaw::not_ours;
  if (!http::same_token(sent->challenge, hash_of(sent->salt, sent->number))) return Flaw::wrong_number;
  const auto second = expiry_in(sent->salt);
  if (!second || sent->salt != salt_of(std::string_view{sent->salt}.substr(0, 2 * nonce_bytes), *second, form)) return Flaw::other_form;
  const base::Instant expires_at{*second * micros_in_second};
  if (expires_at <= now) return Flaw::expired;
  return Solved{.challenge = sent->challenge, .expires_at = expires_at};
}

}  // namespace baqylau::identity::altcha
