"""Files as they come from careless and from hostile hands, made in memory, each by a few lines."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib

SENTENCE = "Several speakers noted that technical assistance was essential to implement article 57 of the Convention."
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


# ── Word ──────────────────────────────────────────────────────────────────────────────────────────
def word(body: str | None = None, before: str = "") -> bytes:
    """A Word file; `before` stands before its root element."""
    body = f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>" if body is None else body
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "_rels/.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>'
            ).encode(),
            "word/document.xml": (
                f'{before}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>'
            ).encode(),
        }
    )


def entities() -> bytes:
    """Ten thousand million laughs."""
    lines = ['<!ENTITY e0 "ha">'] + [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 11)]
    return word("<w:p><w:r><w:t>&e10;</w:t></w:r></w:p>", f"<?xml version='1.0'?><!DOCTYPE d [{''.join(lines)}]>")


def deep_word(depth: int = 50_000) -> bytes:
    """Elements inside elements."""
    return word("<w:sdt>" * depth + "</w:sdt>" * depth)


def unpacking_word(megabytes: int = 300) -> bytes:
    """A Word file whose text unpacks to much white space."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(f'<w:document xmlns:w="{_W}"><w:body>'.encode())
            for _ in range(megabytes):
                part.write(b" " * 1_000_000)
            part.write(b"</w:body></w:document>")
    return stream.getvalue()


def locked_word() -> bytes:
    """What Word makes of a file with a password: an OLE container with an encrypted package."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)


# ── archives ──────────────────────────────────────────────────────────────────────────────────────
def zipped(files: dict[str, bytes]) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def bomb(megabytes: int = 400) -> bytes:
    """A small archive with much in it."""
    return zipped({f"{n}.txt": bytes(10_000_000) for n in range(megabytes // 10)})


def overlapping(count: int = 2_000) -> bytes:
    """Many names for the same packed bytes, which make far more than the archive could hold."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = bytes(1_000_000)
    body = packed.compress(data) + packed.flush()
    crc = zlib.crc32(data)
    sizes = (crc, len(body), len(data))
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 33, *sizes, 5, 0) + b"0.txt" + body
    central = b""
    for n in range(count):
        name = f"{n}.txt".encode()
        head = struct.pack("<4sHHHHHHIII", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, *sizes)
        central += head + struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0) + name
    return local + central + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(central), len(local), 0)


def nested(depth: int) -> bytes:
    """An archive in an archive in an archive ..."""
    data = zipped({"x.txt": SENTENCE.encode()})
    for _ in range(depth):
        data = zipped({"inner.zip": data})
    return data


def locked_zip() -> bytes:
    """An archive whose only member says that it is encrypted."""
    data = bytearray(zipped({"x.txt": SENTENCE.encode()}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    data[data.index(b"PK\x03\x04") + 6] |= 1
    return bytes(data)


# ── PDF ───────────────────────────────────────────────────────────────────────────────────────────
def pdf(contents: list[bytes], *, font: bytes = b"", trailer: bytes = b"", more: tuple[bytes, ...] = ()) -> bytes:
    """A PDF with a page for each content stream."""
    font = font or b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    first = 4 + len(more)
    kids = b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(contents), kids),
        font,
        *more,
    ]
    for n, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            b" /Contents %d 0 R >>" % (first + 2 * n + 1)
        )
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content))
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def said(words: str = SENTENCE) -> bytes:
    """A content stream that prints the words."""
    return b"BT /F1 10 Tf 1 0 0 1 70 700 Tm (%s) Tj ET" % words.encode("latin-1")


def many_pages(count: int) -> bytes:
    """A PDF of so many pages."""
    return pdf([said(f"{n}. {SENTENCE}") for n in range(1, count + 1)])


def scanned() -> bytes:
    """Pages that are pictures."""
    return pdf([b"q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"] * 2)


def locked_pdf() -> bytes:
    """A PDF whose password nobody gave."""
    keys = (b"41" * 32, b"42" * 32)
    encrypt = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >> /ID [<00> <00>]" % keys
    return pdf([said()], trailer=encrypt)


def private_font() -> bytes:
    """A font that draws letters and says that they are others: what is copied from it is garbage."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Private /Encoding /Identity-H /DescendantFonts [4 0 R]"
        b" /ToUnicode 5 0 R >>"
    )
    descendant = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Private /DW 500"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    lines = b"\n".join(b"<%04X> <%04X>" % (n, 0xE000 + n) for n in range(32, 127))
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def"
        b" 1 begincodespacerange <0000> <FFFF> endcodespacerange 95 beginbfchar "
        + lines
        + b" endbfchar endcmap end end"
    )
    stream = b"<< /Length %d >> stream\n%s\nendstream" % (len(cmap), cmap)
    shown = SENTENCE.encode("utf-16-be").hex().encode()
    return pdf([b"BT /F1 10 Tf 1 0 0 1 70 700 Tm <%s> Tj ET" % shown] * 2, font=font, more=(descendant, stream))


# ── text ──────────────────────────────────────────────────────────────────────────────────────────
def noise(size: int = 5_000) -> bytes:
    """Bytes without any meaning."""
    return random.Random(57).randbytes(size)
