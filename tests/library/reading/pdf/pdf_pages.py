"""Writes small PDFs by hand: text at places in Helvetica, or in a font of every script, ruling lines, pictures."""
# ruff: noqa: E501 - patterns and printed lines are clearer whole

from __future__ import annotations

import zlib

A4 = (595, 842)
_ANY_FONT = 500
"""Width of every sign of the font of all scripts, in thousandths."""


class Made:
    """A PDF in the making; places are points from the top left."""

    def __init__(self, size: tuple[int, int] = A4, extra: str = "") -> None:
        self.size = size
        self.extra = extra
        self.pages: list[list[str]] = []

    def page(self) -> Made:
        self.pages.append([])
        return self

    def text(self, x: float, y: float, words: str, size: float = 10, font: str = "F1") -> Made:
        if not self.pages:
            self.page()
        if all(ord(sign) < 256 for sign in words) and font != "F3":
            shown = "(" + words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
        else:
            font = "F3"
            shown = "<" + words.encode("utf-16-be").hex() + ">"
        self.pages[-1].append(f"BT /{font} {size} Tf 1 0 0 1 {x} {self.size[1] - y} Tm {shown} Tj ET")
        return self

    def bold(self, x: float, y: float, words: str, size: float = 10) -> Made:
        return self.text(x, y, words, size, "F2")

    def lines(
        self, x: float, y: float, lines: list[str], pitch: float = 12, size: float = 10, font: str = "F1"
    ) -> Made:
        for number, words in enumerate(lines):
            self.text(x, y + number * pitch, words, size, font)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Made:
        height = self.size[1]
        self.pages[-1].append(f"0.5 w {x0} {height - y0} m {x1} {height - y1} l S")
        return self

    def picture(self) -> Made:
        self.pages[-1].append("q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")
        return self

    def bytes(self) -> bytes:
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
            b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
            b" /Supplement 0 >> /DW %d /FontDescriptor 8 0 R >>" % _ANY_FONT,
            _stream(_TO_UNICODE),
            b"<< /Type /FontDescriptor /FontName /Any /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900"
            b" /Descent -200 /CapHeight 700 /StemV 80 >>",
        ]
        kids = []
        for operators in self.pages:
            objects.append(_stream("\n".join(operators).encode("latin-1")))
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {self.size[0]} {self.size[1]}] {self.extra} /Contents"
                f" {len(objects)} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >>".encode()
            )
            kids.append(len(objects))
        objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
        out = bytearray(b"%PDF-1.5\n")
        places = []
        for number, body in enumerate(objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        for place in places:
            out += b"%010d 00000 n \n" % place
        out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
        return bytes(out)


def _stream(body: bytes) -> bytes:
    packed = zlib.compress(body)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


_TO_UNICODE = (
    b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Any def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
100 beginbfrange
"""
    + b"".join(
        b"<%02X00> <%02XFF> <%02X00>\n" % (high, high, high)
        for high in [*range(0x23), *range(0x30, 0x9F), *range(0xF0, 0x100)]
    )
    + b"endbfrange endcmap CMapName currentdict /CMap defineresource pop end end"
)


def leftward(made: Made, right: float, y: float, seen: str, size: float = 10) -> Made:
    """A line of an Arabic page that ends at its right edge; `seen` from left to right, as the eye meets the signs."""
    return made.text(right - len(seen) * size * _ANY_FONT / 1000, y, seen, size, "F3")
