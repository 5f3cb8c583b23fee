/// What was entered wrongly is put right by an operator, for a reason; a visitor finds the old value.

import { Person } from "../person.mjs";

const reasons = {
  kk: { due: "Шарттарда осы күн", day: "Хаттамада басқа күн", contract: "Нөмірде қате болған", outcome: "Өтінім түскен жоқ", executor: "Шарт басқа ұйыммен жасалған" },
  ru: { due: "Так в договорах", day: "В протоколе другой день", contract: "Опечатка в номере", outcome: "Заявок не было", executor: "Договор заключён с другой организацией" },
};

export async function corrects_what_was_entered(scene) {
  const { t, facts, language } = scene;
  const why = reasons[language];
  const operator = await Person.enter(scene, "operator");
  await operator.open("/sign-in", "sign-in");
  await operator.sign_in("operator");
  const save = (words, name, options = {}) => operator.press(words, name, { within: operator.page.getByRole("main"), ...options });

  await operator.menu(t("Monitoring of the state social order"), "contests");
  await operator.press(new RegExp(`^${t("Details")}`), "contest-with-held-lots", { within: operator.page.getByRole("main"), nth: 1 });
  facts.contest = new URL(operator.page.url()).pathname.slice(3);
  await operator.press(t("Change the due dates"), "due-dates");
  await operator.fill(t("Second interim report is due on"), "30.06.2008", { optional: true });
  await operator.fill(t("Why the due dates are changed"), why.due);
  await save(t("Show what changes"), "what-due-dates-change");
  await operator.sees(t("Nothing is saved yet. Look through it, then save below."));
  await operator.sees(t.plural("{count} report gets this due date", 6));
  await save(t("Save the due dates"), "due-dates-saved");

  await operator.press(t("Edit the contest"), "contest-whose-body-stays");
  await operator.fill(t("Date of the contest"), "20.04.2007");
  await save(t("Save"), "contest-day-without-a-reason", { status: 422 });
  await operator.fill(t("Why the day of the contest is changed"), why.day, { optional: true });
  await save(t("Save"), "contest-day-corrected");

  await operator.press(t("Add a lot"), "lot-to-be-held");
  await operator.fill(t("Lot number"), "99");
  await operator.fill(t("Name in Russian"), "Лот, который не состоялся");
  await operator.page.getByLabel(t("Held"), { exact: true }).check();
  await save(t("Save"), "lot-held-by-mistake");
  facts.lot = new URL(operator.page.url()).pathname.slice(3);
  await operator.press(t("Correct the outcome"), "outcome");
  await operator.page.getByLabel(t("Not held"), { exact: true }).check();
  await operator.fill(t("Why this is corrected"), why.outcome);
  await save(t("Save the correction"), "outcome-corrected");

  await operator.open("/projects", "all-projects");
  await operator.press(/^Проведение мероприятий, посвященных 15-летию.*/, "passport-to-correct", { within: operator.page.getByRole("row").filter({ hasText: "ЗУБР" }) });
  facts.project = new URL(operator.page.url()).pathname.slice(3);
  await operator.press(t("Correct what was entered of the contract"), "contract");
  const number = operator.field(t("Number of the contract"), { optional: true }).or(operator.field(t("Number of the contract")));
  await number.fill("18-Б");
  await operator.fill(t("Why this is corrected"), why.contract);
  await save(t("Save the correction"), "contract-corrected");

  await operator.open("/projects", "all-projects-again");
  await operator.press(/противодействие коррупции/, "passport-of-another-executor", { within: operator.page.getByRole("main") });
  facts.given_over = new URL(operator.page.url()).pathname.slice(3);
  await operator.press(t("Change the executor"), "executor");
  await operator.fill(t("Name or identification number"), "ЗУБР");
  await save(t("Find"), "executor-found");
  await operator.press(new RegExp(`^${t("Choose as the executor")}`), "executor-chosen", { within: operator.page.getByRole("main") });
  await operator.fill(t("Why the executor is changed"), why.executor);
  await save(t("Change the executor"), "executor-changed");
}

export async function finds_what_was_corrected(scene) {
  const { t, facts, language } = scene;
  const why = reasons[language];
  const visitor = await Person.enter(scene, "visitor");
  await visitor.open(facts.contest, "corrected-contest");
  await visitor.sees(t("What was corrected"));
  for (const said of [why.due, why.day, "30.06.2008", "19.04.2007"]) await visitor.sees(said);
  await visitor.open(facts.lot, "corrected-lot");
  for (const said of [t("What was corrected"), why.outcome, t("Held")]) await visitor.sees(said);
  await visitor.open(facts.project, "corrected-passport");
  for (const said of [t("What was corrected"), why.contract, "18-Б"]) await visitor.sees(said);
  await visitor.open(facts.given_over, "project-given-over");
  for (const said of [t("What was corrected"), why.executor, "«РГИ»"]) await visitor.sees(said);
}
