#include "i18n/catalogue.hpp"

#include "base/message.hpp"

#include <bit>
#include <stdexcept>
#include <string>

namespace baqylau::i18n {

namespace {

constexpr std::uint32_t mo_magic = 0x950412de;
constexpr std::size_t header_size = 20;

std::uint32_t word_at(std::span<const unsigned char> bytes, std::size_t at) {
  if (at + 4 > bytes.size()) throw std::runtime_error("catalogue: cut short");
  return static_cast<std::uint32_t>(bytes[at]) | static_cast<std::uint32_t>(bytes[at + 1]) << 8U |
         static_cast<std::uint32_t>(bytes[at + 2]) << 16U | static_cast<std::uint32_t>(bytes[at + 3]) << 24U;
}

/// The string whose length and offset stand at `at`.
std::string_view string_at(std::span<const unsigned char> bytes, std::size_t at) {
  const std::size_t length = word_at(bytes, at);
  const std::size_t offset = word_at(bytes, at + 4);
  if (offset > bytes.size() || length > bytes.size() - offset) throw std::runtime_error("catalogue: cut short");
  return {reinterpret_cast<const char*>(bytes.data()) + offset, length};
}

}  // namespace

Catalogue::Catalogue(std::span<const unsigned char> mo) {
  if (mo.size() < header_size || word_at(mo, 0) != mo_magic) throw std::runtime_error("catalogue: not a .mo file");
  const std::size_t count = word_at(mo, 8);
  const std::size_t ids = word_at(mo, 12);
  const std::size_t texts = word_at(mo, 16);
  if (count > mo.size() / 8) throw std::runtime_error("catalogue: cut short");
  slots_.resize(std::bit_ceil(count * 2 + 1));
  for (std::size_t i = 0; i < count; ++i) insert(string_at(mo, ids + i * 8), string_at(mo, texts + i * 8));
}

void Catalogue::insert(std::string_view id, std::string_view text) {
  // A text with plural forms is known by its singular, which ends at the first NUL.
  const auto singular = id.substr(0, id.find('\0'));
  if (singular.empty()) return;  // the header
  const std::uint64_t key = base::text_key(singular);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = key & mask;
  for (; slots_[at].text.data() != nullptr; at = (at + 1) & mask) {
    if (slots_[at].key == key) throw std::runtime_error("catalogue: two texts share a key: " + std::string{singular});
  }
  slots_[at] = {key, text};
  ++size_;
}

std::string_view Catalogue::find(std::uint64_t key) const noexcept {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = key & mask; slots_[at].text.data() != nullptr; at = (at + 1) & mask) {
    if (slots_[at].key == key) return slots_[at].text;
  }
  return {};
}

}  // namespace baqylau::i18n
