/* What the console needs in the browser itself: keys, focus after a change of view, copying, choices kept on this device. */
(() => {
  "use strict";

  const KEYS_OFF = "postern-keys-off";
  const THEME = "postern-theme";
  const CHORD_MS = 1500;

  const heading = () => document.querySelector("main h1");
  let chordUntil = 0;

  const typing = event => {
    const target = event.composedPath()[0];
    return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
  };
  const layerOpen = () => document.querySelector("vaadin-confirm-dialog[opened], vaadin-dialog[opened]") !== null;

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || localStorage.getItem(KEYS_OFF)) return;
    if (typing(event) || layerOpen()) return;
    if (event.key === "/") {
      const filter = document.querySelector("main [data-filter]");
      if (filter) {
        event.preventDefault();
        filter.focus();
      }
    } else if (Date.now() < chordUntil) {
      chordUntil = 0;
      const link = document.querySelector(`a[data-go="${CSS.escape(event.key.toLowerCase())}"]`);
      if (link) {
        event.preventDefault();
        link.click();
      }
    } else if (event.key.toLowerCase() === "g") {
      chordUntil = Date.now() + CHORD_MS;
    }
  });

  document.addEventListener("click", event => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("a.skip")) {
      event.preventDefault();
      heading()?.focus();
    }
    const copy = target?.closest("[data-copy]");
    if (copy) copyText(document.getElementById(copy.getAttribute("data-copy")));
  });

  function copyText(source) {
    const done = () => say("Copied.");
    // The clipboard is only offered to pages with https or on localhost.
    if (navigator.clipboard) {
      navigator.clipboard.writeText(source.textContent).then(done, () => mark(source));
    } else {
      mark(source);
      if (document.execCommand("copy")) done();
    }
  }

  function mark(source) {
    getSelection().selectAllChildren(source);
    say("Marked. Copy it with Ctrl C.");
  }

  function say(text) {
    const region = document.getElementById("said");
    region.textContent = "";
    requestAnimationFrame(() => { region.textContent = text; });
  }

  function theme(choice) {
    if (choice === "system") {
      delete document.documentElement.dataset.theme;
      localStorage.removeItem(THEME);
    } else {
      document.documentElement.dataset.theme = choice;
      localStorage.setItem(THEME, choice);
    }
  }

  window.posternConsole = {
    /** After a change of view: the reader starts at its heading. */
    arrived: () => heading()?.focus(),
    theme,
    keys: on => on ? localStorage.removeItem(KEYS_OFF) : localStorage.setItem(KEYS_OFF, "1"),
    choices: () => ({ theme: localStorage.getItem(THEME) ?? "system", keys: !localStorage.getItem(KEYS_OFF) }),
  };
  theme(posternConsole.choices().theme);
})();
