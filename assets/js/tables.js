// A table that fits its place needs no stop for the keyboard; one that scrolls sideways does. On a wide screen the head of a table that fits
// stays at the top of the window; a table that is wider scrolls in its frame, so that the page does not.

const fit = (region) => {
  region.classList.toggle("app-table-scroll--wider", region.scrollWidth > region.clientWidth);
  const scrolls = region.scrollWidth > region.clientWidth || region.scrollHeight > region.clientHeight;
  if (scrolls) region.tabIndex = 0;
  else region.removeAttribute("tabindex");
};
const watcher = new ResizeObserver((entries) => entries.forEach((entry) => fit(entry.target.closest(".app-table-scroll"))));
// The table, too: an explanation that is opened makes it wider, and its place stays as it was.
for (const place of document.querySelectorAll(".app-table-scroll, .app-table-scroll > table")) watcher.observe(place);
