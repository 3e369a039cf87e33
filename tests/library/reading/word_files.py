"""Small Word files written by hand, so that a test shows the XML that it is about."""

from __future__ import annotations

import io
import zipfile

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "settings": "settings",
    "header": "hdr",
    "footer": "ftr",
}


def word(body: str, **parts: str) -> bytes:
    """A .docx with this body and the given inner XML of its other parts (`footnotes=`, `styles=`, `header=`, ...)."""
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{_TYPE}{kind}" Target="{kind}.xml"/>' for kind in parts if kind in _ROOTS
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{_TYPE}officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>",
        )
        archive.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        for kind, inner in parts.items():
            root = _ROOTS[kind]
            archive.writestr(f"word/{kind}.xml", f"<w:{root} {NAMES}>{inner}</w:{root}>")
    return stream.getvalue()


def p(text: str = "", *, properties: str = "", run: str = "") -> str:
    """A paragraph with one run."""
    run_properties = f"<w:rPr>{run}</w:rPr>" if run else ""
    paragraph_properties = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{paragraph_properties}<w:r>{run_properties}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def row(*cells: str, properties: str = "") -> str:
    """A table row; each cell is text, or XML of paragraphs."""
    inner = "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"
