// ALTCHA's widget in a form of ours. Its texts and its worker come with the page, and it begins when somebody begins to fill in the form.
//
// A form that is sent before the widget has done waits for it. The plain question for those without scripts goes away as soon as the
// widget is there, and comes back where the widget fails.

const widget = document.querySelector("altcha-widget");
const form = widget?.closest("form");

const send = (submitter) => {
  if (form.requestSubmit) form.requestSubmit(submitter ?? undefined);
  else if (submitter) submitter.click();
  else form.submit();
};

const prepare = () => {
  const { worker, label, verifying, verified, expired, error } = widget.dataset;
  $altcha.algorithms.set("SHA-256", () => new Worker(worker));
  $altcha.i18n.set(widget.getAttribute("language"), { ...$altcha.i18n.get("en"), label, verifying, verified, expired, error, waitAlert: verifying });
  // No link to another site, and nothing is noted of how somebody moves and types.
  $altcha.defaults.set({ hideFooter: true, hideLogo: true, humanInteractionSignature: false });
};

const watch = () => {
  const question = form.querySelector("[data-plain-question]");
  const answer = question.querySelector("input");
  const ask = (yes) => {
    question.hidden = !yes;
    answer.disabled = !yes;
  };
  let state;
  let waits = false;
  let submitter;
  widget.addEventListener("load", () => {
    state = "unverified";
    if (!("stays" in question.dataset)) ask(false);
    if (form.contains(document.activeElement)) widget.verify();
  });
  widget.addEventListener("statechange", (event) => {
    state = event.detail.state;
    if (state === "verified" && waits) {
      waits = false;
      send(submitter);
    }
    if (state !== "error") return;
    ask(true);
    if (waits) answer.focus();
    waits = false;
  });
  form.addEventListener("focusin", (event) => {
    if (state === "unverified" && !widget.contains(event.target)) widget.verify();
  });
  form.addEventListener("submit", (event) => {
    const goes = state === undefined || state === "verified" || state === "error" || (!answer.disabled && answer.value !== "");
    if (goes) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waits = true;
    submitter = event.submitter;
    if (state !== "verifying") widget.verify();
  }, { capture: true });
};

if (form) {
  prepare();
  watch();
}
