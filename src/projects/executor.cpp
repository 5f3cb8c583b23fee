/// Another executor for a project: one that was only named gets its card, or the wrong one was entered. SPEC §3.

#include "journal/corrections.hpp"
#include "projects/domain.hpp"
#include "projects/searching.hpp"
#include "projects/service.hpp"
#include "projects/store.hpp"

#include <utility>

namespace baqylau::projects {

namespace {

using base::M;

base::Failure wrong(std::string field, base::Text text) { return {base::Kind::invalid, text, {{std::move(field), text}}}; }

void tell(db::Write& db, const notices::Outbox& outbox, const Project& project, base::NgoId ngo, std::int64_t version, bool became) {
  notices::tell_ngo(db, outbox, ngo,
                    {.dedupe_key = "executor " + base::to_string(project.id) + " " + std::to_string(version) + " " + base::to_string(ngo),
                     .kind = notices::Kind::executor,
                     .project = project.id,
                     .link = http::Url::to("/projects/{}", project.id),
                     .write = [&](const i18n::Translator& t) { return executor_letter(t, project, became); }});
}

}  // namespace

notices::Letter executor_letter(const i18n::Translator& t, const Project& project, bool became) {
  const auto name = i18n::pick(project.lot_name_kk, project.lot_name_ru, t.language());
  return {
      .subject = std::string{became ? t("You are the executor of a project") : t("You are no longer the executor of a project")},
      .paragraphs = {
          t(M("Lot {number}: {name}"), {{"number", std::to_string(project.lot_number)}, {"name", name.text}}),
          std::string{became ? t("Your organisation was entered as the executor of this project. Its passport and its reports are in your "
                                 "cabinet.")
                             : t("The executor of this project was changed, and your organisation owes nothing more for it. The reason "
                                 "stands on the page of the project.")}}};
}

base::Done change_executor(db::Write& db, const notices::Outbox& outbox, base::AccountId actor, const http::Scope& scope,
                           base::ProjectId id, std::int64_t version, const NewExecutor& executor) {
  // Nobody enters a card, names an executor or changes the project between what is read here and what is written.
  journal::hold(db);
  const auto project = TRY(load_project_for(db, scope, id));
  if (project.version != version) return overtaken();
  const auto before = TRY(ngos::find_ngo(db, project.ngo));
  const auto after = ngos::find_ngo(db, executor.ngo);
  if (!after || after->standing != ngos::Standing::card) return wrong("ngo", M("Choose the executor from the register of NGOs"));
  if (after->id == before.id) return wrong("ngo", M("This organisation is the executor already. Choose another one"));
  const bool had_card = before.standing == ngos::Standing::card;
  if (had_card && !executor.reason) return wrong("reason", M("Say why the executor is changed: everybody will see it"));
  const auto stored = store::set_executor(db, outbox.now, id, executor.ngo, version);
  if (!stored) return overtaken();
  journal::Change entry{.actor = actor,
                        .event = "project.executor_changed",
                        .subject = {journal::Kind::project, id},
                        .details = {{"version", std::to_string(*stored)}},
                        .objects = journal::Objects{{journal::Kind::project, id}}};
  journal::put_correction(entry, "ngo", base::to_string(before.id), base::to_string(after->id));
  if (had_card) journal::put_reason(entry, *executor.reason);
  // Once nothing stands in its name any more, the card may bear its number.
  if (!had_card && projects_of_ngo(db, before.id).empty() && ngos::release_number(db, outbox.now, before.id))
    entry.objects->emplace_back(journal::Kind::ngo, before.id);
  journal::record(db, outbox.now, entry);
  put_into_search(db, id);
  tell(db, outbox, project, after->id, *stored, true);
  if (had_card) tell(db, outbox, project, before.id, *stored, false);
  return base::done();
}

}  // namespace baqylau::projects
