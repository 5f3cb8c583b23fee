#pragma once
/// A mail as the bytes that go over the line: RFC 5322, 2045, 2047. Pure; used for the relay and for `.eml` files alike.

#include "notices/notices.hpp"

#include <string>
#include <string_view>

namespace baqylau::notices {

/// Lines end in CRLF and are ASCII of at most 76 characters (an address may be longer). Whatever the fields hold, no header
/// begins in them: control characters become blanks. Hosts are in ASCII. SECURITY I-06.
std::string mime_message(std::string_view from, const Mail& mail);

/// The value of the header `name`: as it is when it is short and plain ASCII, else in encoded words of RFC 2047, folded.
std::string header_text(std::string_view name, std::string_view text);

/// `Wed, 27 Feb 2008 09:00:00 +0000`
std::string mail_date(base::Instant at);

/// What is given up at once.
inline Attempt no_address() { return {Attempt::Outcome::impossible, base::M("This is not an address that mail can be sent to.")}; }

}  // namespace baqylau::notices
