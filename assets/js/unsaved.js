// Typed and not sent: the browser asks before the page is left. Forms that save themselves look after this on their own.

for (const form of document.querySelectorAll("form[method='post']:not([data-autosave])")) {
  if (!form.querySelector("textarea")) continue;
  let typed = false;
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", () => { typed = false; });
  window.addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });
}
