/// A visitor proposes a theme without scripts, and it is proposed again; an operator publishes the one, puts the other together with it, puts it
/// to a vote and says which lot came of it. The visitor sees how far it came.

import { Person } from "../person.mjs";
import { day } from "../clock.mjs";
import { answers_the_question } from "./visitor_check.mjs";

const proposed = {
  kk: { name: "Сайт келушісі", text: "Қарттарды мемлекеттік қызметтер порталымен жұмыс істеуге үйрету", again: "Қарттарды мемлекеттік қызметтер порталына үйрету керек" },
  ru: { name: "Посетитель сайта", text: "Обучение пожилых людей работе с порталом государственных услуг", again: "Нужно обучение пожилых людей порталу государственных услуг" },
};
const other = { kk: "Пожилые люди и портал услуг", ru: "Қарттар және қызметтер порталы" };

export async function proposes_a_theme(scene) {
  const { t, language } = scene, words = proposed[language];
  const visitor = await Person.enter(scene, "visitor-proposes", { script: false });
  const seen = () => visitor.page.getByRole("main");
  await visitor.open("/", "home-before-a-proposal");
  await visitor.menu(t("Themes of the state social order"), "proposals");
  await visitor.press(t("Add a proposal"), "propose", { within: seen() });
  await visitor.fill(t("Your name"), words.name);
  await visitor.press(t("Send the proposal"), "propose-nothing", { status: 422 });
  visitor.check("the name is still there", (await visitor.field(t("Your name")).inputValue()) === words.name);
  await visitor.fill(t("E-mail"), "visitor@example.kz", { optional: true });
  await visitor.fill(t("Proposal"), words.text);
  await answers_the_question(visitor);
  await visitor.press(t("Send the proposal"), "proposed");
  await visitor.sees(t("The proposal has been sent. It will be published once an operator has read it."));
  await visitor.misses(words.text);
  await visitor.open("/proposals/new", "propose-again");
  await visitor.fill(t("Your name"), words.name);
  await visitor.fill(t("Proposal"), words.again);
  await answers_the_question(visitor);
  await visitor.press(t("Send the proposal"), "proposed-again");

  const operator = await Person.enter(scene, "operator-of-proposals");
  const main = () => operator.page.getByRole("main");
  await operator.open("/sign-in", "sign-in-to-read-proposals");
  await operator.sign_in("operator");
  await operator.menu(t("Themes of the state social order"), "proposals-of-the-operator");
  await operator.press(t.plural("{count} proposal waits to be read", 2), "proposals-that-wait");
  await operator.press(words.text, "proposal-to-publish");
  await operator.misses("visitor@example.kz");
  await operator.press(t("Publish the proposal"), "proposal-published", { within: main() });
  await operator.sees(t("Published"));
  const its_page = new URL(operator.page.url()).pathname.replace(/^\/[a-z]+/, "");

  await operator.open("/proposals/queue", "proposals-that-still-wait");
  await operator.press(words.again, "double");
  await operator.sees(t("Published proposals with the same words"));
  await operator.press(t("Put together"), "double-of-nothing", { status: 422, within: main() });
  await operator.press(t("This one stays"), "put-together", { within: main() });
  await operator.sees(t("Put together with another"));

  await operator.open(its_page, "proposal-with-a-double");
  await operator.sees(t("Doubles of this proposal"));
  await operator.press(t("Put it to a vote"), "poll-of-a-proposal", { within: main() });
  const theme = { kk: t("Question or theme in Kazakh"), ru: t("Question or theme in Russian") };
  operator.check("the author's words are there", (await operator.field(theme[language]).inputValue()) === words.text);
  await operator.fill(theme[language === "kk" ? "ru" : "kk"], other[language]);
  for (const name of [t("Anyone"), t("At once")]) await operator.page.getByRole("radio", { name, exact: true }).check();
  await operator.fill(t("First day of voting"), day(0));
  await operator.press(t("Save"), "poll-of-a-proposal-without-an-end", { status: 422, within: main() });
  await operator.fill(t("Last day of voting"), day(3));
  await operator.press(t("Save"), "proposal-put-to-a-vote", { within: main() });
  await operator.sees(t("Proposals that are put to this vote"));

  await operator.open(its_page, "proposal-in-a-vote");
  const contests = operator.field(t("Contest"));
  const pilots = contests.locator("option").filter({ hasText: /19\sапреля 2007|2007 жылғы\s19\sсәуір/ });
  await contests.selectOption(await pilots.getAttribute("value"));
  await operator.press(t("Show its lots"), "lots-to-link", { within: main() });
  await operator.press(t("Link the lot"), "no-lot-linked", { status: 422, within: main() });
  const lots = operator.field(t("Lot that came of it"));
  const lot = (await lots.locator("option").nth(1).innerText()).split(". ")[0];
  await lots.selectOption({ index: 1 });
  await operator.press(t("Link the lot"), "lot-linked", { within: main() });
  await operator.sees(lot);

  await visitor.open("/proposals", "proposals-with-a-lot");
  await visitor.press(words.text, "proposal", { within: seen() });
  await visitor.sees(words.again);
  await visitor.sees(t.plural("The same theme was proposed {count} more time", 1));
  await visitor.misses("visitor@example.kz");
  await visitor.press(lot, "lot-of-the-proposal", { within: seen() });
  await visitor.sees(t("The lot came of a proposal"));
  await visitor.press(words.text, "proposal-from-its-lot", { within: seen() });
  await visitor.press(t("Internet vote"), "vote-on-the-proposal", { within: seen() });
  await visitor.sees(words.text);
}
