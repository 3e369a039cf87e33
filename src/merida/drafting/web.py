"""Papers as one HTML page that stands alone: readable without a site, every word escaped, links kept."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from merida.drafting.values import Cell, Heading, Note, Paper, Paragraph, Table
from merida.drafting.word_styles import RIGHT_TO_LEFT

_STYLE = (
    "body{font:1rem/1.5 Georgia,'Times New Roman',serif;max-inline-size:60rem;margin:2rem auto;padding-inline:1rem}"
    "table{border-collapse:collapse;inline-size:100%;font-size:.85rem;margin-block:1rem .5rem}"
    "thead th{font-weight:400;font-style:italic;border-block-start:1px solid;border-block-end:2px solid}"
    "td,th{padding:.2rem .4rem;vertical-align:top;text-align:start;font-weight:400}.n{text-align:end}"
    "tbody tr:last-child>*{border-block-end:2px solid}.total>*{font-weight:700;border-block-start:1px solid}"
    "caption{text-align:start;font-weight:700}.notes{font-size:.8rem;margin-block:0}"
)


def web(paper: Paper) -> str:
    """The paper as a page."""
    direction = "rtl" if paper.language in RIGHT_TO_LEFT else "ltr"
    notes: list[Note] = []
    body = "\n".join(_block(block, notes) for block in paper.blocks)
    foot = "".join(f'<li id="note-{n}">{escape(note.text)}</li>' for n, note in enumerate(notes, 1))
    head = "".join(f"<p>{escape(line)}</p>" for line in (paper.body, paper.symbol, paper.date) if line)
    return (
        f'<!doctype html>\n<html lang="{paper.language}" dir="{direction}"><head><meta charset="utf-8">'
        f"<title>{escape(paper.title)}</title><style>{_STYLE}</style></head><body>\n<header>{head}"
        f"<h1>{escape(paper.title)}</h1><p>{escape(paper.subtitle)}</p></header>\n{body}\n"
        f"<ol>{foot}</ol><footer><p>{escape(paper.imprint)}</p></footer></body></html>\n"
    )


def web_table(table: Table) -> str:
    """A table as HTML."""
    title = f"{table.number}. {table.title}" if table.number else table.title
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.columns)
    rows = "".join(
        f'<tr class="{row.kind}"><th scope="row">{escape(row.head)}</th>{"".join(map(_cell, row.cells))}</tr>'
        for row in table.rows
    )
    notes = "".join(f'<p class="notes">{escape(note)}</p>' for note in table.notes)
    return (
        f"<table><caption>{escape(title)}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{notes}"
    )


def _block(block: Heading | Paragraph | Table, notes: list[Note]) -> str:
    match block:
        case Heading():
            level = block.level + 1
            return f"<h{level}>{escape(' '.join(filter(None, (block.number, block.text))))}</h{level}>"
        case Paragraph():
            return f"<p>{''.join(_parts(block, notes))}</p>"
        case Table():
            return web_table(block)


def _parts(block: Paragraph, notes: list[Note]) -> Iterator[str]:
    if block.number:
        yield f"{escape(block.number)} "
    for part in block.parts:
        if isinstance(part, Note):
            notes.append(part)
            yield f'<sup><a href="#note-{len(notes)}">{len(notes)}</a></sup>'
        else:
            yield escape(part)


def _cell(cell: Cell) -> str:
    words = escape(cell.text)
    if cell.href and cell.href.startswith(("https://", "http://", "/")):
        words = f'<a href="{escape(cell.href)}">{words}</a>'
    spoken = f' lang="{cell.language}"' if cell.language else ""
    return f'<td{" class=n" if cell.number is not None else ""}{spoken} dir="auto">{words}</td>'
