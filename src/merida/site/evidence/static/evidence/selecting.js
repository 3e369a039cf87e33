// Words selected in the document become the place of an outcome that was missed: passage and code points of its text.
// Each run of words carries data-passage and data-start, on the page as printed as in the laid-out text.

const form = document.getElementById("add-words");

const points = (text) => [...text].length; // code points, as everywhere in Merida

// The place of a boundary of the selection: its passage and the code points before it in that passage's text.
function place(node, offset) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const run = element?.closest("[data-passage]");
  if (!run) return null;
  const before = document.createRange();
  before.selectNodeContents(run);
  before.setEnd(node, offset);
  return { passage: run.dataset.passage, at: Number(run.dataset.start ?? 0) + points(textOf(before.cloneContents())) };
}

// What is shown but no part of the passage's text (labels, hyphens of line ends) is marked data-no-text.
function textOf(fragment) {
  for (const extra of fragment.querySelectorAll("[data-no-text]")) extra.remove();
  return fragment.textContent;
}

function chosen() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const first = place(range.startContainer, range.startOffset);
  const end = place(range.endContainer, range.endOffset);
  if (!first || !end || first.passage !== end.passage || end.at <= first.at) return null;
  return { passage: first.passage, start: first.at, end: end.at, words: selection.toString().replace(/\s+/g, " ").trim() };
}

if (form) {
  document.addEventListener("selectionchange", () => {
    if (form.contains(document.activeElement)) return;
    const found = chosen();
    form.hidden = !found;
    if (!found) return;
    form.elements.passage.value = found.passage;
    form.elements.start.value = found.start;
    form.elements.end.value = found.end;
    form.querySelector("q").textContent = found.words;
  });
  form.querySelector("[data-forget]")?.addEventListener("click", () => {
    getSelection()?.removeAllRanges();
    form.hidden = true;
  });
}
