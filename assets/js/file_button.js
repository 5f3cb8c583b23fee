// Browsers name their button for files in their own language; here it is in the page's. The input itself stays in its place, over what is
// drawn: it takes the clicks, the keys and the files that are dropped, and its label, hint and errors belong to it as before.

const piece = (name, text) => {
  const made = document.createElement("span");
  made.className = name;
  made.textContent = text;
  made.setAttribute("aria-hidden", "true");
  return made;
};

const dress = (input) => {
  const box = document.createElement("span");
  box.className = "app-file";
  const names = piece("app-file__names", "");
  const show = () => { names.textContent = [...input.files].map((file) => file.name).join(", ") || input.dataset.noneSelected; };
  input.before(box);
  box.append(input, piece("govuk-button govuk-button--secondary app-file__button", input.dataset.select), names);
  input.addEventListener("change", show);
  // A page that is gone back to may have its files still.
  window.addEventListener("pageshow", show);
  show();
};

const dressAll = (root) => root.querySelectorAll("input[type='file'][data-select]").forEach(dress);

dressAll(document);
document.addEventListener("app:replaced", (event) => dressAll(event.target));
