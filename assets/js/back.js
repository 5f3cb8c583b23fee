// Back may show a page out of the browser's memory: as it was left, with the token and key of then. Fresh ones are fetched, but never versions:
// what stands on the page was made from the old ones. Where something newer is stored, it is said at once, and by whom; what was typed stays.

const formsByAction = (root) => {
  const found = new Map();
  for (const form of root.querySelectorAll("form[method='post']")) {
    const action = form.getAttribute("action");
    found.set(action, [...(found.get(action) ?? []), form]);
  }
  return found;
};

const tell = (form, text) => {
  form.querySelector(".app-newer")?.remove();
  const box = document.createElement("div");
  box.className = "govuk-inset-text app-newer";
  box.setAttribute("role", "alert");
  const line = document.createElement("p");
  line.className = "govuk-body";
  line.textContent = text;
  box.append(line);
  form.prepend(box);
};

const renew = (form, fresh) => {
  for (const name of ["_token", "_key"]) {
    const field = form.elements.namedItem(name);
    const value = fresh.elements.namedItem(name)?.value;
    if (field && value) field.value = value;
  }
  for (const stored of fresh.querySelectorAll("input[data-newer]")) {
    const shown = form.elements.namedItem(stored.name);
    if (!shown || shown.value === stored.value) continue;
    tell(form, stored.dataset.newer);
    break;
  }
};

const comeBack = async () => {
  const forms = formsByAction(document);
  if (forms.size === 0) return;
  let page;
  try {
    const response = await fetch(location.href, { cache: "no-store", headers: { Accept: "text/html" } });
    if (!response.ok || response.redirected) return;
    page = new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return; // without a connection the old ones stay: the server explains what comes of them
  }
  const stored = formsByAction(page);
  for (const [action, shown] of forms) shown.forEach((form, place) => { if (stored.get(action)?.[place]) renew(form, stored.get(action)[place]); });
};

window.addEventListener("pageshow", (event) => { if (event.persisted) comeBack(); });
