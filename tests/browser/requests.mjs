/// Forms sent without turning pages: what a browser would send for a form, with some of its fields filled in. For what is more of the same.

/// A page as somebody signed in gets it, and who it is for.
export async function page_of(person, path) {
  const url = `${person.scene.site.origin}/${person.language}${path}`;
  const answer = await person.context.request.get(url);
  const text = await answer.text();
  if (answer.status() !== 200) throw new Error(`${person.who}: ${url} answered ${answer.status()}: ${text.slice(0, 2000)}`);
  return { url, text };
}

/// The fields of the page's form to …`action`, as the browser itself puts them together, with `fields` in the place of what was in them.
function fields_of(person, page, action, fields) {
  return person.page.evaluate(([text, action, fields]) => {
    const read = new DOMParser().parseFromString(text, "text/html");
    const form = [...read.forms].find((form) => form.method === "post" && form.getAttribute("action").split("?")[0].endsWith(action));
    if (!form) return { has: [...read.forms].map((form) => form.getAttribute("action")) };
    for (const name of Object.keys(fields)) if (!form.elements.namedItem(name)) return { has: [...form.elements].map((element) => element.name) };
    const data = new FormData(form);
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return { to: form.getAttribute("action"), body: new URLSearchParams(data).toString() };
  }, [page.text, action, fields]);
}

/// Where the answer leads. What is not answered by a redirect ends the scene: the rest stands on it.
export async function sends_form(person, path, action, fields = {}) {
  const page = await page_of(person, path);
  const { to, body, has } = await fields_of(person, page, action, fields);
  if (!to) throw new Error(`${person.who}: ${page.url} has no such form or field: ${action}, ${Object.keys(fields)}; it has ${has}`);
  const answer = await person.context.request.post(new URL(to, page.url).href, { data: body, maxRedirects: 0,
    headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: person.scene.site.origin, "Sec-Fetch-Site": "same-origin" } });
  if (answer.status() !== 303) throw new Error(`${person.who}: ${page.url}, sent to ${action}, answered ${answer.status()}: ${(await answer.text()).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").slice(0, 2000)}`);
  return answer.headers().location;
}
