#pragma once
/// Ids of our own: 64 bits, sortable by time of making, positive, never reused.
/// One type each, so that a lot's id is never taken for a project's.

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace baqylau::base {

template <class Tag>
struct Id {
  std::int64_t value = 0;
  friend auto operator<=>(const Id&, const Id&) = default;
};

using AccountId = Id<struct AccountTag>;
using StateBodyId = Id<struct StateBodyTag>;
using ContestId = Id<struct ContestTag>;
using LotId = Id<struct LotTag>;
using NgoId = Id<struct NgoTag>;
using ProjectId = Id<struct ProjectTag>;
using ReportId = Id<struct ReportTag>;
using ReportFileId = Id<struct ReportFileTag>;
using ImportId = Id<struct ImportTag>;
using ReferenceItemId = Id<struct ReferenceItemTag>;
using PassportItemId = Id<struct PassportItemTag>;
using ReportEventId = Id<struct ReportEventTag>;
using NoticeId = Id<struct NoticeTag>;
using RatingSettingsId = Id<struct RatingSettingsTag>;
using ExpertScoreId = Id<struct ExpertScoreTag>;
using ScoringExpertId = Id<struct ScoringExpertTag>;
using ScoringClosingId = Id<struct ScoringClosingTag>;
using CaseId = Id<struct CaseTag>;
using ContactId = Id<struct ContactTag>;
using DecisionId = Id<struct DecisionTag>;
using ProjectEventId = Id<struct ProjectEventTag>;
using TrancheEventId = Id<struct TrancheEventTag>;
using MessageId = Id<struct MessageTag>;
using MessageFileId = Id<struct MessageFileTag>;
using ContentItemId = Id<struct ContentItemTag>;
using PictureId = Id<struct PictureTag>;
using QuestionId = Id<struct QuestionTag>;
using PollId = Id<struct PollTag>;
using PollOptionId = Id<struct PollOptionTag>;
using ProposalId = Id<struct ProposalTag>;

/// Decimal digits, positive, no sign, at most 19: what our own links carry. Anything else is no id.
std::optional<std::int64_t> parse_id(std::string_view digits) noexcept;

template <class Tag>
std::string to_string(Id<Tag> id) {
  return std::to_string(id.value);
}

}  // namespace baqylau::base

template <class Tag>
struct std::hash<baqylau::base::Id<Tag>> {
  std::size_t operator()(const baqylau::base::Id<Tag>& id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
