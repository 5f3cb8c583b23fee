// On a narrow screen the main menu folds behind a button; without JavaScript it stays open.

const toggle = document.querySelector(".app-menu__toggle");
if (toggle) {
  const narrow = window.matchMedia("(max-width: 48rem)");
  const list = document.getElementById(toggle.getAttribute("aria-controls"));
  const open = (yes) => {
    toggle.setAttribute("aria-expanded", String(yes));
    list.hidden = !yes;
  };
  const fit = () => {
    toggle.hidden = !narrow.matches;
    open(!narrow.matches);
  };
  toggle.addEventListener("click", () => open(list.hidden));
  narrow.addEventListener("change", fit);
  fit();
}
