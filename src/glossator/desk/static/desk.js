// Who is logged out elsewhere, or after some hours, loses nothing typed: they log in in another window and send it again.
"use strict";
(() => {
  const fields = () => [...document.querySelectorAll("main textarea, main input")];
  const typed = () => fields().some(one => !["hidden", "checkbox", "radio"].includes(one.type) && one.value !== one.defaultValue);
  let out = false;
  document.addEventListener("glossator:out", () => { out = true; });
  document.addEventListener("htmx:beforeOnLoad", event => {
    const { xhr, requestConfig } = event.detail;
    if (xhr.status === 403 && xhr.getResponseHeader("X-Glossator-Page") === "old") out = true;  // with a token of an earlier login
    if (xhr.status !== 401 || !typed()) return;
    event.preventDefault();
    out = true;
    const form = requestConfig.elt.closest("form") || requestConfig.elt;
    let place = form.querySelector(":scope > .refused");
    if (!place) { place = document.createElement("div"); place.className = "refused"; form.append(place); }
    place.innerHTML = "<p class=\"fault\" role=\"alert\">You are no longer logged in. What you typed is kept: <a href=\"/login\" target=\"_blank\" rel=\"noopener\">log in in another window</a>, and send it again.</p>";
  });
  // Before the next thing is sent, the page takes the token of the login that there is now.
  const renewed = async () => {
    const answer = await fetch("/account");
    if (!answer.ok || answer.redirected) return;
    const headers = new DOMParser().parseFromString(await answer.text(), "text/html").body.getAttribute("hx-headers");
    if (!headers) return;
    document.body.setAttribute("hx-headers", headers);
    document.querySelectorAll("input[name=csrf]").forEach(one => { one.value = JSON.parse(headers)["X-CSRF-Token"]; });
    out = false;
  };
  document.addEventListener("htmx:confirm", event => {
    if (!out) return;
    event.preventDefault();
    renewed().finally(() => event.detail.issueRequest(true));
  });
})();
