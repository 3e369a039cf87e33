"""Footnotes of a Word paper: python-docx has none, so their part of the package is made here (ECMA-376-1, 17.11)."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from merida.drafting.values import Note
from merida.drafting.word_styles import RIGHT_TO_LEFT, TAGS

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SIZE = "16"
"""Half points."""


class Footnotes:
    """Collects the notes of one document and writes their part when closed."""

    def __init__(self, document: WordDocument, language: str) -> None:
        self._document = document
        self._language = language
        self._root = etree.Element(f"{{{W}}}footnotes", nsmap={"w": W})
        for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
            note = etree.SubElement(self._root, f"{{{W}}}footnote", {f"{{{W}}}type": kind, f"{{{W}}}id": str(number)})
            line = etree.SubElement(note, f"{{{W}}}p")
            etree.SubElement(etree.SubElement(line, f"{{{W}}}r"), f"{{{W}}}{kind}")
        self._count = 0

    def add(self, line: WordParagraph, note: Note) -> None:
        """Puts the mark at the end of the paragraph so far, and the words into the notes."""
        self._count += 1
        mark = line.add_run()._element
        properties = mark.get_or_add_rPr()
        _raised(properties)
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(self._count))
        mark.append(reference)
        self._write(note.text if note.href is None else f"{note.text} {note.href}")

    def close(self) -> None:
        """Adds the part to the document if there are notes."""
        if not self._count:
            return
        content = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        package = self._document.part.package
        if package is None:
            return
        part = Part(PackURI("/word/footnotes.xml"), KIND, content, package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _write(self, text: str) -> None:
        note = etree.SubElement(self._root, f"{{{W}}}footnote", {f"{{{W}}}id": str(self._count)})
        line = etree.SubElement(note, f"{{{W}}}p")
        look = etree.SubElement(line, f"{{{W}}}pPr")
        right = self._language in RIGHT_TO_LEFT
        if right:
            etree.SubElement(look, f"{{{W}}}bidi")
        etree.SubElement(look, f"{{{W}}}spacing", {f"{{{W}}}after": "40"})
        mark = etree.SubElement(line, f"{{{W}}}r")
        _raised(etree.SubElement(mark, f"{{{W}}}rPr"))
        etree.SubElement(mark, f"{{{W}}}footnoteRef")
        words = etree.SubElement(line, f"{{{W}}}r")
        properties = etree.SubElement(words, f"{{{W}}}rPr")
        for kind in ("sz", "szCs"):
            etree.SubElement(properties, f"{{{W}}}{kind}", {f"{{{W}}}val": SIZE})
        if right:
            etree.SubElement(properties, f"{{{W}}}rtl")
        etree.SubElement(properties, f"{{{W}}}lang", {f"{{{W}}}{'bidi' if right else 'val'}": TAGS[self._language]})
        held = etree.SubElement(words, f"{{{W}}}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        held.text = f" {text}"


def _raised(properties: etree._Element) -> None:
    mark = etree.SubElement(properties, f"{{{W}}}vertAlign")
    mark.set(f"{{{W}}}val", "superscript")
