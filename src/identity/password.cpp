#include "identity/password.hpp"

#include "base/text.hpp"
#include "identity/identity.hpp"

#include <sodium.h>

#include <array>
#include <new>
#include <stdexcept>

namespace baqylau::identity {

namespace {

/// Of a password that nobody knows: 32 random bytes, forgotten.
constexpr const char* forgotten = "$argon2id$v=19$m=19456,t=2,p=1$XJqEQX4ONcvCtY/ax3zWEw$85RV109ZcdbOkl3lNN/mVb0j2CqLsV/+Bo3dieWncYY";

void prepare_sodium() {
  if (sodium_init() < 0) throw std::runtime_error{"libsodium cannot be set up"};
}

}  // namespace

PasswordHash PasswordHash::of(std::string_view password) {
  prepare_sodium();
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_argon2id_str(text.data(), password.data(), password.size(), hash_passes, hash_memory) != 0) throw std::bad_alloc{};
  return PasswordHash{std::string{text.data()}};
}

bool is_password(const std::string& stored, std::string_view password) {
  prepare_sodium();
  return crypto_pwhash_argon2id_str_verify(stored.c_str(), password.data(), password.size()) == 0;
}

const std::string& hash_of_nobody() {
  static const std::string hash = forgotten;
  return hash;
}

bool is_password_of_nobody(std::string_view password) {
  (void)is_password(hash_of_nobody(), password);
  return false;
}

bool is_outdated(const std::string& stored) {
  prepare_sodium();
  return crypto_pwhash_argon2id_str_needs_rehash(stored.c_str(), hash_passes, hash_memory) != 0;
}

base::Done check_password(std::string_view password, const std::vector<std::string>& context) {
  using base::M;
  const auto wrong = [](base::Message message) { return base::Failure{base::Kind::invalid, message, {{"new_password", message}}}; };
  const auto length = base::code_points(password);
  if (length < least_password) {
    return wrong({M("Choose a password of at least {least} characters"), {{"least", std::to_string(least_password)}}});
  }
  if (length > most_password) {
    return wrong({M("Choose a password of at most {most} characters"), {{"most", std::to_string(most_password)}}});
  }
  constexpr std::size_t least_unforeseen = 6;
  if (unforeseen_part(password, context) < least_unforeseen) {
    return wrong(
        M("This password is easy to guess: it is made of common words, names or simple sequences. Choose another one, for "
          "example four words that have nothing to do with each other"));
  }
  return base::done();
}

base::Result<PasswordHash> make_password(std::string_view password, const std::vector<std::string>& context) {
  TRY(check_password(password, context));
  return PasswordHash::of(password);
}

}  // namespace baqylau::identity
