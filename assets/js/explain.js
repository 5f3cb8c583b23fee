// A computed figure leads to the page that explains its row. Here the explanation opens in the figure's place: one page is fetched for all
// figures of a row. Where it does not come, the link leads there as it does without JavaScript.

const pages = new Map();

const fetched = (address) => {
  if (!pages.has(address)) {
    const page = fetch(address).then(async (answer) => {
      if (!answer.ok || answer.redirected) throw new Error(`${answer.status}`);
      return new DOMParser().parseFromString(await answer.text(), "text/html");
    });
    pages.set(address, page);
    page.catch(() => pages.delete(address));
  }
  return pages.get(address);
};

const open = async (link) => {
  const [address, place] = link.href.split("#");
  link.setAttribute("aria-busy", "true");
  try {
    const found = (await fetched(address)).getElementById(place).querySelector("details");
    const explanation = document.importNode(found, true);
    explanation.open = true;
    link.replaceWith(explanation);
    explanation.querySelector("summary").focus();
  } catch {
    location.assign(link.href);
  }
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.app-figure-link");
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (!link.hasAttribute("aria-busy")) open(link);
});
