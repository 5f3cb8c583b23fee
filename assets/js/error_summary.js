// The list of errors takes the focus when the page comes; its links lead into the fields, past their labels.

const lookAtErrors = (root) => {
  const summary = root.querySelector("[data-error-summary]");
  if (!summary) return;
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    (field.closest("fieldset, .govuk-form-group") ?? field).scrollIntoView();
    field.focus({ preventScroll: true });
  });
};

// After the other scripts: where the menu has yet to fold, what the focus brings into sight would be out of it again.
queueMicrotask(() => lookAtErrors(document));
document.addEventListener("app:replaced", (event) => lookAtErrors(event.target));
