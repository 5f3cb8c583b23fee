/// The end of a whole year of a contest with 90 lots (tests/year/run.py plays it), read by everybody in turn: every page of the cycle.

import { execFile, execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Person } from "../person.mjs";
import { Site } from "../site.mjs";

const year = fileURLToPath(new URL("../../year/run.py", import.meta.url));

/// The other run goes on meanwhile; what the year complains of is told whole.
async function play(words) {
  try {
    await promisify(execFile)("python3", [year, ...words], { maxBuffer: 1 << 26 });
  } catch (error) {
    throw new Error(`the year: ${error.message}\n${error.stdout}${error.stderr}`);
  }
}

export async function reads_the_year(scene) {
  const folder = join(mkdtempSync(join(tmpdir(), "baqylau-browser-")), "data");
  await play(["--program", scene.program, "--engine", "sqlite", "--keep", folder]);
  await scene.site.stop();
  scene.site = await Site.reopen(scene.program, folder, "2028-12-30T10:00:00Z");
  const one = (statement) => execFileSync("sqlite3", ["-readonly", "-cmd", ".timeout 60000", join(folder, "baqylau.sqlite"), statement]).toString().trim();
  const of_lot = (number, what) => one(`SELECT ${what} FROM project p JOIN lot l ON l.id = p.lot_id JOIN contest c ON c.id = l.contest_id WHERE l.number = ${number} AND c.held_on = '2028-02-01'`);
  const paid = of_lot(1, "p.id"), ended = of_lot(45, "p.id"), ngo = of_lot(1, "p.ngo_id");
  const returned = one(`SELECT r.id FROM report r JOIN project p ON p.id = r.project_id JOIN lot l ON l.id = p.lot_id WHERE l.number = 4 AND r.stage = 1 AND EXISTS (SELECT 1 FROM report_version v WHERE v.report_id = r.id AND v.number = 2)`);
  const overdue = one(`SELECT r.id FROM report r WHERE r.project_id = ${ended} AND r.stage = 2`);
  const decision = one("SELECT MAX(id) FROM decision");

  const visits = {
    visitor: [`/projects/${paid}`, `/projects/${ended}`, `/projects/${paid}/decisions`, `/decisions/${decision}`, "/decisions/latest", `/reports/${returned}`,
      `/reports/${returned}/compare?from=1&to=2`, "/rankings", "/rankings/ngos", "/rankings/method", "/special-control", "/special-control?as_of=2028-05-02",
      `/ngos/${ngo}/history`, "/verify", "/"],
    "ngo-lot-1": ["/cabinet", "/notices", `/projects/${paid}/consultation`, `/projects/${paid}/spending`, `/projects/${paid}/edit/budget`],
    specialist: ["/control", ...Array.from({ length: 10 }, (_, n) => `/control/${n + 1}`), "/control/4?as_of=2028-05-02", "/control/4?page=2", "/control/4?all=1", "/control/4?sort=days&order=desc", "/control/warnings",
      "/reports", `/reports/${overdue}/due`, `/reports/${returned}/score`, `/projects/${ended}/cases`, `/projects/${paid}/decisions/new`,
      `/projects/${paid}/decisions/new?kind=finance`, "/decisions", "/consultation"],
    operator: [`/projects/${paid}/tranches`, `/projects/${paid}/tranches/1/pay`, `/control/contacts/${paid}`],
    administrator: ["/ratings/settings"],
  };
  for (const [who, paths] of Object.entries(visits)) {
    const person = await Person.enter(scene, `year-${who}`);
    if (who !== "visitor") {
      await person.open("/sign-in", "sign-in");
      await person.sign_in(who);
    }
    for (const path of paths) {
      await person.open(path, path.replace(/\d{6,}/g, "").replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "") || "home");
    }
    await person.leave();
  }
}
