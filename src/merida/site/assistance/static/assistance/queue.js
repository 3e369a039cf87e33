// The queue by keyboard: j and k go through the proposals; c r, or 1 to 4, decide the current one; u takes it back.
// Each act is the form that stands in the card; this only presses it. Without scripts the same forms work.

import { letterOf, listen, press } from "../look/js/acts.js";

const list = document.querySelector("[data-queue]");
const said = document.getElementById("queue-said");
let current = null;
let last = null;

const cards = () => [...list.querySelectorAll(".card")];

function show(card, { focus = true } = {}) {
  if (!card) return;
  current?.classList.remove("now");
  current?.removeAttribute("aria-current");
  current = card;
  card.classList.add("now");
  card.setAttribute("aria-current", "true");
  if (focus) {
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }
}

function step(by) {
  const all = cards();
  const at = current ? all.indexOf(current) : -1;
  show(all[Math.min(all.length - 1, Math.max(0, at + by))]);
}

function next() {
  const all = cards();
  const at = all.indexOf(current);
  const waits = (card) => card.dataset.status === "proposed";
  show(all.slice(at + 1).find(waits) ?? all.slice(0, Math.max(at, 0)).find(waits) ?? current);
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  n: next,
  c: () => press("propose", current),
  r: () => press("set_aside", current),
  h: () => press("open", current),
  u: () => press("undo", current) || press("undo", document.getElementById(last)),
  1: () => press("1", current),
  2: () => press("2", current),
  3: () => press("3", current),
  4: () => press("4", current),
};

if (list) {
  listen(".card", (event) => keys[letterOf(event)]);
  list.addEventListener("focusin", (event) => {
    const card = event.target.closest(".card");
    if (card && card !== current) show(card, { focus: false });
  });
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status !== 409) return;
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  });
  document.body.addEventListener("htmx:load", (event) => {
    const card = event.detail.elt;
    if (!card.classList?.contains("card")) return;
    current = null;
    last = card.id;
    if (said) said.textContent = card.dataset.said ?? "";
    show(card);
    if (card.dataset.status === "decided" && !card.querySelector("[role=alert]")) next();
    list.dataset.answered = String(Number(list.dataset.answered ?? 0) + 1);
  });
  for (const kind of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.body.addEventListener(kind, ({ detail }) => {
      const card = detail.elt.closest(".card");
      if (!card) return;
      card.querySelector("[role=alert]")?.remove();
      const notice = document.createElement("p");
      notice.className = "notice notice-error";
      notice.setAttribute("role", "alert");
      notice.textContent = detail.xhr.status === 422 ? detail.xhr.responseText : list.dataset.failed;
      card.querySelector(".card-sides").before(notice);
    });
  }
  show(cards().find((card) => card.dataset.status === "proposed") ?? cards()[0], { focus: false });
}
