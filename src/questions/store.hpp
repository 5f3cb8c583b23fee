#pragma once
/// SQL ↔ domain for questions.

#include "questions/domain.hpp"

#include "db/db.hpp"

#include <optional>
#include <string>
#include <vector>

namespace baqylau::questions::store {

std::optional<Question> question(db::Read& db, base::QuestionId id);
/// `page` from 1. Published ones with the newest answer first.
std::vector<Question> in_state(db::Read& db, State state, int page);
std::int64_t count_in_state(db::Read& db, State state);
std::int64_t waiting_of_source(db::Read& db, const std::string& source);

struct Fresh {
  base::QuestionId id;
  i18n::Language language;
  std::string name;
  std::optional<std::string> email;
  std::string body;
  std::string source;  ///< keyed hash of the network
  std::string salt;
};
void add(db::Write& db, base::Instant now, const Fresh& question);

struct Contact {
  std::optional<std::string> email;
  std::string salt;
};
Contact contact(db::Read& db, base::QuestionId id);

/// Both: false where somebody else changed `seen` meanwhile.
bool set_answer(db::Write& db, base::Instant now, const Question& seen, State becomes, const std::string& answer, base::AccountId by);
bool set_refused(db::Write& db, base::Instant now, const Question& seen, const std::string& reason, base::AccountId by);

void forget_contacts(db::Write& db, base::Instant before);

}  // namespace baqylau::questions::store
