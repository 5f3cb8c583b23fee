/// A visitor asks without scripts, a specialist answers, the visitor reads. Another asks with scripts, where the browser computes.

import { Person } from "../person.mjs";
import { answers_the_question, is_checked_by_the_browser } from "./visitor_check.mjs";

const asked = {
  kk: { name: "Сайт келушісі", text: "Соңғы транш қорытынды есеп қабылданғаннан кейін түсе ме?", answer: "Иә. Соңғы транш қорытынды есеп қабылданғаннан кейін төленеді." },
  ru: { name: "Посетитель сайта", text: "Когда поступит последний транш: после итогового отчёта или после его приёмки?", answer: "После приёмки итогового отчёта." },
};

export async function asks_a_question(scene) {
  const { t, language } = scene, words = asked[language];
  const visitor = await Person.enter(scene, "visitor", { script: false });
  const main = () => visitor.page.getByRole("main");
  await visitor.open("/", "home-before-a-question");
  await visitor.menu(t("Frequently asked questions"), "questions");
  await visitor.press(t("Ask a question"), "ask", { within: main() });
  await visitor.fill(t("Your name"), words.name);
  await visitor.press(t("Send the question"), "ask-without-the-question", { status: 422 });
  visitor.check("the name is still there", (await visitor.field(t("Your name")).inputValue()) === words.name);
  await visitor.fill(t("E-mail"), "visitor@example.kz", { optional: true });
  await visitor.fill(t("Question"), words.text);
  await answers_the_question(visitor);
  await visitor.press(t("Send the question"), "asked");
  await visitor.sees(t("The question has been sent. It will be published here together with the answer of a specialist."));
  await visitor.misses(words.text);

  const specialist = await Person.enter(scene, "specialist-answers");
  await specialist.open("/sign-in", "sign-in-to-answer");
  await specialist.sign_in("specialist");
  await specialist.menu(t("Frequently asked questions"), "questions-of-the-specialist");
  await specialist.press(t.plural("{count} question waits for an answer", 1), "queue");
  await specialist.press(words.text, "question-to-answer");
  await specialist.misses("visitor@example.kz");
  await specialist.fill(t("Answer"), words.answer);
  await specialist.press(t("Publish the answer"), "answered");
  await specialist.sees(t("Published"));

  await visitor.open("/questions", "questions-with-the-answer");
  await visitor.press(words.text, "answer");
  await visitor.sees(words.answer);
  await visitor.misses("visitor@example.kz");

  await asks_with_scripts(scene, words);
}

async function asks_with_scripts(scene, words) {
  const { t } = scene;
  const visitor = await Person.enter(scene, "visitor-with-scripts");
  const again = `${words.text} 2`;
  await visitor.open("/questions/ask", "ask-with-scripts");
  await visitor.fill(t("Your name"), words.name);
  await is_checked_by_the_browser(visitor);
  await visitor.look("ask-checked-by-the-browser");
  await visitor.fill(t("Question"), again);
  await visitor.press(t("Send the question"), "asked-with-scripts");
  await visitor.sees(t("The question has been sent. It will be published here together with the answer of a specialist."));

  // Sent before the browser has done: the form waits for it.
  await visitor.open("/questions/ask", "ask-in-a-hurry");
  await visitor.page.evaluate((texts) => {
    for (const [name, text] of Object.entries(texts)) document.querySelector(`[name=${name}]`).value = text;
  }, { name: words.name, question: `${words.text} 3` });
  await visitor.press(t("Send the question"), "asked-in-a-hurry");
  await visitor.sees(t("The question has been sent. It will be published here together with the answer of a specialist."));

  // Where the challenge does not come, the plain question comes back.
  await visitor.page.route("**/altcha/challenge*", (route) => route.fulfill({ status: 503, contentType: "application/json", body: "{}" }));
  await visitor.open("/questions/ask", "ask-without-a-challenge");
  visitor.allowed.add(503);
  await visitor.fill(t("Your name"), words.name);
  await visitor.page.locator("#plain_answer").waitFor();
  await visitor.sees(t("Your browser could not check the form. Answer the question instead."));
  await visitor.look("ask-with-the-question-back");
  await visitor.fill(t("Question"), `${words.text} 4`);
  await answers_the_question(visitor);
  await visitor.press(t("Send the question"), "asked-with-an-answer");
  await visitor.sees(t("The question has been sent. It will be published here together with the answer of a specialist."));
}
