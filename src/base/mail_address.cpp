#include "base/mail_address.hpp"

#include "base/text.hpp"

#include <unicode/bytestream.h>
#include <unicode/idna.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace baqylau::base {

namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool is_of_local_part(char c) {
  return is_letter_or_digit(c) || std::string_view{".-!#$%&'*+/=?^_`{|}~"}.find(c) != std::string_view::npos;
}
bool is_dotted(std::string_view text) {
  return !text.empty() && !text.starts_with('.') && !text.ends_with('.') && text.find("..") == std::string_view::npos;
}

const icu::IDNA& idna() {
  static const std::unique_ptr<const icu::IDNA> made = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<const icu::IDNA> one{icu::IDNA::createUTS46Instance(
        UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE,
        status)};
    if (U_FAILURE(status)) throw std::runtime_error{"ICU has no rules for names of hosts"};
    return one;
  }();
  return *made;
}

enum class Form { unicode, ascii };
/// Nothing where a label breaks a rule.
std::optional<std::string> host_in(Form form, std::string_view host) {
  std::string out;
  icu::StringByteSink<std::string> sink{&out};
  icu::IDNAInfo info;
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece{host.data(), static_cast<int32_t>(host.size())};
  if (form == Form::ascii) idna().nameToASCII_UTF8(piece, sink, info, status);
  else idna().nameToUnicodeUTF8(piece, sink, info, status);
  if (U_FAILURE(status) || info.hasErrors() || !is_dotted(out) || out.find('.') == std::string::npos) return std::nullopt;
  return out;
}

struct Halves {
  std::string_view local, host;
};
std::optional<Halves> halves_of(std::string_view text) {
  const auto at = text.rfind('@');
  if (at == std::string_view::npos || at == 0 || text.size() > 320 || !is_utf8(text)) return std::nullopt;
  return Halves{text.substr(0, at), text.substr(at + 1)};
}
bool is_local_part(std::string_view local) {
  return local.size() <= 64 && is_dotted(local) && std::ranges::all_of(local, is_of_local_part);
}

std::optional<std::string> with_host_in(Form form, std::string_view text) {
  const auto halves = halves_of(text);
  if (!halves || !is_local_part(halves->local)) return std::nullopt;
  // Both forms have to be there: the one to be shown, the other to be sent to.
  const auto ascii = host_in(Form::ascii, halves->host);
  auto host = form == Form::ascii ? ascii : host_in(Form::unicode, halves->host);
  if (!ascii || ascii->size() > 253 || !host) return std::nullopt;
  return std::string{halves->local} + '@' + *host;
}

}  // namespace

std::optional<std::string> mail_address(std::string_view typed) { return with_host_in(Form::unicode, typed); }

std::optional<std::string> wire_mail_address(std::string_view address) { return with_host_in(Form::ascii, address); }

bool has_letters_few_relays_take(std::string_view typed) {
  const auto halves = halves_of(typed);
  if (!halves || is_local_part(halves->local)) return false;
  const auto fine = [](char c) { return static_cast<unsigned char>(c) >= 0x80 || is_of_local_part(c); };
  return std::ranges::all_of(halves->local, fine) && is_dotted(halves->local) && host_in(Form::ascii, halves->host).has_value();
}

}  // namespace baqylau::base
