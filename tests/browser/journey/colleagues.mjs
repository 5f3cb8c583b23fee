/// Two people of one organisation at one draft: neither overwrites the other.

import { opens_the_draft, signs_in, unfolds_words } from "./ngo.mjs";
import * as texts from "./texts.mjs";

export async function two_edit_one_draft(scene) {
  const { t, language } = scene;
  const typed = texts.report[language];
  const first = await signs_in(scene, "first-colleague"), second = await signs_in(scene, "second-colleague");
  await opens_the_draft(first, "draft-of-the-first");
  await opens_the_draft(second, "draft-of-the-second");
  const part = await unfolds_words(first, t("Target groups"));
  await first.fill(part, typed.works, { optional: true });
  await first.press(t("Save the draft"), "draft-saved-by-the-first");

  // On a slow machine the draft may try to save itself before the button is pressed: it is refused the same way.
  second.allowed = new Set([409]);
  await unfolds_words(second, t("Target groups"));
  await second.fill(part, typed.others, { optional: true });
  await second.press(t("Save the draft"), "draft-in-conflict", { status: 409 });
  await second.sees(t("“{part}” was changed after you opened the page. Put the two texts together in the field, then save", { part: t("Target groups") }));
  await second.sees(t("The text that is saved now"));
  await second.sees(typed.works);
  second.check("the own text is kept", (await second.field(part, { optional: true }).inputValue()) === typed.others);
  await second.fill(part, `${typed.works}\n\n${typed.others}`, { optional: true });
  await second.press(t("Save the draft"), "draft-put-together");
  await second.sees(t("Saved."));

  await first.fill(part, typed.later, { optional: true });
  first.allowed = new Set([409]);
  await first.page.getByRole("status").filter({ hasText: t("Not saved: another text has been saved here after you opened the page. Press the save button to see both.") }).waitFor();
  first.check("saving by itself does not overwrite either", (await first.field(part, { optional: true }).inputValue()) === typed.later);
  await first.look("draft-not-saved-by-itself");
}
