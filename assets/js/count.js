// How much may still be typed into a text with a limit.

for (const area of document.querySelectorAll("textarea[data-count]")) {
  const shown = document.createElement("p");
  shown.className = "govuk-hint app-count";
  area.after(shown);
  const most = Number(area.dataset.count);
  const tell = () => {
    const left = most - [...area.value].length;
    shown.hidden = left > most / 4;
    shown.classList.toggle("app-count--over", left < 0);
    shown.textContent = (left < 0 ? area.dataset.countOver : area.dataset.countLeft).replace("{count}", Math.abs(left));
  };
  area.addEventListener("input", tell);
  tell();
}
