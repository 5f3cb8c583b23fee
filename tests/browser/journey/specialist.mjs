/// A specialist of the state body looks at the control forms.

import { Person } from "../person.mjs";
import * as texts from "./texts.mjs";

export async function reads_the_control_forms(scene) {
  const { t, language, facts } = scene;
  const specialist = await Person.enter(scene, "specialist");
  await specialist.open("/sign-in", "sign-in");
  await specialist.sign_in("specialist");
  await specialist.menu(t("Control forms"), "control-forms");
  const main = () => specialist.page.getByRole("main");
  await specialist.press(t("Due dates of reports"), "control-form-3", { within: main() });
  await specialist.sees(t.plural("{count} project", 7));
  await specialist.menu(t("Control forms"), "control-forms-again");
  await specialist.press(t("Control form of the first-stage report (Rating 1)"), "control-form-4", { within: main() });
  await specialist.sees(t.plural("{count} project", 7));

  const row = specialist.page.getByRole("row").filter({ hasText: texts.lots[0][language] });
  const said = (await row.innerText()).replace(/\s+/g, " ");
  const number = (typed) => Date.UTC(typed.slice(6), typed.slice(3, 5) - 1, typed.slice(0, 2)) / 86_400_000;
  const says = (day) => said.includes(day) && new RegExp(`[−-]${number(facts.first_due) - number(day)}\\b`).test(said);
  specialist.check("the submitted report is there with its day and its days", facts.submitted_on.some(says), said);
  await row.locator(".app-figure-link").first().click();
  await row.locator("summary").first().waitFor();
  specialist.check("a computed figure opens in its place", await row.getByText(t("Rule:")).first().isVisible());
  specialist.check("and keeps the focus", await row.locator("summary").first().evaluate((summary) => summary === document.activeElement));
  const figures = row.locator(".app-figure-link");
  for (let opened = 1; (await figures.count()) > 0; ++opened) {
    await figures.first().click();
    await row.locator("details[open]").nth(opened).waitFor();
  }
  await specialist.look("control-form-4-explained");

  const contest = specialist.field(t("Contest"));
  const oldest = (await contest.locator("option").allInnerTexts()).filter((text) => text.includes("2007")).at(-1);
  await contest.selectOption({ label: oldest });
  await specialist.press(t("Show"), "control-form-4-filtered", { within: main() });
  await specialist.sees(t.plural("{count} project", 6));
  const file = await specialist.download(t("Download as CSV"));
  const lines = file.bytes.toString("utf8").trim().split("\r\n");
  specialist.check("the filtered rows come as CSV", /^control-4-\d{4}-\d\d-\d\d\.csv$/.test(file.name) && lines.length === 7, `${file.name}, ${lines.length} lines`);
}
