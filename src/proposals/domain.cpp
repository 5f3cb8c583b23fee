#include "proposals/domain.hpp"

#include "base/text.hpp"
#include "proposals/proposals.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace baqylau::proposals {

using base::M;

namespace {

struct Line {
  State from;
  Event event;
  State to;
  base::Text who;
};
constexpr auto by_operator = M("An operator");
constexpr std::array lines{
    Line{State::waiting, Event::publish, State::published, by_operator},
    Line{State::waiting, Event::decline, State::declined, by_operator},
    Line{State::waiting, Event::merge, State::merged, by_operator},
    Line{State::waiting, Event::withdraw, State::withdrawn, M("The NGO that proposed it")},
    Line{State::published, Event::decline, State::declined, by_operator},
    Line{State::published, Event::merge, State::merged, by_operator},
    Line{State::declined, Event::publish, State::published, by_operator},
    Line{State::merged, Event::separate, State::published, by_operator},
};
constexpr auto steps_in_codes = []<std::size_t... I>(std::index_sequence<I...>) {
  return std::array{Step{to_code(lines[I].from), to_code(lines[I].event), to_code(lines[I].to), lines[I].who}...};
};

template <class Codes>
auto from_code(const Codes& all, std::string_view code) -> std::optional<typename Codes::value_type> {
  const auto found = std::ranges::find_if(all, [&](auto one) { return to_code(one) == code; });
  if (found == all.end()) return std::nullopt;
  return *found;
}

constexpr std::size_t stem_letters = 5;   ///< by which forms of one word are taken for the same
constexpr std::size_t least_letters = 4;  ///< of a word that counts

/// First letters of the longer words.
std::set<std::string> stems_of(std::string_view text) {
  std::set<std::string> stems;
  const auto folded = base::folded(text);
  std::string stem;
  std::size_t letters = 0;
  const auto end = [&] {
    if (letters >= least_letters) stems.insert(stem);
    stem.clear();
    letters = 0;
  };
  for (const char c : folded) {
    const auto byte = static_cast<unsigned char>(c);
    const bool goes_on = (byte & 0xC0U) == 0x80U;
    const bool of_word = byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!of_word) {
      end();
      continue;
    }
    if (!goes_on) ++letters;
    if (letters <= stem_letters) stem += c;
  }
  end();
  return stems;
}

}  // namespace

std::string_view to_code(State state) {
  switch (state) {
    case State::waiting: return "waiting";
    case State::published: return "published";
    case State::declined: return "declined";
    case State::merged: return "merged";
    case State::withdrawn: return "withdrawn";
  }
  return "";
}

std::string_view to_code(Event event) {
  switch (event) {
    case Event::publish: return "publish";
    case Event::decline: return "decline";
    case Event::merge: return "merge";
    case Event::separate: return "separate";
    case Event::withdraw: return "withdraw";
  }
  return "";
}

std::string_view to_code(Reason reason) {
  switch (reason) {
    case Reason::off_topic: return "off_topic";
    case Reason::personal_data: return "personal_data";
    case Reason::offensive: return "offensive";
    case Reason::unclear: return "unclear";
    case Reason::other: return "other";
  }
  return "";
}

std::string_view to_code(Stage stage) {
  switch (stage) {
    case Stage::proposed: return "proposed";
    case Stage::vote: return "vote";
    case Stage::lot: return "lot";
    case Stage::project: return "project";
  }
  return "";
}

std::optional<State> state_from_code(std::string_view code) { return from_code(all_states, code); }
std::optional<Reason> reason_from_code(std::string_view code) { return from_code(all_reasons, code); }
std::optional<Stage> stage_from_code(std::string_view code) { return from_code(all_stages, code); }

base::Text label_of(Reason reason) {
  switch (reason) {
    case Reason::off_topic: return M("It is no theme for the state social order");
    case Reason::personal_data: return M("It holds personal data of somebody");
    case Reason::offensive: return M("It holds insults or advertising");
    case Reason::unclear: return M("It cannot be understood what is proposed");
    case Reason::other: return M("Another reason");
  }
  return M("Another reason");
}

std::optional<State> after(State from, Event event) {
  const auto* const found = std::ranges::find_if(lines, [&](const Line& line) { return line.from == from && line.event == event; });
  if (found == lines.end()) return std::nullopt;
  return found->to;
}

std::span<const Step> proposal_steps() {
  static const auto steps = steps_in_codes(std::make_index_sequence<lines.size()>{});
  return steps;
}

i18n::Bilingual in_its_language(i18n::Language language, std::string text) {
  i18n::Bilingual both;
  (language == i18n::Language::kk ? both.kk : both.ru) = std::move(text);
  return both;
}

int likeness(std::string_view one, std::string_view other) {
  const auto a = stems_of(one), b = stems_of(other);
  const auto shorter = std::min(a.size(), b.size());
  if (shorter == 0) return 0;
  const auto shared = std::ranges::count_if(a, [&](const auto& stem) { return b.contains(stem); });
  return static_cast<int>(shared * 100 / static_cast<std::ptrdiff_t>(shorter));
}

}  // namespace baqylau::proposals
