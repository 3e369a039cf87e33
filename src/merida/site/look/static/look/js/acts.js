// Acts by key on a list: each is a form or link that stands in an item; this only presses it. The item comes back from the
// server anew. Keys pressed until then are kept and played in order after it, each on the item that is current then; after
// a refusal they are forgotten, for they were meant for what would have followed.

const isField = (node) => node instanceof Element && node.closest("input, select, textarea, [contenteditable='true']");
const isOver = () => document.querySelector("dialog[open], details.menu[open]");

export function press(name, item) {
  const control = item?.querySelector(`[data-act="${name}"]`);
  if (!control) return false;
  if (control instanceof HTMLFormElement) control.requestSubmit();
  else control.click();
  return true;
}

// The letter or digit of a key. A keyboard of another script sends other letters, but the same codes. A key held down
// only moves.
export function letterOf(event) {
  if (event.shiftKey) return "";
  const letter = /^[a-z0-9]$/.test(event.key) ? event.key : (/^(?:Key|Digit)(.)$/.exec(event.code)?.[1] ?? "").toLowerCase();
  return event.repeat && letter !== "j" && letter !== "k" ? "" : letter;
}

// `item` selects what acts are answered with; `actOf` gives what a key does, if anything.
export function listen(item, actOf) {
  const awaited = new Set();
  let kept = [];

  function play() {
    if (isOver()) kept = [];
    while (kept.length && !awaited.size) kept.shift()();
  }

  function answered(xhr, well) {
    if (!awaited.delete(xhr)) return;
    if (!well) kept = [];
    play();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isField(event.target) || isOver()) return;
    const act = actOf(event);
    if (!act) return;
    event.preventDefault();
    kept.push(act);
    play();
  });
  document.body.addEventListener("htmx:beforeRequest", ({ detail }) => {
    if (detail.elt.closest(item) || detail.target?.matches(item)) awaited.add(detail.xhr);
  });
  document.body.addEventListener("htmx:afterSettle", ({ detail }) => answered(detail.xhr, detail.xhr?.status < 400));
  document.body.addEventListener("htmx:swapError", ({ detail }) => answered(detail.xhr, false));
  document.body.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (!detail.successful) answered(detail.xhr, false);
  });
}
