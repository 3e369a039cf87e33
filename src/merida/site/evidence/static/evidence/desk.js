// The desk by keyboard: j and k go through the outcomes, c e r u act on the current one, x marks it for merging.
// Each act is the form or link that stands in the outcome; this only presses it. Without scripts the same forms work.

import { letterOf, listen, press } from "../look/js/acts.js";

const desk = document.querySelector("[data-desk]");
const list = desk?.querySelector(".proposals");
const said = document.getElementById("desk-said");
let current = null;
let last = null; // the outcome decided last: what "undo" means after one has moved on

const outcomes = () => [...list.querySelectorAll(".proposal:not([hidden])")];
const marksOf = (id) => desk.querySelectorAll(`[data-mark~="${CSS.escape(id)}"]`);

function show(outcome, { focus = true, scroll = true, first = false } = {}) {
  if (!outcome) return;
  if (current && current !== outcome) {
    current.classList.remove("now");
    current.removeAttribute("aria-current");
    for (const mark of marksOf(current.dataset.id)) mark.classList.remove("now");
  }
  current = outcome;
  outcome.classList.add("now");
  outcome.setAttribute("aria-current", "true");
  const marks = [...marksOf(outcome.dataset.id)];
  for (const mark of marks) mark.classList.add("now");
  if (scroll) {
    const wide = matchMedia("(min-width: 62.01rem)").matches;
    if (wide) inPane(marks[0], first);
    if (wide) inPane(outcome, first);
    else outcome.scrollIntoView({ block: "nearest" });
  }
  if (focus) outcome.focus({ preventScroll: true });
  if (!first) history.replaceState(history.state, "", `#${outcome.id}`);
}

// Scrolls the pane, never the page; leaves alone what is already well in sight.
function inPane(node, atOnce = false) {
  const pane = node?.closest(".pane");
  if (!pane) return;
  const box = node.getBoundingClientRect();
  const view = pane.getBoundingClientRect();
  if (box.top >= view.top + 40 && box.bottom <= view.bottom - 40) return;
  const calm = atOnce || matchMedia("(prefers-reduced-motion: reduce)").matches;
  pane.scrollBy({ top: box.top - view.top - view.height / 4, behavior: calm ? "instant" : "smooth" });
}

function step(by) {
  const all = outcomes();
  if (!all.length) return;
  const at = current ? all.indexOf(current) : -1;
  show(all[Math.min(all.length - 1, Math.max(0, at + by))] ?? all[0]);
}

function stepUndecided() {
  const all = outcomes();
  const at = all.indexOf(current);
  const waiting = (outcome) => outcome.dataset.status === "proposed";
  show(all.slice(at + 1).find(waiting) ?? all.slice(0, Math.max(at, 0)).find(waiting) ?? current);
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  n: () => stepUndecided(),
  c: () => press("confirm", current),
  e: () => press("correct", current),
  r: () => press("reject", current),
  u: () => press("undo", current) || press("undo", document.getElementById(last)),
  s: () => press("split", current),
  h: () => press("history", current),
  x: () => {
    const box = current?.querySelector("[data-merge]");
    if (box) box.click();
  },
  m: () => document.querySelector("[data-act='merge']")?.click(),
  a: () => document.querySelector("#add-words:not([hidden]) button")?.focus(),
};
const arrows = { ArrowDown: keys.j, ArrowUp: keys.k };

if (desk && list) {
  list.addEventListener("click", (event) => {
    const outcome = event.target.closest(".proposal");
    if (outcome && outcome !== current) show(outcome, { focus: !event.target.closest("a, button, input, summary") });
  });
  list.addEventListener("focusin", (event) => {
    const outcome = event.target.closest(".proposal");
    if (outcome && outcome !== current) show(outcome, { focus: false });
  });

  desk.querySelector(".pane-source").addEventListener("click", (event) => {
    const mark = event.target.closest("[data-mark]");
    if (!mark || !getSelection().isCollapsed) return;
    const ids = mark.dataset.mark.split(" ");
    show(document.getElementById(`outcome-${ids.find((id) => id !== current?.dataset.id) ?? ids[0]}`));
  });

  // Which outcome is being decided: a corrected one comes back as another row, with another id.
  let asked_for = "";
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    const target = event.detail.target;
    if (target?.classList.contains("proposal")) asked_for = target.dataset.id;
  });

  // An act answered: the outcome is there anew; its marks take its state, and one goes on to the next that waits.
  document.body.addEventListener("htmx:load", (event) => {
    const outcome = event.detail.elt;
    if (!outcome.classList?.contains("proposal")) return;
    const { id, status } = outcome.dataset;
    for (const mark of marksOf(asked_for || id)) {
      mark.dataset.mark = mark.dataset.mark.split(" ").map((one) => (one === asked_for ? id : one)).join(" ");
      mark.classList.remove("proposed", "confirmed", "corrected", "rejected", "now");
      mark.classList.add(status);
    }
    document.querySelector("dialog#correct[open]")?.close();
    current = null;
    last = outcome.id;
    if (said) said.textContent = outcome.dataset.said ?? "";
    show(outcome, { scroll: false });
    if (status !== "proposed" && !outcome.dataset.conflict) stepUndecided();
    desk.dataset.answered = String(Number(desk.dataset.answered ?? 0) + 1);
  });

  document.body.addEventListener("htmx:afterSettle", (event) => {
    const dialog = event.detail.target?.closest?.("dialog");
    if (dialog && !dialog.open && dialog.querySelector("form") && event.detail.successful !== false) {
      dialog.showModal();
      dialog.querySelector("form :is(input:not([type=hidden]), select, textarea)")?.focus();
    }
  });

  for (const kind of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.body.addEventListener(kind, (event) => {
      const dialog = document.getElementById("desk-failed");
      const why = dialog?.querySelector("[data-why]");
      if (!why) return;
      const said = event.detail.xhr?.status === 422 ? event.detail.xhr.responseText : why.dataset.why;
      const form = document.querySelector("dialog#correct[open] form");
      if (form) {
        form.querySelector("[role=alert]")?.remove();
        const notice = document.createElement("p");
        notice.className = "notice notice-error";
        notice.setAttribute("role", "alert");
        notice.textContent = said;
        form.prepend(notice);
      } else {
        why.textContent = said;
        if (!dialog.open) dialog.showModal();
      }
    });
  }

  listen(".proposal", (event) => (event.target.closest?.(".proposal") && arrows[event.key]) || keys[letterOf(event)]);

  // Two or more marked for merging: the act says how many.
  list.addEventListener("change", (event) => {
    if (!event.target.matches("[data-merge]")) return;
    const chosen = list.querySelectorAll("[data-merge]:checked").length;
    for (const button of document.querySelectorAll("[data-act='merge']")) button.hidden = chosen < 2;
  });

  // A place found by search: the words of that paragraph.
  const found = location.hash.match(/^#passage-(\d+)$/);
  const words = found ? [...desk.querySelectorAll(`[data-passage="${found[1]}"]`)] : [];
  for (const run of words) run.classList.add("found");

  const asked = location.hash.startsWith("#outcome-") ? document.getElementById(location.hash.slice(1)) : null;
  show(asked ?? outcomes().find((outcome) => outcome.dataset.status === "proposed") ?? outcomes()[0], { focus: Boolean(asked), first: true, scroll: !words.length });
  if (words.length) inPane(words[0], true);
}
