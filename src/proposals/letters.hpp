#pragma once
/// What the author of a proposal is told of it.

#include "proposals/domain.hpp"

#include "i18n/i18n.hpp"
#include "notices/notices.hpp"

#include <optional>
#include <string>

namespace baqylau::proposals {

/// What was decided.
struct Outcome {
  Event event{};
  std::optional<base::ProposalId> readable_at{};  ///< the page on which it can be read
  std::optional<Reason> reason{};
  std::optional<std::string> words{};
};
/// What becomes of the address it is mailed to.
enum class Address { kept, forgotten };
/// `proposal` as it was before.
notices::Letter letter_of(const i18n::Translator& t, const Proposal& proposal, const Outcome& outcome, Address address);

}  // namespace baqylau::proposals
