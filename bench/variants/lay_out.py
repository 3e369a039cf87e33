#!/usr/bin/env python3
"""Lays out made documents as DOCX, HTML, text and PDF beside their truth: `lay_out.py OUT [--seeds 1-10] [--pdf]`.

PDF is printed by Chromium from the HTML (`--pdf`), so it needs `chromium` on the path.
"""

from __future__ import annotations

import argparse
import html
import json
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from made import LANGUAGES, Made, Part, make


def marker(made: Made, number: int) -> str:
    kind = made.layout["marker"]
    letter = (
        ("أبجدهوزحطيكلمنسعفصقرشت"[number % 22] if made.language == "ar" else "abcdefghijklmnopqrstuvwxyz"[number % 26])
        if "a" in kind
        else ""
    )
    return {"(a)": f"({letter}) ", "a)": f"{letter}) ", "1)": f"{number + 1}) ", "auto": "• "}.get(kind, f"{kind} ")


def items(parts: list[Part]) -> list[tuple[int, Part]]:
    """Each part with its number in its run of items."""
    out, number = [], -1
    for part in parts:
        number = number + 1 if part.kind == "item" else -1
        out.append((number, part))
    return out


# ── Word ──────────────────────────────────────────────────────────────────────────────────────────
def to_docx(made: Made, path: Path) -> None:
    document = Document()
    rtl, layout = made.language == "ar", made.layout
    document.styles["Normal"].font.size = Pt(10)
    if layout["heading_style"] == "custom":
        for level in range(1, 6):
            document.styles.add_style(f"_ H_{level}", 1).base_style = document.styles["Normal"]
    section = document.sections[0]
    if layout["furniture"] != "none":
        section.header.paragraphs[0].text = (
            layout["symbol"] if layout["furniture"] == "symbol" else f"{layout['symbol']}\tPage 1"
        )
        section.footer.paragraphs[0].text = layout["job"]
    mast = [part for part in made.parts if part.kind == "mast"]
    if layout["table_mast"]:
        table = document.add_table(rows=2, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = mast[0].text, mast[1].text
        table.cell(1, 0).text, table.cell(1, 1).text = mast[2].text, "\n".join(part.text for part in mast[3:-7])
    skipped = len(mast) - 7 if layout["table_mast"] else 0
    for number, part in items(made.parts):
        if part.kind == "mast" and skipped:
            skipped -= 1
            continue
        text = part.text
        if part.kind == "heading":
            style = {"builtin": f"Heading {part.level}", "custom": f"_ H_{part.level}", "bold": "Normal"}[
                layout["heading_style"]
            ]
            paragraph = document.add_paragraph(style=style)
            paragraph.add_run(text).bold = layout["heading_style"] == "bold" or None
        elif part.kind == "item":
            auto = layout["marker"] == "auto"
            paragraph = document.add_paragraph(style="List Bullet" if auto else "Normal")
            paragraph.add_run(("" if auto else marker(made, number).strip() + "\t") + text)
        else:
            paragraph = document.add_paragraph()
            paragraph.add_run(part.label + text).bold = part.kind == "title" or None
        if rtl:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
            for run in paragraph.runs:
                mark = OxmlElement("w:rtl")
                mark.set(qn("w:val"), "1")
                run._r.get_or_add_rPr().append(mark)
    document.save(str(path))


# ── HTML, for itself and for print ────────────────────────────────────────────────────────────────
def to_html(made: Made, *, printed: bool) -> str:
    layout, rtl = made.layout, made.language == "ar"
    out, mast = [], [part.text for part in made.parts if part.kind == "mast"]
    head = "<table class=mast><tr><td>{}</td><td>{}</td></tr><tr><td>{}</td><td>{}</td></tr></table>".format(
        html.escape(mast[0]), html.escape(mast[1]), html.escape(mast[2]), "<br>".join(map(html.escape, mast[3:-7]))
    )
    out.append(head)
    open_list = False
    for number, part in items(made.parts):
        text = html.escape(part.text)
        if part.kind == "mast":
            if part.text in mast[-7:]:
                out.append(f"<p class=m>{text}</p>")
            continue
        if part.kind == "item" and layout["marker"] == "auto" and not open_list:
            out.append("<ul>")
            open_list = True
        if part.kind != "item" and open_list:
            out.append("</ul>")
            open_list = False
        if part.kind == "item":
            out.append(f"<li>{text}</li>" if open_list else f"<p class=i>{marker(made, number)}{text}</p>")
        elif part.kind == "heading":
            tag = f"h{part.level + 1}" if layout["heading_style"] != "bold" or printed else "p"
            out.append(f"<{tag}>{text}</{tag}>" if tag != "p" else f"<p><b>{text}</b></p>")
        elif part.kind == "title":
            out.append(f"<h1>{text}</h1>")
        else:
            out.append(f"<p>{part.label}{text}</p>")
    style = f"body{{font:{'11pt/1.35 Noto Serif,serif' if layout['font'] == 'serif' else '10.5pt/1.4 Noto Sans,sans-serif'};text-align:{'justify' if layout['nbsp'] else 'start'}}} h1{{font-size:15pt}} h2{{font-size:14pt}} h3,h4{{font-size:12pt}} h5{{font-size:11pt;font-style:italic}} h6{{font-size:11pt}} .m{{margin:2pt 0}} .i{{margin-inline-start:2em;text-indent:-1em}} .mast td{{padding:4pt;vertical-align:top}}"
    if printed:
        symbol, job = layout["symbol"], layout["job"]
        boxes = (
            ""
            if layout["furniture"] == "none"
            else f"@top-left{{content:'{symbol}'}} @bottom-left{{content:'{job}'}} @bottom-right{{content:counter(page) '/' counter(pages)}}"
        )
        style += f"@page{{size:{layout['paper']};margin:22mm;{boxes}}} @page:first{{@top-left{{content:''}}}}"
        if layout["columns"] == 2:
            style += ".body{columns:2;column-gap:9mm}"
    body = "\n".join(out)
    if printed:
        at = body.index("<h2>") if "<h2>" in body else 0
        body = f"{body[:at]}<div class=body style='break-before:page'>{body[at:]}</div>"
    else:
        foot = "" if layout["furniture"] == "none" else f"<footer>{layout['job']}</footer>"
        body = f"<nav><a href='#m'>Home</a> | <a href='#'>Documents</a></nav><main id=m>{body}</main>{foot}"
    return f"<!DOCTYPE html><html lang={made.language}{' dir=rtl' if rtl else ''}><head><meta charset=utf-8><title>{layout['symbol']}</title><style>{style}</style></head><body>\n{body}\n</body></html>"


# ── text ──────────────────────────────────────────────────────────────────────────────────────────
def to_text(made: Made) -> str:
    """As a person saves a page: hard lines of 76 columns, a running head and a page number every 48 lines."""
    lines: list[str] = []
    for number, part in items(made.parts):
        first = marker(made, number) if part.kind == "item" else part.label
        hang = "  " if part.kind == "item" else ""
        if made.language == "zh":
            whole = first + part.text
            lines += [whole[at : at + 38] for at in range(0, len(whole), 38)]
        else:
            lines += textwrap.wrap(
                first + part.text, 76, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
            )
        if part.kind != "mast":
            lines.append("")
    if made.layout["furniture"] == "none":
        return "\n".join(lines) + "\n"
    pages = [lines[at : at + 48] for at in range(0, len(lines), 48)]
    feet = [f"{number}/{len(pages)}{' ' * 50}{made.layout['job']}" for number in range(1, len(pages) + 1)]
    texts = [
        ("" if number == 0 else made.layout["symbol"] + "\n\n") + "\n".join(page) + "\n\n" + foot
        for number, (page, foot) in enumerate(zip(pages, feet, strict=True))
    ]
    return "\n\f".join(texts) + "\n"


def to_pdf(made: Made, path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(to_html(made, printed=True), encoding="utf-8")
        subprocess.run(
            [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                f"--user-data-dir={folder}/profile",
                "--no-pdf-header-footer",
                f"--print-to-pdf={path}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )


def main() -> None:
    """Writes the documents of the seeds in six languages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seeds", default="1-5")
    parser.add_argument("--pdf", action="store_true")
    options = parser.parse_args()
    first, last = (int(one) for one in options.seeds.split("-"))
    options.out.mkdir(parents=True, exist_ok=True)
    if options.pdf and not shutil.which("chromium"):
        sys.exit("lay_out.py: --pdf needs Chromium (apt-get install chromium).")
    for language in LANGUAGES:
        for seed in range(first, last + 1):
            made = make(language, seed)
            to_docx(made, options.out / f"{made.name}.docx")
            (options.out / f"{made.name}.html").write_text(to_html(made, printed=False), encoding="utf-8")
            (options.out / f"{made.name}.txt").write_text(to_text(made), encoding="utf-8")
            if options.pdf:
                to_pdf(made, options.out / f"{made.name}.pdf")
                import pypdfium2

                made.truth[0]["pages"] = len(pypdfium2.PdfDocument(str(options.out / f"{made.name}.pdf")))
            lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in made.truth)
            (options.out / f"{made.name}.expected.jsonl").write_text(lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
