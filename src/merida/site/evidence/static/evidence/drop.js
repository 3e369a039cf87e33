// Files dropped on the field are its files; how many were chosen is said.

const form = document.querySelector("[data-drop-form]");
const zone = form?.querySelector("[data-drop]");
const said = form?.querySelector("[data-drop-count]");

function count() {
  const all = [...form.querySelectorAll("input[type=file]")].reduce((sum, input) => sum + input.files.length, 0);
  said.textContent = all === 0 ? "" : all === 1 ? said.dataset.one : said.dataset.many.replace("{count}", String(all));
}

if (form) {
  form.addEventListener("change", count);
  for (const kind of ["dragover", "dragleave", "drop"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.toggle("over", kind === "dragover");
    });
  }
  zone.addEventListener("drop", (event) => {
    zone.querySelector("input[type=file]").files = event.dataTransfer.files;
    count();
  });
}
