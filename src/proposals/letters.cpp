#include "proposals/letters.hpp"

#include <stdexcept>

namespace baqylau::proposals {

using base::M;

namespace {

base::Text subject_of(const Proposal& proposal, Event event) {
  switch (event) {
    case Event::publish: return M("Your proposal of {date} was published");
    case Event::decline:
      return proposal.state == State::published ? M("Your proposal of {date} was taken off the site")
                                                : M("Your proposal of {date} was not published");
    case Event::merge: return M("Your proposal of {date} was put together with another one");
    case Event::separate: return M("Your proposal of {date} stands on its own again");
    case Event::withdraw: break;
  }
  throw std::logic_error{"who withdraws a proposal is not told of it"};
}

base::Text sentence_of(Event event) {
  switch (event) {
    case Event::publish:
      return M("It is published in your words. There everybody sees whether it is put to a vote and which lot came of it.");
    case Event::decline: return M("The reason is:");
    case Event::merge:
      return M("The same theme was proposed before. Your words stand on the page of that proposal, and you count as its supporter.");
    case Event::separate: return M("It was taken for the double of another proposal. It has its own page again.");
    case Event::withdraw: break;
  }
  throw std::logic_error{"who withdraws a proposal is not told of it"};
}

}  // namespace

notices::Letter letter_of(const i18n::Translator& t, const Proposal& proposal, const Outcome& outcome, Address address) {
  const auto date = proposal.proposed_at ? t.date(base::almaty_date(*proposal.proposed_at)) : std::string{"—"};
  notices::Letter letter{.subject = t(subject_of(proposal, outcome.event), {{"date", date}}),
                         .paragraphs = {std::string{t(M("You proposed:"))}, proposal.body, std::string{t(sentence_of(outcome.event))}}};
  if (outcome.reason) letter.paragraphs.emplace_back(t(label_of(*outcome.reason)));
  if (outcome.words) letter.paragraphs.push_back(*outcome.words);
  if (address == Address::forgotten)
    letter.paragraphs.emplace_back(t(M("Your e-mail address was used for this letter only and has been deleted.")));
  return letter;
}

}  // namespace baqylau::proposals
