// What a page says once ("Saved.") is said once.

// An upload has followed the server's redirect and so has read the notice in place of the page it goes to now.
const kept = sessionStorage.getItem("app-notice");
if (kept) {
  sessionStorage.removeItem("app-notice");
  const { path, text } = JSON.parse(kept);
  const main = document.querySelector("main");
  if (path === location.pathname && main && !document.querySelector(".app-notice")) {
    const bar = document.createElement("div");
    bar.className = "app-notice";
    bar.setAttribute("role", "alert");
    const line = document.createElement("p");
    line.className = "app-notice__text";
    line.textContent = text;
    bar.append(line);
    main.prepend(bar);
  }
}

// Back shows the page as it was left, and what it said then is over.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll(".app-notice").forEach((bar) => bar.remove());
});
