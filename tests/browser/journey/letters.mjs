/// The bell, how optional notices come by mail, and another e-mail address: asked for with the password, confirmed by the link that was mailed there.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { read } from "../../notices/relay.mjs";
import { signs_in } from "./ngo.mjs";

/// The letters that went out so far, as text.
function letters(scene) {
  const folder = join(scene.site.folder, "mail");
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".eml")).map((name) => read(readFileSync(join(folder, name), "latin1")));
  } catch {
    return [];
  }
}

/// Mail goes out some seconds after its cause.
async function letter_to(scene, address, holding) {
  for (const end = Date.now() + 60000; Date.now() < end; await new Promise((done) => setTimeout(done, 200))) {
    const found = letters(scene).find((letter) => letter.header("To").join("") === address && letter.text.includes(holding));
    if (found) return found;
  }
  return undefined;
}

async function chooses_how_notices_come(ngo) {
  const { t } = ngo.scene;
  await ngo.press(t("No new notices"), "notices");
  await ngo.press(t("Choose which notices come by mail"), "notices-by-mail");
  const daily = t("In one letter a day, at eight in the morning");
  const reminder = ngo.page.getByRole("group", { name: t("Reminder of a due date"), exact: true }).getByLabel(daily, { exact: true });
  await reminder.check();
  await ngo.press(t("Save"), "notices-by-mail-saved", { within: ngo.page.getByRole("main") });
  await ngo.sees(t("Saved."));
  ngo.check("the choice stands", await reminder.isChecked());
}

async function gets_another_address(ngo) {
  const { scene } = ngo, { t } = scene;
  const address = "info@қор.қаз", on_the_wire = "info@xn--n1ae5y.xn--80ao21a";
  await ngo.open("/account", "account");
  await ngo.press(new RegExp(`^(${t("Change the address")}|${t("Enter an address")})$`), "account-email", { within: ngo.page.getByRole("main") });
  await ngo.fill(t("New e-mail address"), address);
  await ngo.fill(t("Current password"), "not the one");
  await ngo.press(t("Send the letter"), "account-email-wrong-password", { status: 422 });
  // Chromium shows a host in its letters and gives it to scripts in ASCII.
  ngo.check("the address is kept", [address, on_the_wire].includes(await ngo.field(t("New e-mail address")).inputValue()));
  await ngo.fill(t("Current password"), scene.site.accounts()["ngo-lot-5"]);
  await ngo.press(t("Send the letter"), "account-email-asked");
  const letter = await letter_to(scene, on_the_wire, "/account/email/confirm?code=");
  if (!ngo.check("a letter with a link went to the new address", letter)) return;
  const path = /https?:\/\/[^/]+\/[a-z]{2}(\/account\/email\/confirm\?code=[\w-]+)/.exec(letter.text)[1];
  await ngo.open(path, "account-email-confirm");
  await ngo.sees(address);
  await ngo.press(t("Confirm the address"), "account-email-changed");
  await ngo.sees(t("The e-mail address has been changed. You were signed out everywhere else."));
  await ngo.sees(address);
  ngo.check("the new address is told", await letter_to(scene, on_the_wire, "ngo-lot-5"));
}

export async function reads_and_chooses_letters(scene) {
  const ngo = await signs_in(scene, "ngo");
  await chooses_how_notices_come(ngo);
  await gets_another_address(ngo);
  await ngo.open("/notices", "notices-with-news");
  await ngo.sees(scene.t("Change of the e-mail address"));
}
