#pragma once
/// Who sends a request, and the principals a handler can ask for.
///
/// A handler's first type is its access rule: `Get<Anyone>`, `Post<NgoMember>`, `Get<Staff<Role::specialist>>`.
/// A route whose handler names no principal does not compile. SPEC §1, SECURITY Z-01.

#include "base/ids.hpp"
#include "base/state_bodies.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::http {

enum class Role { operator_, specialist, approver, auditor, administrator };
constexpr std::string_view to_code(Role role) {
  switch (role) {
    case Role::operator_: return "operator";
    case Role::specialist: return "specialist";
    case Role::approver: return "approver";
    case Role::auditor: return "auditor";
    case Role::administrator: return "administrator";
  }
  return "";
}
std::optional<Role> role_from_code(std::string_view code);

/// A role in one state body, or in all (`body` empty).
struct RoleGrant {
  Role role;
  std::optional<base::StateBodyId> body{};
};

/// Loaded from the session for each request; a visitor has no account.
struct Caller {
  std::optional<base::AccountId> account{};
  std::string name{};                ///< as shown beside "Sign out"
  std::optional<base::NgoId> ngo{};  ///< set for an NGO member
  std::vector<RoleGrant> roles{};    ///< set for staff
  std::string session_key{};         ///< hash of the session's token: what CSRF tokens are bound to; never sent
  std::int64_t unread_notices = 0;   ///< the person's own and those of the NGO

  [[nodiscard]] bool signed_in() const { return account.has_value(); }
  [[nodiscard]] bool is_staff() const { return !roles.empty(); }
  [[nodiscard]] bool has(Role role) const {
    for (const auto& grant : roles)
      if (grant.role == role) return true;
    return false;
  }
};

/// On which state bodies' objects a person may act by a role: a person may hold it in several.
using Scope = base::StateBodies;

/// A page that is the same for all who have no session: kept, and sent again until what it is made of changes. It has no form that is
/// posted (a form bears its sender's token), and no cookie but the session's, the notice's and the chosen view's reaches it. Only `Get`s.
struct Public {
  static constexpr std::string_view access = "public";
  static std::optional<Public> admit(const Caller&) { return Public{}; }
};
/// Whoever it is. `caller` still says whether somebody is signed in, for what the page offers.
struct Anyone {
  static constexpr std::string_view access = "anyone";
  static std::optional<Anyone> admit(const Caller&) { return Anyone{}; }
};
/// Any account.
struct SignedIn {
  static constexpr std::string_view access = "signed_in";
  base::AccountId account;
  static std::optional<SignedIn> admit(const Caller& caller);
};
/// Acts for one NGO, its own.
struct NgoMember {
  static constexpr std::string_view access = "ngo_member";
  base::AccountId account;
  base::NgoId ngo;
  static std::optional<NgoMember> admit(const Caller& caller);
};
/// The NGO itself, or the operator on its behalf from papers (`ngo` empty, `scope` set). Fills passports and reports.
struct Author {
  static constexpr std::string_view access = "ngo_member|operator";
  std::optional<base::AccountId> account{};  ///< none: a command loading records
  std::optional<base::NgoId> ngo{};
  Scope scope{};
  [[nodiscard]] bool on_behalf() const { return !ngo.has_value(); }
  /// With `ngo` what statements ask: of whose projects, or of which bodies' contests. An NGO's member never gets the reach of a body.
  [[nodiscard]] Scope bodies() const { return on_behalf() ? scope : Scope{}; }
  static std::optional<Author> admit(const Caller& caller);
};
/// Staff holding at least one of the roles.
template <Role... allowed>
struct Staff {
  static_assert(sizeof...(allowed) > 0);
  base::AccountId account;
  Scope scope;
  static std::string access_text();
  static std::optional<Staff> admit(const Caller& caller);
};
using Operator = Staff<Role::operator_>;
using Specialist = Staff<Role::specialist>;
using Administrator = Staff<Role::administrator>;
using AnyStaff = Staff<Role::operator_, Role::specialist, Role::approver, Role::auditor, Role::administrator>;
using Controller = Staff<Role::operator_, Role::specialist, Role::approver, Role::auditor>;  ///< sees control forms

/// All bodies in which `caller` holds any of `roles`; none: in none.
std::optional<Scope> scope_of(const Caller& caller, std::initializer_list<Role> roles);

template <Role... allowed>
std::optional<Staff<allowed...>> Staff<allowed...>::admit(const Caller& caller) {
  if (!caller.account) return std::nullopt;
  auto scope = scope_of(caller, {allowed...});
  if (!scope) return std::nullopt;
  return Staff{*caller.account, *scope};
}
template <Role... allowed>
std::string Staff<allowed...>::access_text() {
  std::string text;
  ((text += (text.empty() ? "" : "|") + std::string{to_code(allowed)}), ...);
  return text;
}

}  // namespace baqylau::http
