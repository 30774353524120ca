// The record's pages: an upload is measured before it is sent, and an address with #cSTART-END marks these characters.
"use strict";
(() => {
  const marked = () => {
    const wanted = /^#c(\d+)-(\d+)$/.exec(location.hash), text = document.querySelector("[data-document]");
    if (!wanted || !text) return;
    const mark = document.getElementById(location.hash.slice(1));
    if (mark) mark.scrollIntoView({block: "center"});
    else if (!location.search.includes(`start=${wanted[1]}&end=${wanted[2]}`)) {
      // The server counts the characters; a browser would count others.
      location.replace(`${location.pathname}?start=${wanted[1]}&end=${wanted[2]}${location.hash}`);
    }
  };
  addEventListener("hashchange", marked);
  marked();

  for (const form of document.querySelectorAll("form[data-upload]")) {
    const fault = form.querySelector("[data-fault]");
    form.addEventListener("submit", event => {
      const files = [...form.querySelectorAll("input[type=file]")].flatMap(each => [...each.files]);
      const size = files.reduce((sum, each) => sum + each.size, 0);
      fault.textContent =
        !files.length ? "Choose files to add."
        : files.length > +form.dataset.files ? `${files.length} files are more than ${form.dataset.files} at once.`
        : size > +form.dataset.most ? `${Math.ceil(size / 1e6)} MB are more than the desk takes at once: add them in parts.`
        : "";
      if (fault.textContent) event.preventDefault();
      else form.querySelector("button:not([type])").textContent = "Sending …";
    });
  }
})();
