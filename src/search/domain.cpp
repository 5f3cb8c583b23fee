#include "search/search.hpp"

namespace baqylau::search {

std::string_view to_code(Kind kind) {
  switch (kind) {
    case Kind::ngo: return "ngo";
    case Kind::lot: return "lot";
    case Kind::project: return "project";
    case Kind::report: return "report";
    case Kind::legal_act: return "legal_act";
    case Kind::news: return "news";
    case Kind::question: return "question";
    case Kind::poll: return "poll";
    case Kind::proposal: return "proposal";
  }
  return "";
}

std::optional<Kind> kind_from_code(std::string_view code) {
  for (const auto kind : all_kinds)
    if (to_code(kind) == code) return kind;
  return std::nullopt;
}

std::string_view to_code(Status status) {
  switch (status) {
    case Status::announced: return "announced";
    case Status::held: return "held";
    case Status::not_held: return "not_held";
    case Status::cancelled: return "cancelled";
    case Status::in_execution: return "in_execution";
    case Status::completed: return "completed";
    case Status::closed: return "closed";
    case Status::terminated: return "terminated";
    case Status::repayment_demanded: return "repayment_demanded";
    case Status::submitted: return "submitted";
    case Status::returned: return "returned";
    case Status::accepted: return "accepted";
    case Status::poll_not_over: return "poll_not_over";
    case Status::poll_over: return "poll_over";
  }
  return "";
}

std::optional<Status> status_from_code(std::string_view code) {
  for (int i = 1; i <= static_cast<int>(Status::poll_over); ++i)
    if (to_code(static_cast<Status>(i)) == code) return static_cast<Status>(i);
  return std::nullopt;
}

}  // namespace baqylau::search
