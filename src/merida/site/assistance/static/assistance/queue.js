// The queue by keyboard: j and k go through the proposals; c r, or 1 to 4, decide the current one; u takes it back.
// Each act is the form that stands in the card; this only presses it. Without scripts the same forms work.

const list = document.querySelector("[data-queue]");
const said = document.getElementById("queue-said");
let current = null;
let last = null;

const cards = () => [...list.querySelectorAll(".card")];
const isField = (node) => node instanceof Element && node.closest("input, select, textarea, [contenteditable='true']");

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

function press(name, card = current) {
  const control = card?.querySelector(`[data-act="${name}"]`);
  if (!control) return false;
  if (control instanceof HTMLFormElement) control.requestSubmit();
  else control.click();
  return true;
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  n: next,
  c: () => press("propose"),
  r: () => press("set_aside"),
  h: () => press("open"),
  u: () => press("undo") || (last && press("undo", document.getElementById(last))),
  1: () => press("1"),
  2: () => press("2"),
  3: () => press("3"),
  4: () => press("4"),
};
// The same places on a keyboard of another script.
const places = { KeyJ: "j", KeyK: "k", KeyN: "n", KeyC: "c", KeyR: "r", KeyH: "h", KeyU: "u", Digit1: "1", Digit2: "2", Digit3: "3", Digit4: "4" };

if (list) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing || isField(event.target)) return;
    if (document.querySelector("dialog[open], details.menu[open]")) return;
    const act = keys[/^[a-z1-4]$/.test(event.key) ? event.key : places[event.code]];
    if (!act) return;
    event.preventDefault();
    act();
  });
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
  document.body.addEventListener("htmx:responseError", (event) => {
    if (said && event.detail.xhr.status === 422) said.textContent = event.detail.xhr.responseText;
  });
  show(cards().find((card) => card.dataset.status === "proposed") ?? cards()[0], { focus: false });
}
