/// An operator writes a news item in both languages, looks at it, publishes it; a visitor reads it and finds the way by the site map.

import { Person } from "../person.mjs";
import * as texts from "./texts.mjs";

/// A picture larger than what is taken, as a telephone makes it: painted by the browser itself.
async function photograph(page) {
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [1200, 900];
    const context = canvas.getContext("2d");
    const noise = context.createImageData(canvas.width, canvas.height);
    let seed = 2008;
    for (let i = 0; i < noise.data.length; i += 1) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      noise.data[i] = i % 4 === 3 ? 255 : seed >> 23;
    }
    context.putImageData(noise, 0, 0);
    const blob = await new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  return { name: "photograph.png", mimeType: "image/png", buffer: Buffer.from(bytes) };
}

/// A picture is added and put into the text, the change is published; then the text as it was is published again and the picture taken away.
async function changes_and_restores(operator, visitor, scene) {
  const { t, language } = scene;
  const title = texts.news[language].title;
  const news = operator.page.url();
  await operator.open("/content/images", "no-pictures-yet");
  const photo = await photograph(operator.page);
  operator.check("the photograph is larger than what is taken", photo.buffer.length > 300 * 1024);
  for (const code of ["kk", "ru"])
    await operator.fill(t(code === "kk" ? "What is to be seen in it, in Kazakh" : "What is to be seen in it, in Russian"), texts.news[code].picture);
  await operator.field(t("Picture")).setInputFiles(photo);
  if (operator.script) {
    await operator.page.waitForFunction(() => document.querySelector("input[type=file]").files[0].type === "image/jpeg");
    await operator.press_here(t("Add the picture"));
    await operator.page.waitForSelector(".app-picture-card");
  } else {
    await operator.press(t("Add the picture"), "picture-too-large", { status: 422 });
    operator.check("the words stay", (await operator.field(t("What is to be seen in it, in Russian")).inputValue()) === texts.news.ru.picture);
    return;
  }
  await operator.look("picture-added");
  const line = await operator.page.locator(`.app-picture-line[lang=${language}]`).first().textContent();
  await operator.go(() => operator.page.goto(news), "news-before-its-picture", 200);
  await operator.press(t("Edit"), "edit-news");
  const label = t(language === "kk" ? "Text in Kazakh" : "Text in Russian");
  const before = await operator.field(label).inputValue();
  await operator.fill(label, `${before}\n\n${line.replace(")", ` "${texts.news[language].caption}")`)}`);
  await operator.press(t("Save the draft"), "news-with-a-picture");
  await operator.press(t("Publish this version"), "news-with-a-picture-published");
  await visitor.open("/", "home-before-the-picture");
  await visitor.press(title, "news-with-its-picture");
  await visitor.sees(texts.news[language].caption);
  visitor.check("the picture is painted", await visitor.page.getByRole("img", { name: texts.news[language].picture }).evaluate(
    async (image) => { image.loading = "eager"; await image.decode(); return image.naturalWidth > 0 && image.naturalWidth <= 1600; }));
  await operator.press(t("Version {number}", { number: 1 }), "first-version");
  await operator.press(t("Edit from this version"), "edit-from-the-first-version");
  await operator.press(t("Save the draft"), "text-without-the-picture-again");
  await operator.press(t("Publish this version"), "text-restored");
  await visitor.open("/", "home-after-the-picture");
  await visitor.press(title, "news-without-its-picture");
  await visitor.misses(texts.news[language].caption);
  await operator.open("/content/images", "one-picture");
  await operator.press(t("Take the picture away"), "picture-taken-away");
  await operator.sees(t("No picture has been added yet."));
}

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
  await changes_and_restores(operator, visitor, scene);
  await visitor.press(t("Site map"), "site-map");
  await visitor.press(t("Law"), "laws-by-the-site-map", { within: visitor.page.getByRole("main") });
  await visitor.sees(t("Legal framework"));
  for (const [path, name] of [["/about", "about"], ["/instruction", "instruction"], ["/links", "links"], ["/contacts", "contacts"], ["/acts", "acts"]])
    await visitor.open(path, name);
}
