/// What holds a visitor's form: the widget where scripts work, else a plain question.

const numbers = {
  kk: ["екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"],
  ru: ["два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"],
};

/// Reads the sum that the page asks for and fills in the answer.
export async function answers_the_question(person) {
  const asked = await person.page.locator("label[for=plain_answer]").innerText();
  const words = asked.toLowerCase().split(/[^\p{L}]+/u).map((word) => numbers[person.language].indexOf(word)).filter((at) => at >= 0);
  person.check("a small sum is asked for", words.length === 2, asked);
  await person.page.locator("#plain_answer").fill(String(words.reduce((sum, at) => sum + at + 2, 0)));
}

/// The widget has come, the question has gone, and the form has been checked without a press.
export async function is_checked_by_the_browser(person) {
  await person.page.getByText(person.scene.t("The form has been checked"), { exact: true }).waitFor();
  person.check("no question is asked where the browser computes", !(await person.page.locator("#plain_answer").isVisible()));
}
