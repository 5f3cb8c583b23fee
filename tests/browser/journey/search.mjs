/// A visitor looks for a project by words in other forms than they stand in.

import { Person } from "../person.mjs";

/// Forms that stand nowhere in the pilot's data.
const asked = { kk: "символдардың", ru: "государственными символами" };

/// What is typed of a word; the Kazakh one without a Kazakh keyboard.
const begun = { kk: "симво", ru: "госуд" };

export async function searches(scene) {
  const { t, language } = scene;
  const visitor = await Person.enter(scene, "visitor-who-searches");
  await visitor.open("/", "home-with-search");
  const box = visitor.page.getByRole("combobox", { name: t("Search the site"), exact: true });
  await box.fill(asked[language]);
  await visitor.press(t("Search"), "search-results", { within: visitor.page.getByRole("search") });
  await visitor.sees(t("Narrow the results"));
  const result = visitor.page.getByRole("main").getByRole("link", { name: /15-летию утверждения государственных символов/ }).first();
  await visitor.go(() => result.click(), "project-found", 200);
  await visitor.sees(t.pattern("Passport of the project, lot {number}"));

  // While typing: a word that goes on, by the keyboard; a page by its title.
  await visitor.open("/", "home-before-typing");
  await box.fill(begun[language]);
  const offered = visitor.page.getByRole("option");
  await offered.first().waitFor();
  await visitor.page.keyboard.press("ArrowDown");
  visitor.check("an option is chosen", (await box.getAttribute("aria-activedescendant")) === (await offered.first().getAttribute("id")));
  await visitor.go(() => visitor.page.keyboard.press("Enter"), "search-by-a-suggestion", 200);
  await visitor.sees(t("Narrow the results"));
  await visitor.open("/search", "search-page");
  await visitor.page.getByRole("combobox").fill("зубр");
  const page = visitor.page.getByRole("option").filter({ hasText: "ЗУБР" }).first();
  await visitor.go(() => page.click(), "page-by-a-suggestion", 200);

  await visitor.open("/search?q=%D1%81%D0%B8%D0%BC%D0%B2%D0%BB%D0%BE%D0%BE%D0%B2", "search-with-a-mistake");
  await visitor.sees(t("Did you mean:"));
  await visitor.press("символов", "search-corrected", { within: visitor.page.getByRole("main") });
  await visitor.sees(t("Narrow the results"));
}
