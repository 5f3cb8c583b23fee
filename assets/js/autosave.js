// Drafts that save themselves: a form with data-autosave is posted there a moment after typing stops.
//
// One request at a time. Where no answer came, the same bytes are sent again under the same key, so that the server
// can tell a repetition from a new change. The server's answer: { message, key, fields }.

const pause = 1500;
const retryAfter = 15000;

const patience = 4000;

const snapshot = (form) => {
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "_key" && name !== "_token");
  return new URLSearchParams(fields).toString();
};

// What the server sent, whatever the browser has put into the fields since: some put typed text back before any script runs.
const sentByServer = (form) => {
  const page = form.cloneNode(true);
  page.reset();
  return snapshot(page);
};

class Autosave {
  constructor(form) {
    this.form = form;
    this.state = form.querySelector("[data-autosave-state]");
    // A page that came back with errors holds what is saved nowhere, and what was saved by others is to be read first.
    this.unread = document.querySelector("[data-error-summary]") !== null;
    this.saved = this.unread ? "" : sentByServer(form);
    this.stopped = false;
    this.leaving = false;
    for (const kind of ["input", "change"]) {
      form.addEventListener(kind, () => {
        this.unread = false;
        this.changed();
      });
    }
    form.addEventListener("submit", (event) => this.submitted(event));
    window.addEventListener("pageshow", () => this.shown());
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

  // The button waits for a saving that is under way, so that the two do not meet; not for ever, the server can tell them apart.
  submitted(event) {
    clearTimeout(this.timer);
    if (!this.running || this.waited) {
      this.leaving = true;
      return;
    }
    event.preventDefault();
    const { submitter } = event;
    const go = () => {
      if (this.waited) return;
      this.waited = true;
      this.form.requestSubmit(submitter);
    };
    this.running.then(go);
    setTimeout(go, patience);
  }

  // Also out of the browser's memory, or with text that the browser has put back.
  shown() {
    this.leaving = false;
    this.waited = false;
    if (!this.unread) this.changed();
  }

  schedule(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  async save() {
    if (this.running || this.stopped || this.signedOut || this.leaving) return;
    const sent = this.waiting ?? snapshot(this.form);
    if (sent === this.saved) return;
    this.running = this.send(sent);
    await this.running;
    this.running = undefined;
  }

  async send(sent) {
    this.show(this.form.dataset.autosaveSaving, "saving");
    const body = new URLSearchParams(sent);
    for (const name of ["_token", "_key"]) body.append(name, this.form.elements[name].value);
    try {
      const response = await fetch(this.form.dataset.autosave, { method: "POST", body, headers: { Accept: "application/json" } });
      await this.answered(response, sent);
    } catch {
      this.failed(sent);
    }
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
