// The two switches, remembered: which language is shown, and light or dark. Without this script both languages are
// shown, and the system decides about light and dark.
"use strict";

(() => {
  const root = document.documentElement;
  const choices = { show: ["both", "zh", "en"], theme: ["auto", "light", "dark"] };

  const remembered = (name) => {
    try {
      return localStorage.getItem(`paperdigest-${name}`);
    } catch {
      return null; // some browsers keep nothing for files
    }
  };

  const choose = (name, value) => {
    const chosen = choices[name].includes(value) ? value : choices[name][0];
    root.dataset[name] = chosen;
    for (const button of document.querySelectorAll(`[data-set-${name}]`)) {
      button.setAttribute("aria-pressed", String(button.getAttribute(`data-set-${name}`) === chosen));
    }
    return chosen;
  };

  const start = () => {
    for (const name of Object.keys(choices)) {
      choose(name, root.dataset[name]);
      for (const button of document.querySelectorAll(`[data-set-${name}]`)) {
        button.addEventListener("click", () => {
          const chosen = choose(name, button.getAttribute(`data-set-${name}`));
          try {
            localStorage.setItem(`paperdigest-${name}`, chosen);
          } catch {
            // then it holds for this page
          }
        });
      }
    }
    for (const group of document.querySelectorAll(".switch")) group.hidden = false;
    const contents = document.querySelector(".contents");
    if (contents && !matchMedia("(min-width: 70rem)").matches) contents.open = false;
  };

  for (const name of Object.keys(choices)) choose(name, remembered(name)); // before anything is drawn
  document.addEventListener("DOMContentLoaded", start);
})();
