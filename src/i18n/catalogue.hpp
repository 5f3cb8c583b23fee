#pragma once
/// One language's texts, read from a GNU `.mo` file into a flat hash table.

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace baqylau::i18n {

class Catalogue {
 public:
  /// Reads little-endian `.mo` bytes, which must outlive the catalogue. Throws `std::runtime_error` where they are not
  /// a `.mo` file or two ids share a key.
  explicit Catalogue(std::span<const unsigned char> mo);

  /// The translation; for a text with plural forms, all of them parted by NUL. Null data where there is none.
  [[nodiscard]] std::string_view find(std::uint64_t key) const noexcept;
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::string_view text{};  ///< null data: an empty slot
  };
  void insert(std::string_view id, std::string_view text);
  std::vector<Slot> slots_;  ///< open addressing, a power of two, at most half full
  std::size_t size_ = 0;
};

}  // namespace baqylau::i18n
