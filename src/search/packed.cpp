#include "search/packed.hpp"

#include <stdexcept>

namespace baqylau::search {

namespace {

void add_number(std::string& out, std::uint64_t number) {
  while (number >= 0x80U) {
    out += static_cast<char>((number & 0x7FU) | 0x80U);
    number >>= 7U;
  }
  out += static_cast<char>(number);
}

class Bytes {
 public:
  explicit Bytes(std::string_view data) : data_{data} {}
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<std::uint8_t>(text(1).front());
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80U) return value;
    }
  }
  std::string_view text(std::size_t size) {
    if (data_.size() < size) throw std::logic_error{"a blob of the search index ends too early"};
    const auto found = data_.substr(0, size);
    data_.remove_prefix(size);
    return found;
  }

 private:
  std::string_view data_;
};

}  // namespace

std::string packed(std::span<const Posting> postings, std::uint32_t first) {
  std::string out;
  out.reserve(postings.size() * 2 + 8);
  auto last = first;
  for (const auto& posting : postings) {
    add_number(out, posting.place - last);
    out += static_cast<char>(posting.weight);
    last = posting.place;
  }
  return out;
}

std::string packed(std::span<const TermWeight> terms) {
  std::string out;
  out.reserve(terms.size() * 3);
  std::uint32_t last = 0;
  for (const auto& [term, weight] : terms) {
    add_number(out, term - last);
    out += static_cast<char>(weight);
    last = term;
  }
  return out;
}

std::vector<TermWeight> unpacked_terms(std::string_view data) {
  std::vector<TermWeight> terms;
  Unpacking from{data, 0};
  for (Posting one; from.next(one);) terms.push_back({one.place, one.weight});
  return terms;
}

std::string packed(const FactsBlock& block) {
  std::string out;
  for (const auto& facts : block) {
    out += static_cast<char>(facts.kind);
    if (facts.kind == 0) continue;
    out += static_cast<char>(facts.status);
    add_number(out, static_cast<std::uint64_t>(facts.id));
    add_number(out, static_cast<std::uint64_t>(facts.state_body));
    add_number(out, facts.year);
    add_number(out, facts.regions.size());
    out += facts.regions;
  }
  return out;
}

FactsBlock unpacked_facts(std::string_view data) {
  FactsBlock block{};
  Bytes from{data};
  for (auto& facts : block) {
    facts.kind = static_cast<std::uint8_t>(from.text(1).front());
    if (facts.kind == 0) continue;
    facts.status = static_cast<std::uint8_t>(from.text(1).front());
    facts.id = static_cast<std::int64_t>(from.number());
    facts.state_body = static_cast<std::int64_t>(from.number());
    facts.year = static_cast<std::uint16_t>(from.number());
    facts.regions = std::string{from.text(from.number())};
  }
  return block;
}

}  // namespace baqylau::search
