"""A made document as a web page, for a site or for print."""

from __future__ import annotations

from html import escape

from bench.variants.made import Made, Part
from bench.variants.marks import dotted, marker, numbered
from bench.variants.word import MAST_BELOW

FONTS = {"serif": "11pt/1.35 Noto Serif,serif", "sans": "10.5pt/1.4 Noto Sans,sans-serif"}
STYLE = (
    "h1{font-size:15pt} h2{font-size:14pt} h3,h4{font-size:12pt} "
    "h5{font-size:11pt;font-style:italic} h6{font-size:11pt} "
    ".m{margin:2pt 0} .i{margin-inline-start:2em;text-indent:-1em} .mast td{padding:4pt;vertical-align:top}"
)


def to_html(made: Made, *, printed: bool) -> str:
    """The page; `printed` without a site around it and with what print needs."""
    body = "\n".join([_masthead(made), *_blocks(made, printed)])
    if printed:
        at = max(body.find("<h2>"), 0)
        body = f"{body[:at]}<div class=body style='break-before:page'>{body[at:]}</div>"
    else:
        foot = "" if made.layout["furniture"] == "none" else f"<footer>{made.layout['job']}</footer>"
        body = f"<nav><a href='#m'>Home</a> | <a href='#'>Documents</a></nav><main id=m>{body}</main>{foot}"
    direction = " dir=rtl" if made.language == "ar" else ""
    return (
        f"<!DOCTYPE html><html lang={made.language}{direction}><head><meta charset=utf-8>"
        f"<title>{made.layout['symbol']}</title><style>{_style(made, printed)}</style></head>"
        f"<body>\n{body}\n</body></html>"
    )


def _masthead(made: Made) -> str:
    mast = [escape(part.text) for part in made.parts if part.kind == "mast"][: made.mast]
    cells = [mast[0], mast[1], mast[2], "<br>".join(mast[3 : made.mast - MAST_BELOW])]
    return "<table class=mast><tr><td>{}</td><td>{}</td></tr><tr><td>{}</td><td>{}</td></tr></table>".format(*cells)


def _blocks(made: Made, printed: bool) -> list[str]:
    out: list[str] = []
    seen, listing = 0, False
    for number, part in numbered(made.parts):
        if part.kind == "mast":
            seen += 1
            if seen <= made.mast - MAST_BELOW:
                continue
        of_list = part.kind == "item" and made.layout["marker"] == "auto"
        if of_list != listing:
            out.append("<ul>" if of_list else "</ul>")
            listing = of_list
        out.append(f"<li>{escape(part.text)}</li>" if of_list else _block(made, part, number, printed))
    return [*out, "</ul>"] if listing else out


def _block(made: Made, part: Part, number: int, printed: bool) -> str:
    text = escape(part.text)
    match part.kind:
        case "mast":
            return f"<p class=m>{text}</p>"
        case "title":
            return f"<h1>{text}</h1>"
        case "item":
            return f"<p class=i>{marker(made, number)}{text}</p>"
        case "contents":
            return f"<p class=m>{escape(dotted(part)) if printed else f'<a href="#">{text}</a>'}</p>"
        case "heading" if printed or made.layout["heading_style"] != "bold":
            return f"<h{part.level + 1}>{text}</h{part.level + 1}>"
        case "heading":
            return f"<p><b>{text}</b></p>"
    return f"<p>{part.label}{text}</p>"


def _style(made: Made, printed: bool) -> str:
    layout = made.layout
    style = f"body{{font:{FONTS[layout['font']]};text-align:{'justify' if layout['nbsp'] else 'start'}}} {STYLE}"
    if not printed:
        return style
    boxes = ""
    if layout["furniture"] != "none":
        boxes = (
            f"@top-left{{content:'{layout['symbol']}'}} @bottom-left{{content:'{layout['job']}'}} "
            "@bottom-right{content:counter(page) '/' counter(pages)}"
        )
    style += f"@page{{size:{layout['paper']};margin:22mm;{boxes}}} @page:first{{@top-left{{content:''}}}}"
    return style + (".body{columns:2;column-gap:9mm}" if layout["columns"] == 2 else "")
