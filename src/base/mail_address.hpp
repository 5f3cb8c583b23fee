#pragma once
/// E-mail addresses as people type them and as relays are told them. RFC 5321; RFC 5891 and UTS 46 for hosts in letters of any language.

#include <optional>
#include <string>
#include <string_view>

namespace baqylau::base {

/// The one spelling that is kept and shown: the host in small letters of its own language (`info@қор.қаз`, also where its `xn--` form was
/// typed), what stands before the `@` as typed. Nothing where it is no address that mail can be sent to.
std::optional<std::string> mail_address(std::string_view typed);
/// As relays are told it: the host in ASCII. Nothing for what `mail_address` does not take.
std::optional<std::string> wire_mail_address(std::string_view address);
/// Letters that few relays take stand before the `@`, and nothing else is wrong.
bool has_letters_few_relays_take(std::string_view typed);

}  // namespace baqylau::base
