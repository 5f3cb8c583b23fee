// Rows that can be added and removed. Fields are named prefix.N.field; a new row takes the next N.

const numbered = /\.(\d+)\./;
const attributes = ["id", "name", "for", "aria-describedby"];

const addRemove = (group, row) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary app-repeat__remove";
  button.textContent = group.dataset.repeatRemove;
  button.addEventListener("click", () => {
    const form = row.closest("form");
    const next = row.nextElementSibling ?? row.previousElementSibling;
    if (group.querySelectorAll("[data-repeat-row]").length === 1) clear(row);
    else row.remove();
    (next ?? row).querySelector("input, select, textarea, button")?.focus();
    form?.dispatchEvent(new Event("change", { bubbles: true }));
  });
  row.append(button);
};

const clear = (row) => {
  for (const field of row.querySelectorAll("input, select, textarea")) {
    if (field.type === "checkbox" || field.type === "radio") field.checked = false;
    else field.value = "";
    field.removeAttribute("aria-invalid");
  }
  for (const error of row.querySelectorAll(".govuk-error-message")) error.remove();
};

const nextNumber = (group) => {
  const used = [...group.querySelectorAll("[name]")].map((field) => Number(numbered.exec(field.name)?.[1] ?? -1));
  return Math.max(-1, ...used) + 1;
};

const addRow = (group, add) => {
  const rows = group.querySelectorAll("[data-repeat-row]");
  const number = nextNumber(group);
  const row = rows[rows.length - 1].cloneNode(true);
  row.querySelector(".app-repeat__remove")?.remove();
  for (const element of row.querySelectorAll("*")) {
    for (const name of attributes) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.replaceAll(new RegExp(numbered, "g"), `.${number}.`));
    }
  }
  clear(row);
  addRemove(group, row);
  add.before(row);
  row.querySelector("input, select, textarea")?.focus();
};

for (const group of document.querySelectorAll("[data-repeat]")) {
  for (const row of group.querySelectorAll("[data-repeat-row]")) addRemove(group, row);
  const add = document.createElement("button");
  add.type = "button";
  add.className = "govuk-button govuk-button--secondary app-repeat__add";
  add.textContent = group.dataset.repeatAdd;
  add.addEventListener("click", () => addRow(group, add));
  group.append(add);
}
