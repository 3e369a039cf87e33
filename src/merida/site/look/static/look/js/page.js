// Every page: menus and dialogs that close as one expects, keys that work everywhere. Everything here is a convenience:
// without it the same links and forms do the same things.

const isField = (node) => node instanceof Element && node.closest("input, select, textarea, [contenteditable='true']");

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu !== except) menu.open = false;
  }
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  closeMenus(target?.closest("details.menu") ?? null);

  const opener = target?.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();

  if (target instanceof HTMLDialogElement) {
    const edge = target.getBoundingClientRect();
    const inside = event.clientX >= edge.left && event.clientX <= edge.right && event.clientY >= edge.top && event.clientY <= edge.bottom;
    if (!inside) target.close();
  }
  const closer = target?.closest("[data-closes]");
  if (closer) closer.closest("dialog")?.close();
});

document.addEventListener("focusin", (event) => {
  const menu = event.target instanceof Element ? event.target.closest("details.menu") : null;
  closeMenus(menu);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const menu = document.querySelector("details.menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isField(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "?") {
    document.getElementById("keys")?.showModal();
    event.preventDefault();
  } else if (event.key === "/") {
    const field = document.querySelector("[data-search]");
    if (field) {
      field.focus();
      field.select?.();
      event.preventDefault();
    } else {
      const door = document.querySelector("[data-search-page]");
      if (door) location.assign(door.href);
    }
  }
});

// A choice that needs no second press: the form's own button stays for those without scripts.
document.addEventListener("change", (event) => {
  const field = event.target instanceof Element ? event.target.closest("[data-submits]") : null;
  field?.form?.requestSubmit();
});

// On a small screen what narrows a list does not stand before the list.
if (matchMedia("(max-width: 60rem)").matches) {
  for (const box of document.querySelectorAll("details.narrow, .beside > aside details.facet")) box.open = false;
}

// An address says what was asked for, not what was left empty.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-tidy]")) return;
  for (const field of event.target.elements) if (field.name && field.value === "") field.disabled = true;
});

// What scrolls sideways can be reached by keyboard; what does not is no stop on the way.
function reachable() {
  for (const box of document.querySelectorAll(".scroll")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}
reachable();
addEventListener("resize", reachable);
document.addEventListener("htmx:load", reachable);

for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());
