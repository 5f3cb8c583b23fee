/// Saved, Back, changed, saved again: the second text is there too, or in a form with its reason. What browsers show after Back is not the same
/// everywhere: Chromium the page as it was left, Firefox the page anew. Nothing here depends on which.

import { Person } from "../person.mjs";
import { signs_in } from "./ngo.mjs";
import * as texts from "./texts.mjs";

/// Where the page is older than what is stored: both texts on it, and who saved.
async function is_told(person, field, typed, stored) {
  const { t } = person.scene;
  person.check("the second text is kept", (await field.inputValue()) === typed, await field.inputValue());
  await person.sees(stored);
  const who = t("Last saved by you on {when}.", { when: "" }).replace(/[\s.:]+$/, "");
  person.check("it is said who saved", (await person.page.getByRole("main").innerText()).includes(who), who);
}

async function enters_two_lots(scene) {
  const { t } = scene;
  const operator = await signs_in(scene, "operator", { login: "operator" });
  await operator.open("/contests", "contests");
  const contest = await operator.page.getByRole("main").locator("a[href*='/contests/']").evaluateAll((links) => links.map((link) => link.getAttribute("href")).find((href) => /\/contests\/\d+$/.test(href)));
  await operator.open(`${contest.slice(3)}/lots/new`, "new-lot");
  const [first, second] = texts.lots.map((lot) => `${lot[scene.language]} — ${Date.now()}`);
  const number = operator.page.locator("[name=number]"), name = operator.page.locator("[name=name_ru]");
  await number.fill("71");
  await name.fill(first);
  await operator.press(t("Save"), "lot-created");
  await operator.sees(t("Created."));
  await operator.back();
  operator.check("nothing says that it is created", (await operator.page.locator(".app-notice").count()) === 0);
  await number.fill("72");
  await name.fill(second);
  await operator.press(t("Save"), "second-lot-created");
  await operator.sees(second);
  operator.check("both lots are there", scene.site.holds(first) && scene.site.holds(second));
}

async function edits_a_part_twice(scene) {
  const { t, language } = scene;
  const ngo = await signs_in(scene, "ngo-passport");
  await ngo.press(new RegExp(`^${t("Fill in the passport")}`), "passport-parts", { within: ngo.page.getByRole("row").first().locator("xpath=ancestor::table"), nth: 0 });
  await ngo.press(t("Goals, tasks and expected results"), "passport-goals", { within: ngo.page.getByRole("main") });
  const goals = ngo.field(t(`Goals in ${language === "kk" ? "Kazakh" : "Russian"}`));
  const first = `${texts.goals[language]} 1`, second = `${texts.goals[language]} 2`;
  await goals.fill(first);
  await ngo.press(t("Save"), "passport-goals-saved");
  await ngo.back();
  await goals.fill(second);
  await ngo.sends(t("Save"));
  if (ngo.status === 409) {
    await is_told(ngo, goals, second, first);
    await ngo.look("passport-goals-older", { closely: scene.closely });
    await ngo.press(t("Save"), "passport-goals-saved-again");
  }
  ngo.check("the second text is there", scene.site.holds(second));
}

async function writes_a_draft_twice(scene) {
  const { t, language } = scene;
  const typed = texts.report[language];
  const ngo = await signs_in(scene, "ngo-draft", { login: "ngo-lot-1" });
  const draft = await ngo.page.getByRole("main").locator("a[href$='/draft']").first().getAttribute("href");
  await ngo.open(draft.slice(3), "draft");
  const part = ngo.page.locator("[name='part.main_works']");
  await part.fill(typed.works);
  await ngo.press(t("Save and go to the files"), "draft-saved");
  await ngo.back();
  await part.fill(typed.others);
  await ngo.sends(t("Save and go to the files"));
  if (ngo.status === 409) {
    await is_told(ngo, part, typed.others, typed.works);
    await ngo.look("draft-older", { closely: scene.closely });
    await ngo.press(t("Save and go to the files"), "draft-saved-again");
  }
  ngo.check("the second text is there", scene.site.holds(typed.others));
}

/// A stored version that is newer is told at once, before anything is typed; the text stays.
async function comes_back_to_an_older_page(scene) {
  const { t, language } = scene;
  const typed = texts.report[language];
  const ngo = await signs_in(scene, "ngo-older", { login: "ngo-lot-4" });
  const draft = await ngo.page.getByRole("main").locator("a[href$='/draft']").first().getAttribute("href");
  await ngo.open(draft.slice(3), "draft-to-leave");
  const part = ngo.page.locator("[name='part.about_project']");
  const made_from = () => ngo.page.locator("[name='version.about_project']").inputValue(), before = await made_from();
  const other = await Person.enter(scene, "the-same-person-elsewhere");
  await other.open("/sign-in", "sign-in-elsewhere");
  await other.sign_in("ngo-lot-4");
  await other.open(draft.slice(3), "draft-elsewhere");
  await other.page.locator("[name='part.about_project']").fill(typed.others);
  await ngo.open("/", "home-in-between");
  await other.press(t("Save the draft"), "draft-saved-elsewhere");
  await ngo.back();
  // After a form was answered Chromium sometimes loads the page anew: a redirect that sets a cookie takes pages that are `no-store` out of its memory.
  if (!(await ngo.came_back())) return ngo.check("Chromium keeps the page that was left", !scene.in_chromium);
  const newer = ngo.page.locator(".app-newer");
  await newer.waitFor();
  await ngo.sees(t("Last saved by you on {when}.", { when: "" }).replace(/[\s.:]+$/, ""));
  ngo.check("what the page was made from is not changed", (await made_from()) === before);
  ngo.check("the field is as it was", (await part.inputValue()) === "");
  await ngo.look("draft-newer-elsewhere", { closely: scene.closely });
}

export const goes_back_and_sends_again = [enters_two_lots, edits_a_part_twice, writes_a_draft_twice, comes_back_to_an_older_page];
