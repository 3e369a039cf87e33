// A field that proposes: <div class="combobox" data-url="…" data-name="provisions" data-multiple> around an <input>.
// The server answers JSON {"results": [{"value", "label", "note"}]}. Without scripts the input takes spellings as they are.

let counter = 0;

class Combobox {
  constructor(root) {
    this.root = root;
    this.input = root.querySelector("input");
    this.url = root.dataset.url;
    this.multiple = root.hasAttribute("data-multiple");
    this.at = -1;
    this.asked = 0;
    this.results = [];
    this.list = document.createElement("ul");
    this.list.id = `combobox-${(counter += 1)}`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", root.dataset.label || this.input.labels?.[0]?.textContent?.trim() || "");
    this.list.hidden = true;
    root.append(this.list);
    this.said = document.createElement("div");
    this.said.className = "visually-hidden";
    this.said.setAttribute("role", "status");
    root.append(this.said);
    const set = (name, value) => this.input.setAttribute(name, value);
    set("role", "combobox");
    set("autocomplete", "off");
    set("aria-autocomplete", "list");
    set("aria-expanded", "false");
    set("aria-controls", this.list.id);
    this.input.addEventListener("input", () => this.ask());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 120));
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role='option']");
      if (option) this.choose(Number(option.dataset.at));
    });
  }

  // What is being typed: in a field for several values, the part after the last comma.
  typed() {
    const parts = this.input.value.split(/[,،，、;]/);
    const words = (this.multiple ? parts.at(-1) : this.input.value).trim().replace(/\(+$/, "");
    const open = words.split("(").length - words.split(")").length;
    return open > 0 ? words + ")".repeat(open) : words; // "57(3" is on its way to "57(3)"
  }

  async ask() {
    const words = this.typed();
    const mine = (this.asked += 1);
    if (!words) return this.close();
    await new Promise((done) => setTimeout(done, 90));
    if (mine !== this.asked) return undefined;
    const address = new URL(this.url, location.href);
    address.searchParams.set("q", words);
    let answer;
    try {
      const response = await fetch(address, { headers: { Accept: "application/json" } });
      if (!response.ok) return this.close();
      answer = await response.json();
    } catch {
      return this.close();
    }
    if (mine === this.asked) this.show(answer.results ?? []);
    return undefined;
  }

  show(results) {
    this.results = results;
    this.at = results.length ? 0 : -1;
    this.list.replaceChildren(
      ...results.map((result, at) => {
        const option = document.createElement("li");
        option.id = `${this.list.id}-${at}`;
        option.dataset.at = String(at);
        option.setAttribute("role", "option");
        const value = document.createElement("bdi");
        value.className = "provision";
        value.dir = "ltr";
        value.textContent = result.value;
        const words = document.createElement("span");
        words.className = "option-words";
        words.textContent = result.label || result.about || "";
        if (!result.label && result.about) words.lang = "en";
        option.append(value, words);
        return option;
      }),
    );
    const open = results.length > 0;
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.said.textContent = open ? String(results.length) : "";
    this.point();
  }

  point() {
    [...this.list.children].forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === this.at));
      if (at === this.at) option.scrollIntoView({ block: "nearest" });
    });
    if (this.at >= 0) this.input.setAttribute("aria-activedescendant", `${this.list.id}-${this.at}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (event.isComposing || this.list.hidden) return;
    const last = this.results.length - 1;
    if (event.key === "ArrowDown") this.at = this.at >= last ? 0 : this.at + 1;
    else if (event.key === "ArrowUp") this.at = this.at <= 0 ? last : this.at - 1;
    else if (event.key === "Enter" || (event.key === "Tab" && this.at >= 0)) {
      this.choose(this.at);
      if (event.key === "Tab") return;
    } else if (event.key === "Escape") {
      this.close();
      event.stopPropagation();
    } else return;
    event.preventDefault();
    this.point();
  }

  choose(at) {
    const result = this.results[at];
    if (!result) return;
    if (this.multiple) {
      const kept = this.input.value.split(/[,،，、;]/).slice(0, -1).map((part) => part.trim()).filter(Boolean);
      if (!kept.includes(result.value)) kept.push(result.value);
      this.input.value = `${kept.join(", ")}, `;
    } else this.input.value = result.value;
    this.close();
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  close() {
    this.results = [];
    this.at = -1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

const wake = (root) => {
  for (const box of root.querySelectorAll(".combobox[data-url]")) {
    if (box.dataset.awake) continue;
    box.dataset.awake = "yes";
    new Combobox(box);
  }
};
wake(document);
document.addEventListener("htmx:load", (event) => wake(event.target));
