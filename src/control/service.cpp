#include "control/service.hpp"

#include "journal/journal.hpp"

namespace baqylau::control {

base::ContactId add_contact(db::Write& db, const contests::Change& change, base::ProjectId project, const Contact& contact) {
  const base::ContactId id{base::new_id(change.random, change.now.micros)};
  store::add_contact(db, change.now, id, project, contact, change.actor.value());
  journal::record(db, change.now,
                  {.actor = change.actor,
                   .event = "executor.contacted",
                   .subject = {journal::Kind::project, project},
                   .details = {{"day", contact.on.iso()}, {"channel", std::string{to_code(contact.channel)}}},
                   .objects = journal::Objects{{journal::Kind::executor_contact, id}},
                   .day = contact.on});
  return id;
}

}  // namespace baqylau::control
