// Sending files: how far it is, and a way to stop. The page that answers takes the place of this one's content.

const bar = (form) => {
  const box = document.createElement("div");
  box.className = "app-upload";
  const text = document.createElement("p");
  text.className = "govuk-body app-upload__text";
  text.setAttribute("role", "status");
  const progress = document.createElement("progress");
  progress.className = "app-upload__bar";
  progress.max = 100;
  progress.value = 0;
  progress.setAttribute("aria-label", form.dataset.uploadProgress.replace("{percent} %", "").replace("{percent}", ""));
  const cancel = document.createElement("button");
  cancel.type = "button";
  cancel.className = "govuk-button govuk-button--secondary";
  cancel.textContent = form.dataset.uploadCancel;
  box.append(text, progress, cancel);
  form.append(box);
  return { box, text, progress, cancel };
};

// Browsers' own bubbles are gone after a moment: what is wrong stands beside the field, as the server would write it.
const tell = (input, message) => {
  const id = `${input.id}-too-large`;
  document.getElementById(id)?.remove();
  const group = input.closest(".govuk-form-group");
  group.classList.toggle("govuk-form-group--error", message !== "" || group.querySelector(".govuk-error-message") !== null);
  const others = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((name) => name && name !== id);
  if (message) {
    const error = document.createElement("p");
    error.id = id;
    error.className = "govuk-error-message";
    error.setAttribute("role", "alert");
    error.textContent = message;
    (input.closest(".app-file") ?? input).before(error);
    others.push(id);
  }
  if (message) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
  input.setAttribute("aria-describedby", others.join(" "));
};

const wrongFiles = (form) => {
  let first;
  for (const input of form.querySelectorAll("input[type='file'][data-most-bytes]")) {
    const large = [...input.files].some((file) => file.size > Number(input.dataset.mostBytes));
    const many = input.files.length > Number(input.dataset.mostFiles ?? 1);
    input.setCustomValidity(large ? input.dataset.tooLarge : many ? input.dataset.tooMany : "");
    tell(input, input.validationMessage);
    if (large || many) first ??= input;
  }
  first?.focus();
  return first !== undefined;
};

const replaceContent = (text) => {
  const page = new DOMParser().parseFromString(text, "text/html");
  const content = page.querySelector("main");
  if (!content) return false;
  document.title = page.title;
  document.querySelector("main").replaceWith(document.adoptNode(content));
  watchUploads(content);
  content.dispatchEvent(new Event("app:replaced", { bubbles: true }));
  window.scrollTo(0, 0);
  return true;
};

// The page that was read here is opened in its own right; what it says once it has said already.
const moveTo = (address, text) => {
  const said = new DOMParser().parseFromString(text, "text/html").querySelector(".app-notice");
  if (said) sessionStorage.setItem("app-notice", JSON.stringify({ path: new URL(address).pathname, text: said.textContent.trim() }));
  location.assign(address);
};

const send = (form, submitter) => {
  const body = new FormData(form);
  if (submitter?.name) body.append(submitter.name, submitter.value);
  const { box, text, progress, cancel } = bar(form);
  const texts = form.dataset;
  const request = new XMLHttpRequest();
  const end = (message) => {
    progress.remove();
    cancel.remove();
    text.textContent = message;
    if (submitter) submitter.disabled = false;
  };
  form.querySelectorAll(".app-upload").forEach((old) => { if (old !== box) old.remove(); });
  if (submitter) submitter.disabled = true;
  let told = -10;
  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    const percent = Math.floor((event.loaded / event.total) * 100);
    progress.value = percent;
    // A screen reader hears each tenth, not each per cent.
    if (percent < 100 && percent - told < 10) return;
    told = percent;
    text.textContent = percent < 100 ? texts.uploadProgress.replace("{percent}", percent) : texts.uploadDone;
  });
  request.addEventListener("load", () => {
    const moved = request.responseURL && new URL(request.responseURL).pathname !== new URL(form.action).pathname;
    if (request.status === 200 && moved) moveTo(request.responseURL, request.responseText);
    else if (!replaceContent(request.responseText)) end(texts.uploadFailed);
  });
  request.addEventListener("error", () => end(texts.uploadFailed));
  request.addEventListener("abort", () => end(texts.uploadCancelled));
  cancel.addEventListener("click", () => request.abort());
  request.open("POST", form.action);
  request.send(body);
};

const watchUploads = (root) => {
  for (const form of root.querySelectorAll("form[data-upload]")) {
    form.addEventListener("change", () => wrongFiles(form));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!wrongFiles(form)) send(form, event.submitter);
    });
  }
};

watchUploads(document);
