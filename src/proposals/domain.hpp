#pragma once
/// What a proposal is, and what may become of it.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/message.hpp"
#include "i18n/i18n.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::proposals {

inline constexpr std::size_t longest_name = 100;       ///< code points
inline constexpr std::size_t least_text = 20;          ///< code points
inline constexpr std::size_t longest_text = 2000;      ///< code points
inline constexpr std::size_t longest_words = 1000;     ///< of a reason, code points
inline constexpr std::int64_t most_waiting = 5;        ///< of one network, or one NGO
inline constexpr std::int64_t most_an_hour = 5;        ///< of one network, or one NGO
inline constexpr std::int64_t most_answered = 2;       ///< of them without a proof of work
inline constexpr std::chrono::days contacts_kept{30};  ///< address and network of a proposal on which nobody has decided
inline constexpr int proposals_on_a_page = 20;
inline constexpr std::string_view propose_form = "proposal";  ///< its name where visitors' forms are held

/// `published` has a page of its own; `merged` is read on the page of the one that is kept; the others are not public.
enum class State { waiting, published, declined, merged, withdrawn };
inline constexpr std::array all_states{State::waiting, State::published, State::declined, State::merged, State::withdrawn};
std::string_view to_code(State state);
std::optional<State> state_from_code(std::string_view code);

enum class Event {
  publish,   ///< also what was declined, after all
  decline,   ///< with a reason; what was published goes off the site
  merge,     ///< it is the double of another
  separate,  ///< it is no double after all
  withdraw,  ///< by the NGO that made it
};
inline constexpr std::array all_events{Event::publish, Event::decline, Event::merge, Event::separate, Event::withdraw};
std::string_view to_code(Event event);
/// Where an event leads; nothing where the table does not allow it.
std::optional<State> after(State from, Event event);

enum class Reason { off_topic, personal_data, offensive, unclear, other };
inline constexpr std::array all_reasons{Reason::off_topic, Reason::personal_data, Reason::offensive, Reason::unclear, Reason::other};
std::string_view to_code(Reason reason);
std::optional<Reason> reason_from_code(std::string_view code);
base::Text label_of(Reason reason);

struct Proposal {
  base::ProposalId id{};
  i18n::Language language{};
  std::optional<base::NgoId> ngo{};
  i18n::Bilingual ngo_name{};         ///< short
  std::optional<std::string> name{};  ///< as a visitor gave it; neither NGO nor name: not known
  bool has_email = false;
  std::string body{};
  std::optional<base::Instant> proposed_at{};
  State state{};
  std::int64_t version = 0;
  std::optional<Reason> reason{};
  std::optional<std::string> reason_words{};
  std::optional<std::string> decided_by{};
  std::optional<base::Instant> decided_at{};
  std::optional<base::ProposalId> merged_into{};
  std::optional<base::LotId> lot{};
};
/// The text in the column of its language, so that a page marks it where it is read in another.
i18n::Bilingual in_its_language(i18n::Language language, std::string text);

/// How far a published proposal came on its way from proposal to project.
enum class Stage { proposed, vote, lot, project };
inline constexpr std::array all_stages{Stage::proposed, Stage::vote, Stage::lot, Stage::project};
std::string_view to_code(Stage stage);
std::optional<Stage> stage_from_code(std::string_view code);

struct Vote {
  base::PollId poll{};
  i18n::Bilingual title{};
  base::LocalDate opens_on{}, closes_on{};  ///< both inclusive
};
struct LotOfIt {
  base::LotId id{};
  int number = 0;
  i18n::Bilingual name{};
};
/// A published proposal as everybody sees it.
struct Shown {
  Proposal proposal{};
  Stage stage{};
  std::optional<Vote> vote{};  ///< the newest one
  std::optional<LotOfIt> lot{};
  std::optional<base::ProjectId> project{};
  std::int64_t doubles = 0;
  std::int64_t supporters = 0;  ///< NGOs and visitors who proposed it or a double of it; an NGO counts once
};

/// How alike two texts are: words that both have, in whatever form, by a hundred of those that the shorter one has. Words of three
/// letters and less count for nothing.
int likeness(std::string_view one, std::string_view other);

}  // namespace baqylau::proposals
