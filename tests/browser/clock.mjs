/// The tests' clock: the machine's, moved by BAQYLAU_TEST_CLOCK seconds, as the program's own in a build with tests.

import { execFileSync } from "node:child_process";

export const offset = Number(process.env.BAQYLAU_TEST_CLOCK ?? 0);
export const now = () => Math.floor(Date.now() / 1000) + offset;

/// What moves the program's clock so that it is `instant` (`2028-12-30T10:00:00Z`) now.
export const offset_to = (instant) => Math.floor((Date.parse(instant) - Date.now()) / 1000);

/// Days from today in Almaty, as people type them here: 27.02.2008. The zone is the system's: Node's own table may be older.
export function day(from_today) {
  const today = execFileSync("date", ["-d", `@${now()}`, "+%F"], { env: { ...process.env, TZ: "Asia/Almaty" } }).toString().trim();
  const wanted = new Date(Date.parse(`${today}T00:00:00Z`) + from_today * 86_400_000).toISOString();
  return `${wanted.slice(8, 10)}.${wanted.slice(5, 7)}.${wanted.slice(0, 4)}`;
}
