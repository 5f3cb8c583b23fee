#include "consultation/principals.hpp"

#include <initializer_list>

namespace baqylau::consultation {

namespace {

using http::Role;

std::optional<Party> party_of(const http::Caller& caller, std::initializer_list<Role> roles) {
  if (!caller.account) return std::nullopt;
  if (caller.ngo) return Party{.account = *caller.account, .ngo = caller.ngo};
  if (const auto scope = http::scope_of(caller, roles)) return Party{.account = *caller.account, .scope = *scope};
  return std::nullopt;
}

}  // namespace

std::optional<Reader> Reader::admit(const http::Caller& caller) {
  auto party = party_of(caller, {Role::operator_, Role::specialist, Role::approver, Role::auditor});
  if (!party) return std::nullopt;
  return Reader{*party};
}

std::optional<Writer> Writer::admit(const http::Caller& caller) {
  auto party = party_of(caller, {Role::specialist, Role::approver});
  if (!party) return std::nullopt;
  return Writer{*party};
}

}  // namespace baqylau::consultation
