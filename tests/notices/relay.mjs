// Relays to send to, and what arrived there, read by an independent few lines.

import { createServer } from "node:net";
import { SMTPServer } from "smtp-server";

/// An SMTP server on a free port of this machine. `mails` fills with {from, to, secure, user, raw}.
export async function relay(options = {}) {
  const mails = [];
  const seen = { connections: 0, envelopes: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: options.cert ? [] : ["STARTTLS"],
    logger: false,
    onConnect(session, done) {
      seen.connections += 1;
      done();
    },
    onMailFrom(address, session, done) {
      seen.envelopes += 1;
      done();
    },
    onData(stream, session, done) {
      const parts = [];
      stream.on("data", (part) => parts.push(part));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({ from: mailFrom.address, to: rcptTo.map((one) => one.address), secure: session.secure, user: session.user, raw: Buffer.concat(parts).toString("latin1") });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => {}); // a client that breaks off is what some of the tests are about
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { port: server.server.address().port, mails, seen, close: () => new Promise((done) => server.close(done)) };
}

/// Takes the connection and never says a word.
export async function silent() {
  const sockets = [];
  const server = createServer((socket) => {
    socket.on("error", () => {});
    sockets.push(socket);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    port: server.address().port,
    close: () => {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((done) => server.close(done));
    },
  };
}

/// A relay of a few lines that shows each line as it came over the wire; smtp-server has one spelling of an address for both. It takes no raw
/// UTF-8 in an address. `at(step, text)` is called before each answer, `text` where it has a whole mail; true: it does not answer any more.
/// `after_text`: what it does when it has the whole mail, `drop` the line or be `silent`; `in_text`: when the text begins.
export async function wire({ after_text = "", in_text = "", at = () => false } = {}) {
  const lines = [], sockets = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => {});
    const say = (line) => socket.write(`${line}\r\n`);
    let text = false, left = "", mail = "";
    if (at("connect")) return;
    say("220 relay");
    socket.on("data", (bytes) => {
      left += bytes.toString("latin1");
      for (let end = left.indexOf("\r\n"); end >= 0; end = left.indexOf("\r\n")) {
        const line = left.slice(0, end);
        left = left.slice(end + 2);
        if (text) {
          if (in_text === "drop") return socket.destroy();
          if (line !== ".") {
            mail += `${line}\r\n`;
            continue;
          }
          text = false;
          if (at("text", mail)) return;
          if (after_text === "drop") socket.destroy();
          else if (after_text !== "silent") say("250 taken");
          at("answered");
          continue;
        }
        lines.push(Buffer.from(line, "latin1").toString("utf8"));
        if (at(line.slice(0, 4).toUpperCase())) return;
        if (/^DATA/i.test(line)) {
          text = true;
          mail = "";
          say("354 go on");
        } else if (/^RCPT/i.test(line) && /[^\x00-\x7f]/.test(line)) say("553 5.6.7 No letters but ASCII in an address");
        else if (/^QUIT/i.test(line)) { say("221 bye"); socket.end(); }
        else say("250 fine");
      }
    });
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    port: server.address().port,
    lines,
    close: () => {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((done) => server.close(done));
    },
  };
}

const unwrapped = (value) =>
  value.replace(/\?=\s+=\?/g, "?==?").replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, text) => Buffer.from(text, "base64").toString("utf8"));

const headers_of = (raw) =>
  raw
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n")
    .filter((line) => line)
    .map((line) => [line.slice(0, line.indexOf(":")), unwrapped(line.slice(line.indexOf(":") + 2))]);
const named = (headers, name) => headers.filter(([known]) => known.toLowerCase() === name.toLowerCase()).map(([, value]) => value);

/// {headers: [[name, value]…] decoded, text, html}
export function read(raw) {
  const end = raw.indexOf("\r\n\r\n");
  const headers = headers_of(raw.slice(0, end));
  const boundary = /boundary="([^"]+)"/.exec(named(headers, "Content-Type").join(""))?.[1];
  const parts = new Map();
  for (const part of boundary ? raw.slice(end).split(`\r\n--${boundary}`).slice(1, -1) : []) {
    const head = part.indexOf("\r\n\r\n");
    const type = named(headers_of(part.slice(0, head)), "Content-Type").join("").split(";")[0];
    parts.set(type, Buffer.from(part.slice(head + 4), "base64").toString("utf8"));
  }
  return { headers, text: parts.get("text/plain") ?? "", html: parts.get("text/html") ?? "", header: (name) => named(headers, name) };
}
