// Sites with nothing in them but letters.

import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

/// Makes a function that makes a new site below `work` each time, and says where.
export function outboxes(program, work) {
  let folders = 0;
  return () => {
    const data = join(work, `data-${(folders += 1)}`);
    mkdirSync(data);
    execFileSync(program, ["migrate", "--data", data]);
    return data;
  };
}

export const query = (data, statement) =>
  execFileSync("sqlite3", ["-batch", "-cmd", ".timeout 5000", join(data, "baqylau.sqlite")], { input: statement + ";", encoding: "utf8" }).trim();

/// The statement that puts a letter into the outbox.
export const queue = (id, address) =>
  `INSERT INTO notice (id, dedupe_key, kind, account_id, address, language, subject, body, link, created_at, state, attempts, next_attempt_at)
   VALUES (${id}, 'key ${id}', 'reminder', 1, '${address}', 'ru', 'Напоминание ${id}', 'Текст.', '/reports/17/draft', 1204099200000000, 'queued', 0, 0);`;
