/// An operator enters a theme, a visitor votes on it without scripts, once, and is given a receipt.

import { Person } from "../person.mjs";
import { day } from "../clock.mjs";
import { answers_the_question } from "./visitor_check.mjs";

const theme = { kk: "Әлеуметтік маркетинг", ru: "Социальный маркетинг" };

export async function votes_in_a_poll(scene) {
  const { t, language } = scene;
  const operator = await Person.enter(scene, "operator-of-polls");
  const main = () => operator.page.getByRole("main");
  await operator.open("/sign-in", "sign-in-to-enter-a-poll");
  await operator.sign_in("operator");
  await operator.menu(t("Internet voting"), "polls-of-the-operator");
  await operator.press(t("Enter a poll"), "poll-form", { within: main() });
  await operator.press(t("Save"), "poll-form-empty", { status: 422, within: main() });
  const choose = (name) => operator.page.getByRole("radio", { name, exact: true }).check();
  await choose(t("A theme: relevant for the Republic, for the region (city), or not"));
  await operator.fill(t("Question or theme in Kazakh"), theme.kk);
  await operator.fill(t("Question or theme in Russian"), theme.ru);
  await choose(t("Anyone"));
  await choose(t("At once"));
  await operator.fill(t("First day of voting"), day(0));
  await operator.fill(t("Last day of voting"), day(3));
  await operator.press(t("Save"), "poll-entered", { within: main() });
  await operator.sees(t("Voting is open"));

  const visitor = await Person.enter(scene, "visitor-votes", { script: false });
  await visitor.open("/polls", "polls");
  await visitor.press(theme[language], "poll");
  await visitor.press(t("Vote"), "vote-without-a-choice", { status: 422, within: visitor.page.getByRole("main") });
  await visitor.page.getByRole("radio", { name: t("Relevant for the Republic"), exact: true }).check();
  await answers_the_question(visitor);
  await visitor.press(t("Vote"), "voted", { within: visitor.page.getByRole("main") });
  await visitor.sees(t("Your vote has been counted."));
  await visitor.sees(t("Receipt for your vote"));
  await visitor.sees(t("Voted in all: {count}", { count: "1" }));
  await visitor.sees(/100\s%/);
  visitor.check("there is no second ballot", (await visitor.page.getByRole("radio").count()) === 0);
}
