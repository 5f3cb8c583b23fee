/// A running site with the pilot's data in a place of its own; nothing of it stays, however the run ends.

import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { offset_to } from "./clock.mjs";

const running = new Set();
const as_owner = (statement) => execFileSync("psql", ["-qAt", "-d", "postgres", "-c", statement], { stdio: ["ignore", "pipe", "pipe"] });

export class Site {
  static async start(program, engine, more = []) {
    const site = new Site();
    running.add(site);
    site.program = program;
    site.engine = engine;
    site.folder = mkdtempSync(join(tmpdir(), "baqylau-browser-"));
    try {
      if (engine === "postgresql") {
        const name = `baqylau_${randomBytes(6).toString("hex")}`;
        as_owner(`CREATE DATABASE ${name}`);
        site.database = name;
      }
      execFileSync(program, ["load", "pilot", ...site.place()], { stdio: ["ignore", "pipe", "pipe"] });
      await site.serve(more);
    } catch (error) {
      await site.stop();
      throw error;
    }
    return site;
  }

  /// A folder that was filled elsewhere; the program takes `clock` for now: `2028-12-30T10:00:00Z`.
  static async reopen(program, folder, clock) {
    const site = new Site();
    running.add(site);
    Object.assign(site, { program, engine: "sqlite", folder, clock });
    await site.serve([]);
    return site;
  }

  environment() {
    return this.clock ? { ...process.env, BAQYLAU_TEST_CLOCK: String(offset_to(this.clock)) } : process.env;
  }

  place() {
    const where = ["--data", this.folder];
    if (!this.database) return where;
    const { PGHOST, PGPORT, PGUSER, PGPASSWORD } = process.env;
    return [...where, "--db", `host=${PGHOST} port=${PGPORT} user=${PGUSER} password=${PGPASSWORD} dbname=${this.database}`];
  }

  serve(more) {
    const log = openSync(this.log_file(), "a");
    this.server = spawn(this.program, ["serve", "--listen", "127.0.0.1:0", ...this.place(), ...more], { stdio: ["ignore", "pipe", log], env: this.environment() });
    closeSync(log);
    this.ended = new Promise((end) => this.server.once("exit", (code, signal) => end(signal ?? code)));
    return new Promise((started, failed) => {
      let said = "";
      this.server.stdout.on("data", (piece) => {
        said += piece;
        const found = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(said);
        if (!found) return;
        this.origin = found[1];
        started();
      });
      this.server.once("error", failed);
      this.ended.then((how) => failed(new Error(`the server ended (${how}): ${said}${this.log()}`)));
    });
  }

  log_file() { return join(this.folder, "browser-test.log"); }
  log() { return readFileSync(this.log_file(), "utf8"); }

  /// Passwords of the demo accounts by login.
  accounts() {
    const lines = readFileSync(join(this.folder, "demo-accounts.txt"), "utf8").split("\n").slice(1);
    return Object.fromEntries(lines.filter(Boolean).map((line) => line.trim().split(/\s+/)));
  }

  /// All texts that the database holds: what a page may show without translating it. SQLite only.
  stored_texts() {
    const ask = (statement) => JSON.parse(execFileSync("sqlite3", ["-readonly", "-cmd", ".timeout 60000", "-json", join(this.folder, "baqylau.sqlite"), statement], { maxBuffer: 1 << 28 }).toString() || "[]");
    const texts = new Set();
    for (const { name } of ask("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
      for (const row of ask(`SELECT * FROM "${name}"`)) for (const value of Object.values(row)) if (typeof value === "string") texts.add(value);
    }
    return texts;
  }

  /// Whether the database holds a text of one line.
  holds(text) {
    if (!this.database) return this.stored_texts().has(text);
    return execFileSync("pg_dump", ["--data-only", "-d", this.database], { maxBuffer: 1 << 28 }).toString().includes(text);
  }

  /// What of the tables the journal does not vouch for; nothing where all is well.
  unvouched() {
    try {
      execFileSync(this.program, ["journal", "verify", ...this.place()], { stdio: ["ignore", "pipe", "pipe"] });
      return "";
    } catch (error) {
      return `${error.stderr}${error.stdout}`;
    }
  }

  /// How the server ended: 0 when asked to stop.
  async stop() {
    if (!running.delete(this)) return 0;
    let how = 0;
    if (this.server && this.server.exitCode === null && this.server.signalCode === null) {
      this.server.kill("SIGTERM");
      const late = setTimeout(() => this.server.kill("SIGKILL"), 20_000);
      how = await this.ended;
      clearTimeout(late);
    }
    this.remove();
    return how;
  }

  remove() {
    if (this.database) as_owner(`DROP DATABASE ${this.database} WITH (FORCE)`);
    this.database = undefined;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/// The last resort, where nothing can be waited for.
process.on("exit", () => {
  for (const site of running) {
    site.server?.kill("SIGKILL");
    site.remove();
  }
});
