/// For everybody: a version for low vision, the keyboard alone, a browser without scripts.

import { Person, file_on_disk, narrow } from "../person.mjs";
import { signs_in } from "./ngo.mjs";
import * as texts from "./texts.mjs";

export async function reads_with_low_vision(scene) {
  const { t } = scene;
  const visitor = await Person.enter(scene, "visitor-with-low-vision");
  await visitor.open("/", "home-usual");
  await visitor.press(t("Version for people with low vision"), "home-in-contrast");
  await visitor.open("/special-control", "special-control-in-contrast");
  const project = visitor.page.getByRole("main").locator('a[href*="/projects/"]').first();
  await visitor.go(() => project.click(), "passport-in-contrast", 200);
  for (const [path, name] of [["/ngos", "ngos-in-contrast"], ["/sign-in", "sign-in-in-contrast"]]) await visitor.open(path, name);
  await visitor.press(t("Usual version"), "usual-again");
  await visitor.sees(t("Version for people with low vision"));
}

const focused = (page) => page.evaluate(() => document.activeElement.innerText?.trim() ?? "");

export async function uses_the_keyboard(scene) {
  const { t } = scene;
  const visitor = await Person.enter(scene, "visitor-with-a-keyboard");
  await visitor.open("/", "home-by-keyboard");
  await visitor.page.reload();
  await visitor.page.keyboard.press("Tab");
  visitor.check("the first stop skips to the content", (await focused(visitor.page)) === t("Skip to the main content"), await focused(visitor.page));
  await visitor.look("skip-link");
  await visitor.page.keyboard.press("Enter");
  visitor.check("it leads there", (await visitor.page.evaluate(() => document.activeElement.id)) === "content");
  await visitor.page.setViewportSize(narrow);
  const menu = visitor.page.getByRole("button", { name: t("Menu"), exact: true });
  await menu.focus();
  await visitor.page.keyboard.press("Enter");
  const link = visitor.page.getByRole("navigation", { name: t("Main menu") }).getByRole("link", { name: t("Non-governmental organisations") });
  visitor.check("the menu opens by the keyboard", await link.isVisible());
  await link.focus();
  await visitor.go(() => visitor.page.keyboard.press("Enter"), "ngos-by-keyboard", 200);
}

export async function works_without_scripts(scene) {
  const { t, language } = scene;
  const ngo = await signs_in(scene, "ngo-without-scripts", { login: "ngo-lot-1", script: false });
  const task = ngo.page.getByRole("main").getByRole("link", { name: new RegExp(`^${t("First interim report")}\\. `) }).first();
  await ngo.go(() => task.click(), "draft-without-scripts", 200);
  await ngo.fill(t("About the project"), texts.report[language].about);
  await ngo.press(t("Save the draft"), "draft-saved-without-scripts");
  await ngo.sees(t("Saved."));
  await ngo.press(t("Save and go to the files"), "files-without-scripts");
  await ngo.send_file(t("Add a file"), file_on_disk("video.pdf", 26), t("Attach"), "file-too-large-without-scripts", { status: 422 });
  await ngo.sees(t.pattern("The file “{name}” is too large: {size}. At most {limit} is accepted. Make it smaller or divide it into several files"));
  await ngo.press(t("Back to the report"), "draft-still-there-without-scripts");
  ngo.check("the text is still there", (await ngo.field(t("About the project")).inputValue()) === texts.report[language].about);
  await ngo.press(t("Save and check before submitting"), "check-without-scripts");
  await ngo.press(t("Submit the report"), "check-not-confirmed-without-scripts", { status: 422 });
  await ngo.sees(t("Confirm that you submit a late or incomplete report"));
  await ngo.field(t("I know that the report is late or incomplete, and submit it as it is")).check();
  await ngo.press(t("Submit the report"), "receipt-without-scripts");
  await ngo.sees(t("The report has been submitted."));
}
