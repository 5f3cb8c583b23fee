#include "http/caller.hpp"

#include <algorithm>
#include <array>

namespace baqylau::http {

std::optional<Role> role_from_code(std::string_view code) {
  for (const auto role : {Role::operator_, Role::specialist, Role::approver, Role::auditor, Role::administrator})
    if (to_code(role) == code) return role;
  return std::nullopt;
}

std::optional<SignedIn> SignedIn::admit(const Caller& caller) {
  if (!caller.account) return std::nullopt;
  return SignedIn{*caller.account};
}

std::optional<NgoMember> NgoMember::admit(const Caller& caller) {
  if (!caller.account || !caller.ngo) return std::nullopt;
  return NgoMember{*caller.account, *caller.ngo};
}

std::optional<Author> Author::admit(const Caller& caller) {
  if (!caller.account) return std::nullopt;
  if (caller.ngo) return Author{.account = *caller.account, .ngo = caller.ngo};
  if (const auto scope = scope_of(caller, {Role::operator_})) return Author{.account = *caller.account, .scope = *scope};
  return std::nullopt;
}

std::optional<Scope> scope_of(const Caller& caller, std::initializer_list<Role> roles) {
  std::optional<Scope> found;
  for (const auto& grant : caller.roles) {
    if (std::ranges::find(roles, grant.role) == roles.end()) continue;
    if (!found) found.emplace();
    if (grant.body) found->add(*grant.body);
    else found->add_all();
  }
  return found;
}

}  // namespace baqylau::http
