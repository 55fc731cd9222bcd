/* Help for the pages before sign-in. They work without it, too. */
(() => {
  "use strict";

  // The set-up link carries its code after "#", which no server and no log ever sees. Take it over and out of the address bar.
  const code = document.getElementById("code");
  const fragment = decodeURIComponent(location.hash.slice(1));
  if (code && fragment) {
    code.value = fragment;
    history.replaceState(null, "", location.pathname + location.search);
  }

  for (const button of document.querySelectorAll("button.show")) {
    const field = document.getElementById(button.getAttribute("aria-controls"));
    button.hidden = false;
    button.addEventListener("click", () => {
      const shown = field.type === "text";
      field.type = shown ? "password" : "text";
      button.textContent = shown ? "Show" : "Hide";
      const name = button.getAttribute("aria-label");
      button.setAttribute("aria-label", shown ? name.replace("Hide", "Show") : name.replace("Show", "Hide"));
    });
  }

  const problem = document.querySelector(".notice.no");
  const first = [...document.querySelectorAll("form input")].find(field => !field.value);
  (problem ?? first)?.focus();
})();
