#pragma once
/// Pages of proposals: what everybody reads and sends, what an NGO sees of its own, what staff decide on.

#include "contests/contests.hpp"
#include "http/forms.hpp"
#include "http/response.hpp"
#include "proposals/store.hpp"
#include "ui/page.hpp"
#include "ui/view.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace baqylau::proposals::views {

inline constexpr std::size_t title_length = 120;    ///< code points of a proposal where they stand for the whole
inline constexpr std::size_t excerpt_length = 280;  ///< code points of a proposal in a list

// ---- shared by the pages
base::Text name_of(State state);
ui::Html state_tag(const ui::View& v, State state);
/// The text, marked with its language where that is not the page's; cut to `points` where there are any.
ui::Html text_of(const ui::View& v, i18n::Language language, const std::string& text, std::size_t points = 0);
/// All of it, in paragraphs.
ui::Html whole_text(const ui::View& v, const Proposal& proposal);
ui::Html author_of(const ui::View& v, const Proposal& proposal);
ui::Html when_of(const ui::View& v, const std::optional<base::Instant>& at);
/// What is told of why it was declined, in the language of the proposal for the operator's own words.
ui::Html reason_of(const ui::View& v, const Proposal& proposal);
/// Proposal → vote → lot → project, each with a link where it was reached.
enum class PathSize { small, large };
ui::Html path_of(const ui::View& v, const Shown& shown, PathSize size);
std::string lot_name(const ui::View& v, const LotOfIt& lot);
ui::Crumb list_crumb(const ui::View& v);
http::Url queue_url(State state);

// ---- for everybody
struct ListPage {
  const std::vector<Shown>& proposals;
  const store::Filter& filter;
  const std::vector<int>& years;
  int page = 1;
  int pages = 1;
  std::int64_t waiting = 0;  ///< shown to staff only
};
http::Response list_page(const ui::View& v, const ListPage& page);

struct ProposalPage {
  const Shown& shown;
  const std::vector<Vote>& votes;  ///< the newest first
  const std::vector<Proposal>& doubles;
};
http::Response proposal_page(const ui::View& v, const ProposalPage& page);

/// `author`: the name of the NGO for which the form is sent; null for a visitor, who gives a name.
http::Response propose_page(const ui::View& v, const http::FormValues& values, const i18n::Bilingual* author, int status = 200);

// ---- for an NGO
struct OwnPage {
  const std::vector<Proposal>& proposals;
  int page = 1;
  int pages = 1;
};
http::Response own_page(const ui::View& v, const OwnPage& page);

// ---- for staff
struct QueuePage {
  const std::vector<Proposal>& proposals;
  State state = State::waiting;
  int page = 1;
  int pages = 1;
};
http::Response queue_page(const ui::View& v, const QueuePage& page);

/// A published proposal that may be what this one repeats.
struct Alike {
  store::Text text{};
  int likeness = 0;  ///< in hundredths
};
/// Choosing a lot: first its contest, of those that the operator may act on.
struct LotChoice {
  std::vector<contests::Contest> contests{};
  std::optional<base::ContestId> contest{};
  std::vector<LotOfIt> lots{};  ///< of the contest
};
struct ModerationPage {
  const Proposal& proposal;
  bool may_act = false;
  const std::vector<Proposal>& doubles;
  std::optional<Shown> shown{};  ///< where it is published
  const std::vector<Alike>& alike;
  const LotChoice& lots;
  http::FormValues declining{}, merging{}, linking{};
};
http::Response moderation_page(const ui::View& v, const ModerationPage& page, int status = 200);

}  // namespace baqylau::proposals::views
