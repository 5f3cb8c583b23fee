#include "base/random.hpp"

#include <openssl/evp.h>
#include <sodium.h>

#include <array>
#include <cstring>
#include <stdexcept>

namespace baqylau::base {
namespace {

void require_sodium() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw std::runtime_error("libsodium cannot get randomness from the system");
}

const unsigned char* as_unsigned(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

/// A permutation of the 20-bit numbers (Feistel, four rounds): numbers counted up come out scattered, and none twice.
std::uint64_t scattered(std::uint64_t counter, const std::string& key) {
  constexpr std::uint64_t half_mask = 0x3FF;
  std::uint64_t left = (counter >> 10U) & half_mask;
  std::uint64_t right = counter & half_mask;
  for (unsigned char round = 0; round < 4; ++round) {
    const std::array<unsigned char, 3> input{round, static_cast<unsigned char>(right >> 8U), static_cast<unsigned char>(right & 0xFFU)};
    std::array<unsigned char, crypto_shorthash_BYTES> mixed{};
    crypto_shorthash(mixed.data(), input.data(), input.size(), as_unsigned(key));
    const std::uint64_t next = left ^ ((std::uint64_t{mixed[0]} << 8U | mixed[1]) & half_mask);
    left = right;
    right = next;
  }
  return left << 10U | right;
}

}  // namespace

std::string SystemRandom::bytes(std::size_t count) {
  require_sodium();
  std::string out(count, '\0');
  randombytes_buf(out.data(), out.size());
  return out;
}

std::string SeededRandom::bytes(std::size_t count) {
  std::string out;
  out.reserve(count + 8);
  while (out.size() < count) {  // splitmix64
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    z ^= z >> 31U;
    for (unsigned shift = 0; shift < 64; shift += 8) out += static_cast<char>(static_cast<unsigned char>(z >> shift));
  }
  out.resize(count);
  return out;
}

std::string random_token(Random& random, std::size_t bytes) { return base64url(random.bytes(bytes)); }

std::int64_t new_id(Random& random, std::int64_t at_micros) {
  constexpr unsigned random_bits = 20;
  const std::int64_t milliseconds = at_micros / 1000;
  if (milliseconds < 1 || milliseconds >= (std::int64_t{1} << (63U - random_bits)))
    throw std::out_of_range("an id for a time before 1970 or after 2248");
  const std::scoped_lock lock{random.ids_mutex_};
  if (random.ids_key_.empty()) random.ids_key_ = random.bytes(crypto_shorthash_KEYBYTES);
  return (milliseconds << random_bits) | static_cast<std::int64_t>(scattered(random.ids_made_++, random.ids_key_));
}

std::string base64url(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), as_unsigned(bytes), bytes.size(), variant);
  text.resize(std::strlen(text.c_str()));
  return text;
}

std::string hex(std::string_view bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), as_unsigned(bytes), bytes.size());
  text.pop_back();
  return text;
}

std::string sha256(std::string_view bytes) {
  // OpenSSL's uses the processor's own instructions: four times as fast as libsodium's, and each version and leaf of the journal is hashed.
  // Looking the algorithm up by its name takes longer than hashing a page of text.
  static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  auto* out = reinterpret_cast<unsigned char*>(digest.data());
  if (algorithm == nullptr || EVP_Digest(bytes.data(), bytes.size(), out, nullptr, algorithm, nullptr) != 1)
    throw std::runtime_error("OpenSSL cannot make a SHA-256");
  return digest;
}

std::string keyed_hash(std::string_view key, std::string_view bytes) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, as_unsigned(key), key.size());
  crypto_auth_hmacsha256_update(&state, as_unsigned(bytes), bytes.size());
  std::string mac(crypto_auth_hmacsha256_BYTES, '\0');
  crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(mac.data()));
  return mac;
}

}  // namespace baqylau::base
