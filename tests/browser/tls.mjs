/// The site behind TLS, as it is behind a proxy: WebKit takes a cookie that is marked Secure over https only, on this machine too.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";

export async function behind_tls(origin) {
  const folder = mkdtempSync(join(tmpdir(), "baqylau-tls-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=localhost"], { stdio: "ignore" });
  const { hostname, port } = new URL(origin);
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (asked, answer) => {
    const passed = request({ hostname, port, method: asked.method, path: asked.url, headers: asked.headers }, (got) => {
      answer.writeHead(got.statusCode, got.headers);
      got.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  });
  rmSync(folder, { recursive: true });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { origin: `https://localhost:${server.address().port}`, stop: () => { server.closeAllConnections(); server.close(); } };
}
