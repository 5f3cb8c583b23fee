#pragma once
/// Argon2id and the rule for new passwords. SECURITY.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::identity {

inline constexpr unsigned long long hash_passes = 2;
inline constexpr std::size_t hash_memory = std::size_t{19456} << 10U;  ///< bytes: 19 MiB

/// Whether `stored` (PHC) is the hash of the password. Takes as long as making a hash.
bool is_password(const std::string& stored, std::string_view password);
/// Takes as long as `is_password` and is never true: so that an unknown login cannot be told by the time it takes.
bool is_password_of_nobody(std::string_view password);
/// The hash that `is_password_of_nobody` compares with; its parameters must be today's.
const std::string& hash_of_nobody();
/// The parameters have changed since the hash was made.
bool is_outdated(const std::string& stored);

/// What is left of a password when common words, the words of `context`, sequences and years are taken away, in code
/// points; what somebody would have to guess.
std::size_t unforeseen_part(std::string_view password, const std::vector<std::string>& context);

}  // namespace baqylau::identity
