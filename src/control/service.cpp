#include "control/service.hpp"

#include "journal/journal.hpp"

namespace baqylau::control {

base::ContactId add_contact(db::Write& db, base::Instant now, base::Random& random, base::AccountId actor, base::ProjectId project,
                            const Contact& contact) {
  const base::ContactId id{base::new_id(random, now.micros)};
  store::add_contact(db, now, id, project, contact, actor);
  journal::record(db, now,
                  {.actor = actor,
                   .event = "executor.contacted",
                   .subject = {journal::Kind::project, project},
                   .details = {{"day", contact.on.iso()}, {"channel", std::string{to_code(contact.channel)}}},
                   .objects = journal::Objects{{journal::Kind::executor_contact, id}},
                   .day = contact.on});
  return id;
}

}  // namespace baqylau::control
