#pragma once
/// Pages of polls: what everybody reads and votes on, and the operator's form.

#include "http/forms.hpp"
#include "http/response.hpp"
#include "polls/domain.hpp"
#include "proposals/proposals.hpp"
#include "ui/page.hpp"
#include "ui/view.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace baqylau::polls::views {

http::Response list_page(const ui::View& v, const std::vector<Poll>& polls, int page, int pages);

/// What stands in the place of the ballot.
enum class Booth {
  ballot,
  voted,      ///< this person has voted
  ngos_only,  ///< for members of NGOs, who sign in
  none,       ///< not on this day
};
struct PollPage {
  const Poll& poll;
  Booth booth = Booth::none;
  std::optional<Results> results{};  ///< nothing where they may not be shown
  std::optional<Receipt> receipt{};  ///< of the vote that was just cast
  const http::FormValues& values;
  std::vector<proposals::Theme> themes{};  ///< that are put to this vote
};
http::Response poll_page(const ui::View& v, const PollPage& page, int status = 200);

/// `poll` null: a new one.
http::Response form_page(const ui::View& v, const Poll* poll, const http::FormValues& values, int status = 200);

inline constexpr std::size_t shown_theme = 280;  ///< code points of a proposal in a list
inline constexpr int themes_on_a_page = 50;
/// Published proposals, to choose one or several of.
struct ChoicePage {
  const std::vector<proposals::Theme>& themes;
  int page = 1;
  int pages = 1;
  const http::FormValues& values;
};
http::Response choice_page(const ui::View& v, const ChoicePage& page, int status = 200);
/// The form of a poll of proposals; `poll` null: a new one.
struct OfProposals {
  const Poll* poll = nullptr;
  const std::vector<proposals::Theme>& themes;
  const http::FormValues& values;
};
http::Response of_proposals_page(const ui::View& v, const OfProposals& page, int status = 200);
ui::Crumb list_crumb(const ui::View& v);

/// First the titles, then a row an option.
std::vector<std::vector<std::string>> results_table(const i18n::Translator& t, const Poll& poll, const Results& results);
std::vector<std::vector<std::string>> ballots_table(const i18n::Translator& t, const Poll& poll, const std::vector<Ballot>& ballots);

}  // namespace baqylau::polls::views
