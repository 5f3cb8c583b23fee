// A table that fits its place needs no stop for the keyboard; one that scrolls sideways does.

const fit = (region) => {
  const scrolls = region.scrollWidth > region.clientWidth || region.scrollHeight > region.clientHeight;
  if (scrolls) region.tabIndex = 0;
  else region.removeAttribute("tabindex");
};
const watcher = new ResizeObserver((entries) => entries.forEach((entry) => fit(entry.target)));
for (const region of document.querySelectorAll(".app-table-scroll")) watcher.observe(region);
