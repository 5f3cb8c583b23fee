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

const unwrapped = (value) =>
  value.replace(/\?=\s+=\?/g, "?==?").replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, text) => Buffer.from(text, "base64").toString("utf8"));

/// {headers: [[name, value]…] decoded, text}
export function read(raw) {
  const end = raw.indexOf("\r\n\r\n");
  const headers = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n")
    .map((line) => [line.slice(0, line.indexOf(":")), unwrapped(line.slice(line.indexOf(":") + 2))]);
  const text = Buffer.from(raw.slice(end + 4), "base64").toString("utf8");
  return { headers, text, header: (name) => headers.filter(([known]) => known.toLowerCase() === name.toLowerCase()).map(([, value]) => value) };
}
