#pragma once
/// What a question is, and what may become of it.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "i18n/i18n.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace baqylau::questions {

inline constexpr std::size_t longest_name = 100;       ///< code points
inline constexpr std::size_t longest_question = 3000;  ///< code points
inline constexpr std::size_t longest_answer = 10'000;  ///< code points
inline constexpr std::size_t title_length = 120;       ///< code points of a question where it stands for the whole
inline constexpr std::size_t longest_reason = 1000;    ///< code points
inline constexpr std::int64_t most_waiting = 5;        ///< of one network
inline constexpr std::int64_t most_an_hour = 5;        ///< of one network
inline constexpr std::int64_t most_answered = 2;       ///< of them without a proof of work
inline constexpr std::chrono::days contacts_kept{30};  ///< address and network of a question that nobody has answered
inline constexpr int questions_on_a_page = 20;
inline constexpr std::string_view ask_form = "question";  ///< its name where visitors' forms are held

/// Only `published` is public.
enum class State { waiting, answered, published, refused };
inline constexpr std::array all_states{State::waiting, State::answered, State::published, State::refused};
std::string_view to_code(State state);
std::optional<State> state_from_code(std::string_view code);

enum class Act {
  save,     ///< an answer that is not published yet
  publish,  ///< the first time, or with another answer
  refuse,   ///< with a reason; what was published goes off the site
};
inline constexpr std::array all_acts{Act::save, Act::publish, Act::refuse};
/// Where an act leads; nothing where the table does not allow it.
std::optional<State> after(State from, Act act);

struct Question {
  base::QuestionId id{};
  i18n::Language language{};  ///< of question and answer
  std::string name{};
  bool has_email = false;
  std::string body{};
  base::Instant asked_at{};
  State state{};
  std::int64_t version = 0;
  std::optional<std::string> answer{}, answered_by{};
  std::optional<base::Instant> answered_at{};
  std::optional<std::string> reason{}, refused_by{};
  std::optional<base::Instant> refused_at{};
};

}  // namespace baqylau::questions
