// Typed and not sent: the browser asks before the page is left. Forms that save themselves look after this on their own.
//
// What the server sent are the defaults of the fields, not what stands in them when this runs: some browsers put typed text back first.

const isOther = (field) => {
  if (field.type === "hidden" || field.disabled) return false;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.options) {
    const sent = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
    return field.selectedOptions[0] !== sent;
  }
  return field.defaultValue !== undefined && field.value !== field.defaultValue;
};

for (const form of document.querySelectorAll("form[method='post']:not([data-autosave])")) {
  if (!form.querySelector("textarea")) continue;
  let sent = false;
  form.addEventListener("submit", () => { sent = true; });
  window.addEventListener("pageshow", () => { sent = false; });
  window.addEventListener("beforeunload", (event) => { if (!sent && [...form.elements].some(isOther)) event.preventDefault(); });
}
