// node tests/notices/smtp.mjs BUILD_DIR WORK_DIR — see smtp.sh.

import { execFile, spawn } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";

import { Tally } from "../browser/tally.mjs";
import { kills } from "./kills.mjs";
import { outboxes, query, queue } from "./outbox.mjs";
import { read, relay, silent, wire } from "./relay.mjs";

const [build, work] = process.argv.slice(2);
const tally = new Tally();
const certificate = join(work, "certificate.pem");
const own = { key: readFileSync(join(work, "key.pem")), cert: readFileSync(certificate) };
const subject = "Мемлекеттік әлеуметтік тапсырыс бойынша бірінші аралық есепті тапсыруға жеті күн қалды";
const text = "Құрметті әріптес!\n\n.\n..\nҚосымша: https://monitoring.example/kk/reports/17\n";

/// {outcome, words, seconds}
async function send(url, { to = "zubr@example.kz", timeout = "5", ca = "", user = "", password = "" } = {}) {
  const began = Date.now();
  const { stdout } = await promisify(execFile)(join(build, "smtp_client"), [url, to, subject, text, timeout, ca, user, password]);
  const [outcome, words = ""] = stdout.trimEnd().split("\n");
  return { outcome, words, seconds: (Date.now() - began) / 1000 };
}
const here = (server) => `smtp://127.0.0.1:${server.port}`;
// The same machine under a name that is not one of this machine's own: there TLS is required.
const elsewhere = (server, scheme = "smtp") => `${scheme}://0.0.0.0:${server.port}`;
const told = (result) => `${result.outcome}: ${result.words} (${result.seconds} s)`;

// ---- what arrives
{
  const server = await relay();
  const result = await send(here(server));
  tally.check("a relay of this machine takes a mail without TLS", result.outcome === "sent" && server.mails.length === 1, told(result));
  const [mail] = server.mails;
  tally.check("from the address of the setting", mail?.from === "noreply@monitoring.example");
  tally.check("to exactly the one recipient", JSON.stringify(mail?.to) === '["zubr@example.kz"]', JSON.stringify(mail?.to));
  const message = read(mail?.raw ?? "");
  tally.check("the subject is what was written", message.header("Subject").join("|") === subject, message.header("Subject").join("|"));
  tally.check("the text is what was written, dots included", message.text.replaceAll("\r\n", "\n") === text, message.text);
  tally.check("and as a page", message.html.replaceAll("\r\n", "\n") === `<p>${text}</p>\n`, message.html);
  tally.check("the Message-ID is the notice's", message.header("Message-ID").join("|") === "<1204099200000123@monitoring.example>");
  tally.check("the headers are these and no others", message.headers.map(([name]) => name).join(" ") ===
    "Date From To Message-ID Subject Auto-Submitted MIME-Version Content-Type", message.headers.map(([name]) => name).join(" "));

  const before = server.seen.connections;
  for (const to of ["zubr@example.kz\r\nRCPT TO:<thief@example.com>", "zubr@example.kz\nBcc: thief@example.com", "zubr@example.kz, thief@example.com",
    "zubr@example.kz>\r\nRCPT TO:<thief@example.com", "zubr@example.kz> ORCPT=x"]) {
    const attack = await send(here(server), { to });
    tally.check(`no connection for the recipient ${JSON.stringify(to)}`, attack.outcome === "invalid" && server.seen.connections === before, told(attack));
  }
  await server.close();
}

// ---- what is refused
{
  const server = await relay({
    onRcptTo(address, session, done) {
      if (address.address.startsWith("gone")) return done(Object.assign(new Error("5.1.1 No such mailbox here"), { responseCode: 550 }));
      if (address.address.startsWith("later")) return done(Object.assign(new Error("4.7.1 Greylisted, try later"), { responseCode: 451 }));
      done();
    },
  });
  const gone = await send(here(server), { to: "gone@example.kz" });
  tally.check("a mailbox that is not there is refused in the relay's words", gone.outcome === "refused" && gone.words.includes("550 5.1.1 No such mailbox here"), told(gone));
  const later = await send(here(server), { to: "later@example.kz" });
  tally.check("so is a relay that wants to be asked later", later.outcome === "refused" && later.words.includes("451 4.7.1 Greylisted"), told(later));
  tally.check("and nothing arrived", server.mails.length === 0);
  await server.close();
}
{
  const server = await relay({
    onData(stream, session, done) {
      stream.resume();
      stream.on("end", () => done(Object.assign(new Error("5.7.1 Message looks like spam"), { responseCode: 554 })));
    },
  });
  const result = await send(here(server));
  tally.check("a text that is refused is not sent", result.outcome === "refused" && result.words.includes("554"), told(result));
  await server.close();
}

// ---- a relay that hangs
{
  const server = await silent();
  const result = await send(here(server), { timeout: "2" });
  tally.check("a relay that says nothing is left after the time limit", result.outcome === "unavailable" && result.seconds >= 1.9 && result.seconds < 8, told(result));
  await server.close();
}
{
  const server = await relay({ onData: (stream) => stream.resume(), closeTimeout: 100 });
  const result = await send(here(server), { timeout: "2" });
  tally.check("so is one that falls silent when it has the text, and nobody knows whether it sends it on", result.outcome === "doubtful" && result.seconds < 8, told(result));
  await server.close();
}
for (const [options, outcome] of [[{ after_text: "drop" }, "doubtful"], [{ after_text: "silent" }, "doubtful"], [{}, "sent"]]) {
  const server = await wire(options);
  const result = await send(here(server), { timeout: "2" });
  tally.check(`a relay with ${JSON.stringify(options)}: ${outcome}`, result.outcome === outcome, told(result));
  await server.close();
}
{
  const server = await wire({ in_text: "drop" });
  const result = await send(here(server), { timeout: "2" });
  tally.check("a line that breaks in the text is not taken for sent", ["doubtful", "unavailable"].includes(result.outcome), told(result));
  await server.close();
}

// ---- addresses in any letters
for (const to of ["info@қор.қаз", "info@ҚОР.қаз", "info@xn--n1ae5y.xn--80ao21a"]) {
  const server = await wire();
  const result = await send(here(server), { to });
  tally.check(`${to} goes over the line in ASCII`, result.outcome === "sent" && server.lines.some((line) => line === "RCPT TO:<info@xn--n1ae5y.xn--80ao21a>"), `${told(result)} ${server.lines.join(" | ")}`);
  await server.close();
}
{
  const server = await wire();
  const result = await send(here(server), { to: "қор@қор.қаз" });
  tally.check("letters before the @ are refused before the relay is asked", result.outcome === "invalid" && server.lines.length === 0, told(result));
  await server.close();
}

// ---- TLS
{
  const server = await relay();
  const result = await send(elsewhere(server));
  tally.check("a relay elsewhere that offers no STARTTLS gets no mail", result.outcome === "unavailable" && server.mails.length === 0 && server.seen.envelopes === 0, told(result));
  await server.close();
}
{
  const server = await relay(own);
  const trusted = await send(elsewhere(server), { ca: certificate });
  tally.check("STARTTLS with a certificate that is trusted carries the mail", trusted.outcome === "sent" && server.mails[0]?.secure === true, told(trusted));
  const unknown = await send(elsewhere(server));
  tally.check("a certificate of an unknown authority is refused", unknown.outcome === "unavailable" && server.mails.length === 1, told(unknown));
  await server.close();
}
{
  const other = join(work, "other-certificate.pem");
  const server = await relay({ key: readFileSync(join(work, "other-key.pem")), cert: readFileSync(other) });
  const result = await send(elsewhere(server), { ca: other });
  tally.check("a certificate of another host is refused", result.outcome === "unavailable" && server.mails.length === 0, told(result));
  await server.close();
}
{
  const server = await relay({ ...own, secure: true });
  const result = await send(elsewhere(server, "smtps"), { ca: certificate });
  tally.check("smtps carries the mail", result.outcome === "sent" && server.mails[0]?.secure === true, told(result));
  await server.close();
}
{
  const server = await relay({
    ...own,
    authOptional: false,
    onAuth: (auth, session, done) => (auth.username === "baqylau" && auth.password === "tulip anvil" ? done(null, { user: "baqylau" }) : done(new Error("5.7.8 Wrong name or password"))),
  });
  const right = await send(elsewhere(server), { ca: certificate, user: "baqylau", password: "tulip anvil" });
  tally.check("the relay is signed in to behind TLS", right.outcome === "sent" && server.mails[0]?.user === "baqylau", told(right));
  const wrong = await send(elsewhere(server), { ca: certificate, user: "baqylau", password: "wrong" });
  tally.check("a wrong password is the relay's no", wrong.outcome === "unavailable" && server.mails.length === 1 && !wrong.words.includes("wrong "), told(wrong));
  await server.close();
}

// ---- the program itself
const program = join(build, "baqylau");
const site = ["--mail-from", "noreply@monitoring.example", "--site-address", "https://monitoring.example"];
const fresh = outboxes(program, work);
/// Resolves when it listens.
function serve(data, words, port = 0) {
  const process = spawn(program, ["serve", "--data", data, "--listen", `127.0.0.1:${port}`, ...words], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((done) => process.once("exit", done));
  const listening = new Promise((done, failed) => {
    process.stdout.on("data", (line) => String(line).includes("listening") && done());
    ended.then((code) => failed(new Error(`ended with ${code}`)));
  });
  return { listening, ended, kill: (signal) => process.kill(signal) };
}
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
async function becomes(condition, seconds = 15) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(50)) if (condition()) return true;
  return condition();
}
async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

for (const [words, named] of [[["--relay", "relay.example:25", ...site], "--relay"], [["--relay", "smtp://relay.example"], "--mail-from"],
  [["--relay", "smtp://relay.example", "--mail-from", "noreply@monitoring.example"], "--site-address"], [["--relay-user", "baqylau"], "--relay-user"],
  [["--site-address", "http://monitoring.example"], "--site-address"]]) {
  const data = join(work, "never");
  const result = await promisify(execFile)(program, ["serve", "--data", data, "--listen", "127.0.0.1:0", ...words], { timeout: 10000 }).catch((error) => error);
  tally.check(`serve ${words.join(" ")} ends with a line about ${named}`, result.code === 1 && result.stderr.trim().split("\n").length === 1 && result.stderr.includes(named), `${result.code} ${result.stderr}`);
}

// ---- baqylau check mail
{
  const checks = async (words) => {
    const result = await promisify(execFile)(program, ["check", "mail", ...words, ...site], { timeout: 60000 }).then((fine) => ({ code: 0, ...fine }), (error) => error);
    return { code: result.code, words: `${result.stdout}${result.stderr}`.trim() };
  };
  const password = join(work, "password");
  writeFileSync(password, "tulip anvil\n", { mode: 0o400 });
  const open = await relay(), secured = await relay(own);
  const strict = await relay({
    ...own,
    authOptional: false,
    onAuth: (auth, session, done) => (auth.username === "baqylau" && auth.password === "tulip anvil" ? done(null, { user: "baqylau" }) : done(new Error("5.7.8 Wrong name or password"))),
  });
  const closed = await freePort();
  for (const [what, words, code, said] of [
    ["a relay of this machine", ["--relay", here(open)], 0, "answers"],
    ["one that is signed in to", ["--relay", elsewhere(strict), "--relay-ca", certificate, "--relay-user", "baqylau", "--relay-password-file", password], 0, "takes the name and the password"],
    ["a name that is not known", ["--relay", "smtp://relay.invalid:25"], 1, "The name of the relay, relay.invalid, is not known"],
    ["a port where nobody is", ["--relay", `smtp://127.0.0.1:${closed}`], 1, "Nobody answers at"],
    ["no STARTTLS", ["--relay", elsewhere(open)], 1, "offers no STARTTLS"],
    ["a certificate of an unknown authority", ["--relay", elsewhere(secured)], 1, "certificate of the relay is not one"],
    ["a wrong name", ["--relay", elsewhere(strict), "--relay-ca", certificate, "--relay-user", "other", "--relay-password-file", password], 1, "does not take --relay-user"],
    ["no relay", [], 0, "DATA/mail"],
  ]) {
    const result = await checks(words);
    tally.check(`check mail, ${what}: ${said}`, result.code === code && result.words.includes(said) && result.words.split("\n").length === 1, `${result.code} ${result.words}`);
  }
  tally.check("and no letter was sent", open.mails.length + secured.mails.length + strict.mails.length === 0);
  await Promise.all([open, secured, strict].map((server) => server.close()));
}

{
  const server = await relay({
    onRcptTo: (address, session, done) => (address.address.startsWith("gone") ? done(Object.assign(new Error("5.1.1 No such mailbox here"), { responseCode: 550 })) : done()),
  });
  const data = fresh();
  query(data, queue(1, "gone@example.kz") + queue(2, "zubr@example.kz"));
  const node = serve(data, ["--relay", here(server), ...site]);
  await node.listening;
  tally.check("serve sends what waits in the outbox", await becomes(() => server.mails.length === 1 && query(data, "SELECT state FROM notice WHERE id = 2") === "sent"));
  const message = read(server.mails[0]?.raw ?? "");
  tally.check("with the link in the reader's language", message.text.includes("\r\nhttps://monitoring.example/ru/reports/17/draft\r\n"), message.text);
  tally.check("and keeps the relay's words of what it refused",
    await becomes(() => /^queued\|1\|.*550 5\.1\.1 No such mailbox here/.test(query(data, "SELECT state, attempts, error FROM notice WHERE id = 1"))), query(data, "SELECT state, attempts, error FROM notice WHERE id = 1"));
  const began = Date.now();
  node.kill("SIGTERM");
  await node.ended;
  tally.check("it ends at once when it is asked to", Date.now() - began < 5000, `${Date.now() - began} ms`);
  await server.close();
}
{
  const data = fresh();
  query(data, queue(3, "zubr@example.kz"));
  const node = serve(data, []);
  await node.listening;
  tally.check("without a relay a mail is a file", await becomes(() => query(data, "SELECT state FROM notice") === "sent"));
  const files = readdirSync(join(data, "mail"));
  tally.check("named by its notice", files.join(" ") === "3.eml", files.join(" "));
  tally.check("with the mail in it", read(readFileSync(join(data, "mail", "3.eml"), "latin1")).header("Subject").join("") === "Напоминание 3");
  node.kill("SIGTERM");
  await node.ended;
}

// ---- what becomes of a letter at each kind of relay, at the first attempt and at the second
{
  const greylists = () => {
    const seen = new Set();
    return relay({ onRcptTo: ({ address }, session, done) => (seen.has(address) ? done() : (seen.add(address), done(Object.assign(new Error("4.7.1 Greylisted, try later"), { responseCode: 451 })))) });
  };
  const refuses = () => relay({ onRcptTo: (address, session, done) => done(Object.assign(new Error("5.1.1 No such mailbox here"), { responseCode: 550 })) });
  const once = async (data, url, seconds) => promisify(execFile)(join(build, "smtp_client"), ["outbox", data, url, seconds]);
  const state = (data) => query(data, "SELECT state || ', attempts ' || attempts || ', doubtful ' || doubtful || CASE WHEN error IS NULL THEN '' ELSE ', why' END FROM notice");
  const kinds = [
    ["accepts", relay, here, "sent, attempts 1, doubtful 0", "sent, attempts 1, doubtful 0", "zubr@example.kz"],
    ["refuses", refuses, here, "queued, attempts 1, doubtful 0, why", "queued, attempts 2, doubtful 0, why", "zubr@example.kz"],
    ["greylists", greylists, here, "queued, attempts 1, doubtful 0, why", "sent, attempts 2, doubtful 0", "zubr@example.kz"],
    ["says nothing", silent, here, "queued, attempts 1, doubtful 0, why", "queued, attempts 2, doubtful 0, why", "zubr@example.kz"],
    ["drops the line in DATA", () => wire({ in_text: "drop" }), here, "queued, attempts 1, doubtful 1, why", "queued, attempts 2, doubtful 2, why", "zubr@example.kz"],
    ["drops it when it has all", () => wire({ after_text: "drop" }), here, "queued, attempts 1, doubtful 1, why", "queued, attempts 2, doubtful 2, why", "zubr@example.kz"],
    ["falls silent when it has all", () => wire({ after_text: "silent" }), here, "queued, attempts 1, doubtful 1, why", "queued, attempts 2, doubtful 2, why", "zubr@example.kz"],
    ["offers no TLS elsewhere", relay, elsewhere, "queued, attempts 1, doubtful 0, why", "queued, attempts 2, doubtful 0, why", "zubr@example.kz"],
    ["is asked for қор@қор.қаз", relay, here, "failed, attempts 1, doubtful 0, why", "failed, attempts 1, doubtful 0, why", "қор@қор.қаз"],
  ];
  // What waits for others begins when nothing waits for us any more.
  const sites = kinds.map(([, , , , , address]) => {
    const data = fresh();
    query(data, queue(1, address));
    return data;
  });
  const table = await Promise.all(kinds.map(async ([what, make, where, first, second], at) => {
    const server = await make(), data = sites[at];
    const seconds = /nothing|silent/.test(what) ? "2" : "30";
    await once(data, where(server), seconds);
    const seen = [state(data)];
    query(data, "UPDATE notice SET next_attempt_at = 0");
    await once(data, where(server), seconds);
    seen.push(state(data));
    await server.close();
    return { what, wanted: [first, second], seen };
  }));
  for (const { what, wanted, seen } of table) {
    console.log(`a relay that ${what.padEnd(30)} ${seen[0].padEnd(38)} then ${seen[1]}`);
    tally.check(`a letter to a relay that ${what}: ${wanted.join(", then ")}`, seen.join() === wanted.join(), seen.join(", then "));
  }
}

// ---- killed between any two steps: `./test deep mail` does it two thousand times
tally.add(await kills({ rounds: 20, client: join(build, "smtp_client"), data: fresh() }));

process.exit(tally.close());
