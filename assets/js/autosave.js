// Drafts that save themselves: a form with data-autosave is posted there a moment after typing stops.
//
// One request at a time. Where no answer came, the same bytes are sent again under the same key, so that the server
// can tell a repetition from a new change. The server's answer: { message, key, fields }.

const pause = 1500;
const retryAfter = 15000;

const snapshot = (form) => {
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "_key" && name !== "_token");
  return new URLSearchParams(fields).toString();
};

class Autosave {
  constructor(form) {
    this.form = form;
    this.state = form.querySelector("[data-autosave-state]");
    this.saved = snapshot(form);
    this.stopped = false;
    this.leaving = false;
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    form.addEventListener("submit", () => { this.leaving = true; });
    window.addEventListener("pageshow", () => { this.leaving = false; });
    window.addEventListener("beforeunload", (event) => { if (!this.leaving && this.dirty()) event.preventDefault(); });
    document.addEventListener("visibilitychange", () => { if (!document.hidden && this.signedOut) this.resume(); });
  }

  dirty() { return snapshot(this.form) !== this.saved; }

  show(text, kind) {
    this.state.textContent = text;
    this.state.dataset.kind = kind;
  }

  changed() {
    if (this.stopped || this.signedOut || !this.dirty()) return;
    if (!this.waiting) this.show(this.form.dataset.autosaveUnsaved, "unsaved");
    this.schedule(pause);
  }

  schedule(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  async save() {
    if (this.running || this.stopped || this.signedOut || this.leaving) return;
    const sent = this.waiting ?? snapshot(this.form);
    if (sent === this.saved) return;
    this.running = true;
    this.show(this.form.dataset.autosaveSaving, "saving");
    const body = new URLSearchParams(sent);
    for (const name of ["_token", "_key"]) body.append(name, this.form.elements[name].value);
    try {
      const response = await fetch(this.form.dataset.autosave, { method: "POST", body, headers: { Accept: "application/json" } });
      await this.answered(response, sent);
    } catch {
      this.failed(sent);
    }
    this.running = false;
  }

  async answered(response, sent) {
    const texts = this.form.dataset;
    if (response.status >= 500) return this.failed(sent);
    this.waiting = undefined;
    if (response.ok && !response.redirected) return this.done(await response.json(), sent);
    if (response.status === 401 || response.redirected) {
      this.signedOut = true;
      return this.show(texts.autosaveSignedOut, "failed");
    }
    if (response.status === 409) {
      this.stopped = true;
      return this.show(texts.autosaveConflict, "failed");
    }
    return this.show(texts.autosaveInvalid, "failed");
  }

  done(answer, sent) {
    const unchanged = snapshot(this.form) === sent;
    this.form.elements._key.value = answer.key;
    for (const [name, value] of Object.entries(answer.fields ?? {})) {
      const field = this.form.elements[name];
      if (field) field.value = value;
    }
    if (answer.refused) {
      // Sending the same again would be refused again: what is typed next starts it anew.
      this.saved = "";
      this.show(answer.refused, "failed");
      if (!unchanged) this.schedule(pause);
    } else if (unchanged) {
      this.saved = snapshot(this.form);
      this.show(answer.message, "saved");
    } else {
      this.saved = "";
      this.schedule(pause);
    }
  }

  failed(sent) {
    this.waiting = sent;
    this.show(this.form.dataset.autosaveFailed, "failed");
    this.schedule(retryAfter);
  }

  // Somebody who has signed in again in another tab has a new session: this page asks for a token that fits it.
  async resume() {
    const response = await fetch(location.href);
    if (!response.ok || response.redirected) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.querySelector(`form[data-autosave="${CSS.escape(this.form.dataset.autosave)}"]`);
    if (!fresh) return;
    for (const name of ["_token", "_key"]) this.form.elements[name].value = fresh.elements[name].value;
    this.signedOut = false;
    this.save();
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form);
