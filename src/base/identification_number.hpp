#pragma once
/// BIN (since 2013) and RNN (before): 12 digits with a check digit. SPEC §10.

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace baqylau::base {

enum class NumberKind { bin, rnn };
constexpr std::string_view to_code(NumberKind kind) { return kind == NumberKind::bin ? "bin" : "rnn"; }

struct IdentificationNumber {
  NumberKind kind;
  std::string digits;  ///< exactly 12
};

bool is_valid_rnn(std::string_view digits) noexcept;
bool is_valid_bin(std::string_view digits) noexcept;

/// Reads what a person typed (spaces and hyphens between digits are dropped). A number that fits both
/// rules is taken as the kind asked for; without one, BIN first. The failure says what to do: how
/// many digits were found, or that the check digit does not fit.
Result<IdentificationNumber> read_identification_number(std::string_view typed);
Result<IdentificationNumber> read_identification_number(std::string_view typed, NumberKind kind);

}  // namespace baqylau::base
