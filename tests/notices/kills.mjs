// kill -9 of the sender between any two steps of sending: at what the relay is told, before it answers, and after it has taken a mail, when the
// sender may or may not have written that down. Each letter arrives, and is recorded; what may have arrived twice is recorded as doubtful.
// node tests/notices/kills.mjs BUILD_DIR WORK_DIR ROUNDS

import { spawn } from "node:child_process";
import { join } from "node:path";

import { Tally } from "../browser/tally.mjs";
import { outboxes, query, queue } from "./outbox.mjs";
import { read, wire } from "./relay.mjs";

const steps = ["connect", "EHLO", "MAIL", "RCPT", "DATA", "text", "answered"];
const letters_at_once = 10;

/// `data`: a site with an empty outbox.
export async function kills({ rounds, client, data }) {
  const tally = new Tally();
  const taken = new Map(); // Message-ID → how often the relay had the whole of it
  let waited = { step: "", times: 0 }, child, killed = "";
  const server = await wire({
    at(step, mail) {
      if (step === "text") {
        const id = read(mail).header("Message-ID").join("");
        taken.set(id, (taken.get(id) ?? 0) + 1);
      }
      if (!child || step !== waited.step || (waited.times -= 1) > 0) return false;
      killed = step;
      child.kill("SIGKILL");
      return true;
    },
  });
  let next = 1000;
  const fell = new Map(steps.map((step) => [step, 0]));
  const run = async () => {
    killed = "";
    child = spawn(client, ["outbox", data, `smtp://127.0.0.1:${server.port}`, "20"], { stdio: ["ignore", "ignore", "inherit"] });
    const code = await new Promise((done) => child.once("exit", (status, signal) => done(signal ?? status)));
    child = undefined;
    return code;
  };
  const left = () => Number(query(data, "SELECT COUNT(*) FROM notice WHERE state <> 'sent'"));
  for (let round = 0; round < rounds; round += 1) {
    if (left() === 0) query(data, `BEGIN; ${Array.from({ length: letters_at_once }, () => queue((next += 1), "zubr@example.kz")).join("")} COMMIT`);
    const step = steps[round % steps.length];
    // The connection is kept between mails: its beginning comes once.
    const most = step === "connect" || step === "EHLO" ? 1 : Math.min(3, left());
    waited = { step, times: 1 + Math.floor(Math.random() * most) };
    const code = await run();
    if (!tally.check(`round ${round}: killed at ${step}`, code === "SIGKILL" && killed === step, `${code}`)) break;
    fell.set(step, fell.get(step) + 1);
  }
  waited = { step: "", times: 0 };
  tally.check("the last sender ends by itself", (await run()) === 0);
  await server.close();
  const rows = query(data, "SELECT id, state, doubtful FROM notice").split("\n").map((row) => row.split("|"));
  tally.check("each letter is recorded as sent", rows.every(([, state]) => state === "sent") && rows.length === next - 1000);
  tally.check("and the relay has had it", rows.every(([id]) => taken.has(`<${id}@monitoring.example>`)), rows.filter(([id]) => !taken.has(`<${id}@monitoring.example>`)).join(" "));
  tally.check("and nothing else", taken.size === rows.length, `${taken.size} of ${rows.length}`);
  const twice = rows.filter(([id]) => taken.get(`<${id}@monitoring.example>`) > 1);
  tally.check("what it had twice is said to be doubtful", twice.every(([, , doubtful]) => Number(doubtful) > 0), twice.join(" "));
  const doubts = rows.reduce((sum, [, , doubtful]) => sum + Number(doubtful), 0);
  // Killed after the answer, it may have written down that the mail went out, and begun the next one or not.
  const certain = rounds - fell.get("answered");
  tally.check("no attempt that was cut off is forgotten, and no other is doubted", doubts >= certain && doubts <= rounds, `${doubts} doubtful attempts of ${rounds} kills, ${certain} of them within one`);
  console.log(`${rounds} kills (${[...fell].map(([step, times]) => `${step} ${times}`).join(", ")}); ${rows.length} letters, ${twice.length} arrived more than once, ${doubts} doubtful attempts`);
  return tally;
}

if (process.argv[1].endsWith("kills.mjs")) {
  const [build, work, rounds] = process.argv.slice(2);
  const tally = await kills({ rounds: Number(rounds), client: join(build, "smtp_client"), data: outboxes(join(build, "baqylau"), work)() });
  process.exit(tally.close());
}
