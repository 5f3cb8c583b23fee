/// An operator writes a news item in both languages, looks at it, publishes it; a visitor reads it and finds the way by the site map.

import { Person } from "../person.mjs";
import * as texts from "./texts.mjs";

export async function publishes_news(scene) {
  const { t, language } = scene;
  const operator = await Person.enter(scene, "operator-of-content");
  await operator.open("/sign-in", "sign-in-to-write-news");
  await operator.sign_in("operator");
  const other = language === "kk" ? "ru" : "kk";
  await operator.menu(t("Content of the site"), "content-of-the-site");
  await operator.press(t("Write a news item"), "new-news-item");
  await operator.press(t("Save the draft"), "news-item-without-a-title", { status: 422 });
  await operator.sees(t("Enter the title in Kazakh, in Russian, or in both"));
  await operator.fill(t("Title in Kazakh"), texts.news.kk.title);
  await operator.fill(t("Text in Kazakh"), texts.news.kk.text);
  await operator.fill(t("Title in Russian"), texts.news.ru.title);
  await operator.fill(t("Text in Russian"), texts.news.ru.text);
  await operator.press(t("Preview"), "preview-of-news");
  await operator.sees(t("Nothing has been saved yet. Below is the form with what you typed."));
  operator.check("the preview is rendered", (await operator.page.locator(".app-preview strong").count()) === 2);
  operator.check("what was typed stays", (await operator.field(t("Text in Russian")).inputValue()) === texts.news.ru.text);
  await operator.press(t("Save the draft"), "draft-of-news");
  await operator.sees(t("Draft, never published"));
  const visitor = await Person.enter(scene, "reader-of-news");
  await visitor.open("/news", "no-news-yet");
  await visitor.sees(t("There are no news here yet."));
  await operator.press(t("Publish"), "news-published");
  await operator.sees(t("Published."));
  await visitor.open("/", "home-with-news");
  await visitor.press(texts.news[language].title, "news-item");
  await visitor.sees(texts.news[language].words);
  await visitor.misses(texts.news[other].words);
  await visitor.press(t("Site map"), "site-map");
  await visitor.press(t("Law"), "laws-by-the-site-map", { within: visitor.page.getByRole("main") });
  await visitor.sees(t("Legal framework"));
  for (const [path, name] of [["/about", "about"], ["/instruction", "instruction"], ["/links", "links"], ["/contacts", "contacts"], ["/acts", "acts"]])
    await visitor.open(path, name);
}
