/// A line that holds on to things: requests and answers pass after as many milliseconds as `delay(request)` says, first one way, then the other.

import { createServer, request } from "node:http";

const wait = (milliseconds) => new Promise((later) => setTimeout(later, milliseconds));

export async function over_a_slow_line(origin, delay) {
  const { hostname, port } = new URL(origin);
  const server = createServer(async (asked, answer) => {
    const [there, back] = delay(asked);
    await wait(there);
    const passed = request({ hostname, port, method: asked.method, path: asked.url, headers: asked.headers }, async (got) => {
      await wait(back);
      if (answer.destroyed) return got.destroy();
      answer.writeHead(got.statusCode, got.headers);
      got.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { origin: `http://127.0.0.1:${server.address().port}`, stop: () => { server.closeAllConnections(); server.close(); } };
}
