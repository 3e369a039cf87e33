"""Page, styles, running heads and writing direction of a Word paper."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from merida.drafting.values import Paper

RIGHT_TO_LEFT = frozenset({"ar"})
FONT = "Times New Roman"
FONT_EAST = "SimSun"
FONT_ARABIC = "Simplified Arabic"
TAGS = {"ar": "ar-SA", "en": "en-GB", "es": "es-ES", "fr": "fr-FR", "ru": "ru-RU", "zh": "zh-CN"}
_SIZES = {"Normal": 10.0, "Body Text": 10.0, "Title": 17.0, "Subtitle": 12.0, "Heading 1": 14.0, "Heading 2": 12.0}


def dress(document: WordDocument, paper: Paper) -> None:
    """A4 with the margins of a UN document, its styles, and running heads with symbol and page number."""
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if paper.wide else (Cm(21), Cm(29.7))
    if paper.wide:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = Cm(2.1)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)
    section.different_first_page_header_footer = True
    for name, size in _SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.italic = FONT, Pt(size), False
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.font.bold = name.startswith(("Heading", "Title", "Subtitle"))
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        for kind, font in (("ascii", FONT), ("hAnsi", FONT), ("eastAsia", FONT_EAST), ("cs", FONT_ARABIC)):
            fonts.set(qn(f"w:{kind}"), font)
        for spacing in style.element.rPr.findall(qn("w:spacing")):
            style.element.rPr.remove(spacing)
        look = style.paragraph_format
        look.space_before, look.space_after = Pt(0), Pt(6)
        look.line_spacing = 1.1
    for name, before in (("Title", 12), ("Subtitle", 0), ("Heading 1", 14), ("Heading 2", 10)):
        look = document.styles[name].paragraph_format
        look.space_before, look.space_after, look.keep_with_next = Pt(before), Pt(6), True
    for name in ("Heading 1", "Heading 2"):
        look = document.styles[name].paragraph_format
        look.left_indent, look.first_line_indent = Cm(1.25), Cm(-1.25)
        look.tab_stops.add_tab_stop(Cm(1.25))
    _no_rule(document)
    _running(section.header.paragraphs[0], paper, paper.symbol or paper.title, WD_ALIGN_PARAGRAPH.LEFT)
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        _running(line, paper, paper.imprint, WD_ALIGN_PARAGRAPH.LEFT)
        line.paragraph_format.tab_stops.add_tab_stop(Cm(25.5 if paper.wide else 16.8), WD_TAB_ALIGNMENT.RIGHT)
        run_in(line, "\t", paper.language)
        _page_number(line, paper.language)


def run_in(
    line: WordParagraph, text: str, language: str, bold: bool | None = None, italic: bool | None = None, size: float = 0
) -> Run:
    """Adds words to a paragraph, marked with their language and, in Arabic, their direction."""
    run = line.add_run(text)
    run.bold, run.italic = bold, italic
    if size:
        run.font.size = Pt(size)
    properties = run._element.get_or_add_rPr()
    right = language in RIGHT_TO_LEFT
    if right:
        if size or bold:
            _complex(properties, size, bool(bold))
        properties.append(OxmlElement("w:rtl"))
    tag = OxmlElement("w:lang")
    tag.set(qn("w:bidi" if right else "w:eastAsia" if language == "zh" else "w:val"), TAGS[language])
    properties.append(tag)
    return run


def turn(line: WordParagraph, language: str) -> None:
    """Sets the paragraph from right to left where the language is written so."""
    if language in RIGHT_TO_LEFT:
        mark = OxmlElement("w:bidi")
        properties = line._element.get_or_add_pPr()
        properties.insert_element_before(
            mark,  # type: ignore[arg-type]
            "w:adjustRightInd",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:rPr",
        )


def _complex(properties: object, size: float, bold: bool) -> None:
    """Size and weight of the letters of right-to-left scripts, which Word keeps apart."""
    if bold:
        properties.append(OxmlElement("w:bCs"))  # type: ignore[attr-defined]
    if size:
        mark = OxmlElement("w:szCs")
        mark.set(qn("w:val"), str(int(size * 2)))
        properties.append(mark)  # type: ignore[attr-defined]


def _no_rule(document: WordDocument) -> None:
    """The built-in title has a coloured rule below; UN papers have none."""
    properties = document.styles["Title"].element.get_or_add_pPr()
    for rule in properties.findall(qn("w:pBdr")):
        properties.remove(rule)


def _running(line: WordParagraph, paper: Paper, text: str, side: WD_ALIGN_PARAGRAPH) -> None:
    line.alignment = side
    run_in(line, text, paper.language, size=8)
    turn(line, paper.language)


def _page_number(line: WordParagraph, language: str) -> None:
    run = run_in(line, "", language, bold=True, size=8.5)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._element.append(mark)
