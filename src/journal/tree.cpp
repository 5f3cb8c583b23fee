#include "base/random.hpp"
#include "journal/journal.hpp"

namespace baqylau::journal {

std::string leaf_hash(std::string_view leaf) {
  std::string bytes(1, '\x00');
  bytes += leaf;
  return base::sha256(bytes);
}

std::string node_hash(std::string_view left, std::string_view right) {
  std::string bytes(1, '\x01');
  bytes += left;
  bytes += right;
  return base::sha256(bytes);
}

namespace {

/// RFC 6962 §2.1: MTH(D[n]) splits at the largest power of two below n.
std::string root_of_range(const std::vector<std::string>& leaves, std::size_t begin, std::size_t end) {
  const std::size_t count = end - begin;
  if (count == 1) return leaves[begin];
  std::size_t split = 1;
  while (split * 2 < count) split *= 2;
  return node_hash(root_of_range(leaves, begin, begin + split), root_of_range(leaves, begin + split, end));
}

}  // namespace

std::string root_of(const std::vector<std::string>& leaf_hashes) {
  if (leaf_hashes.empty()) return base::sha256("");
  return root_of_range(leaf_hashes, 0, leaf_hashes.size());
}

}  // namespace baqylau::journal
