// What is offered while somebody types into a search box: an ARIA combobox with a list. Words go on to a search, titles lead to their pages.
//
// One request at a time, a moment after typing stops; a newer one ends it, so that on a slow line nothing queues up. Where no answer comes, the
// box stays what it is without JavaScript. The server's answer: { message, options: [{ text, language, kind, url }] }.

const pause = 180;
const fewest = 2;
const mostKept = 100;

let made = 0;

class Suggestions {
  constructor(field) {
    this.field = field;
    this.form = field.form;
    this.options = [];
    this.active = -1;
    this.kept = new Map();
    this.id = `suggestions-${++made}`;

    this.list = document.createElement("ul");
    this.list.id = this.id;
    this.list.className = "app-suggest";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", field.labels[0].textContent.trim());
    this.said = document.createElement("span");
    this.said.className = "govuk-visually-hidden";
    this.said.setAttribute("role", "status");
    field.parentElement.classList.add("app-suggest-host");
    field.after(this.list, this.said);

    // A field of type "search" may not be a combobox.
    field.type = "text";
    field.inputMode = "search";
    field.autocomplete = "off";
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.id);
    field.setAttribute("aria-expanded", "false");

    field.addEventListener("input", (event) => { if (!event.isComposing) this.typed(); });
    field.addEventListener("compositionend", () => this.typed());
    field.addEventListener("keydown", (event) => this.pressed(event));
    field.addEventListener("blur", () => this.stop());
    this.form.addEventListener("submit", () => this.stop());
    // The field keeps the focus.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const chosen = event.target.closest("[role='option']");
      if (chosen) this.go(this.options[[...this.list.children].indexOf(chosen)]);
    });
  }

  typed() {
    clearTimeout(this.timer);
    this.request?.abort();
    const text = this.field.value.trimStart();
    if ([...text].length < fewest) this.show([], "");
    else if (this.kept.has(text)) this.take(text, this.kept.get(text));
    else this.timer = setTimeout(() => this.ask(text), pause);
  }

  async ask(text) {
    const request = new AbortController();
    this.request = request;
    try {
      const response = await fetch(`${this.form.action}/suggest?${new URLSearchParams({ q: text })}`, { signal: request.signal });
      if (!response.ok) throw new Error(response.statusText);
      const answer = await response.json();
      if (this.kept.size === mostKept) this.kept.clear();
      this.kept.set(text, answer);
      if (!request.signal.aborted) this.take(text, answer);
    } catch {
      if (!request.signal.aborted) this.show([], "");
    }
  }

  take(text, answer) {
    if (document.activeElement === this.field && this.field.value.trimStart() === text) this.show(answer.options, answer.message);
  }

  show(options, message) {
    this.options = options;
    this.active = -1;
    this.list.replaceChildren(...options.map((option, i) => this.item(option, i)));
    this.list.hidden = options.length === 0;
    this.field.setAttribute("aria-expanded", String(options.length > 0));
    this.field.removeAttribute("aria-activedescendant");
    this.said.textContent = message;
  }

  item({ text, language, kind }, i) {
    const item = document.createElement("li");
    item.id = `${this.id}-${i}`;
    item.className = "app-suggest__option";
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const words = document.createElement("span");
    words.textContent = text;
    if (language) words.lang = language;
    item.append(words);
    if (kind) {
      const note = document.createElement("span");
      note.className = "app-suggest__kind";
      note.textContent = kind;
      item.append(" ", note);
    }
    return item;
  }

  mark(active) {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = active;
    const item = this.list.children[active];
    if (!item) {
      this.field.removeAttribute("aria-activedescendant");
      return;
    }
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", item.id);
  }

  pressed(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const count = this.options.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (count === 0) {
        if (event.key === "ArrowDown") this.typed();
        return;
      }
      event.preventDefault();
      // Between the last and the first option stands the field itself.
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.mark(((this.active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.go(this.options[this.active]);
    } else if (event.key === "Escape" && count > 0) {
      event.preventDefault();
      this.stop();
    }
  }

  stop() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.show([], "");
  }

  go({ url }) {
    this.stop();
    window.location.assign(url);
  }
}

// Who saves data types in peace.
if (!navigator.connection?.saveData) {
  for (const field of document.querySelectorAll("[role='search'] form[action$='/search'] input[name='q']")) new Suggestions(field);
}
