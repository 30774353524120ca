// Live: Enter sends what is typed, the newest words stay in sight, and a note that somebody is writing in is left alone.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.target.id !== "typing-words" || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});
document.addEventListener("submit", (event) => {
  const typing = document.getElementById("typing-words");
  if (event.target.id !== "end" || !typing?.value.trim() || confirm("What you typed is not added yet. End it without that?")) return;
  event.preventDefault();
  typing.focus();
});
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const held = event.detail.target.querySelector("input[name=note]");
  if (held && (held.value || held === document.activeElement)) event.detail.shouldSwap = false;
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.id === "typing") document.getElementById("typing-words")?.focus();
});
document.addEventListener("htmx:sseMessage", (event) => {
  const [lines, heard] = [document.getElementById("lines"), document.getElementById("heard")];
  if (event.detail.type === "lines" && lines) lines.scrollTop = lines.scrollHeight;
  const news = { note: "#notes h3", state: "#state span" }[event.detail.type];
  const said = news && document.querySelector(news)?.textContent;
  if (said && heard.textContent !== said && !(event.detail.type === "state" && heard.dataset.state === said)) heard.textContent = said;
  if (event.detail.type === "state") heard.dataset.state = said;
  if (event.detail.type === "state" && document.querySelector("#state a.button")) document.getElementById("end")?.remove();
});
{
  const lines = document.getElementById("lines");
  if (lines) lines.scrollTop = lines.scrollHeight;
}
