"""How the made documents cite provisions: several styles in each of six languages."""

from __future__ import annotations

import re

SPELT = re.compile(r"(\d+)(?:\((\d+)\))?(?:\(([a-z])\))?$")
ZH = "零一二三四五六七八九"
ABJAD = dict(zip("abcdefghij", "أبجدهوزحطي", strict=True))
JOIN = {"en": " and ", "fr": " et ", "es": " y ", "ru": " и ", "zh": "和", "ar": " و"}


def numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else ZH[tens]) + "十" if tens else "") + (ZH[ones] if ones or not tens else "")


def listed(items: list[str], language: str) -> str:
    comma = {"zh": "、", "ar": " و"}.get(language, ", ")
    return items[0] if len(items) == 1 else comma.join(items[:-1]) + JOIN[language] + items[-1]


def cited(provisions: list[str], language: str, style: int) -> str:
    """A citation of one provision, or of several whole articles."""
    if len(provisions) > 1:
        if language == "zh":
            return (
                "第" + listed([numeral(int(one)) for one in provisions], language) + "条"
                if style % 2 == 0
                else "第" + listed(provisions, language) + "条"
            )
        if language == "ar":
            return (
                "المواد " + listed(provisions, language)
                if len(provisions) > 2
                else f"المادتان {provisions[0]} و{provisions[1]}"
            )
        return {"en": "arts. ", "fr": "art. ", "es": "arts. ", "ru": "статьи "}[language] + listed(provisions, language)
    match = SPELT.match(provisions[0])
    assert match is not None
    return STYLES[language](style, *match.groups())


def english(style: int, article: str, paragraph: str | None, letter: str | None) -> str:
    deep = f" ({letter})" if letter else ""
    if not paragraph:
        return f"{'article' if style == 2 else 'art.'} {article}{deep}"
    return [
        f"art. {article}, para. {paragraph}{deep}",
        f"art. {article} ({paragraph}){deep}",
        f"article {article}, paragraph {paragraph}{deep}, of the Convention",
        f"paragraph {paragraph}{deep} of article {article}",
    ][style]


def french(style: int, article: str, paragraph: str | None, letter: str | None) -> str:
    if not paragraph:
        return f"art. {article}" + (f", al. {letter})" if letter else "")
    deep = f", al. {letter})" if letter else ""
    return [
        f"art. {article}, par. {paragraph}{deep}",
        f"art. {article}, par. {paragraph}{f' {letter})' if letter else ''}",
        f"article {article}, paragraphe {paragraph}{f', alinéa {letter})' if letter else ''}, de la Convention",
        (f"alinéa {letter}) du " if letter else "") + f"paragraphe {paragraph} de l’article {article}",
    ][style]


def spanish(style: int, article: str, paragraph: str | None, letter: str | None) -> str:
    deep = f" {letter})" if letter else ""
    if not paragraph:
        return f"art. {article}" + (f", apartado {letter})" if letter else "") if style % 2 else f"art. {article}{deep}"
    return [
        f"art. {article}, párr. {paragraph}{deep}",
        f"art. {article}, párrafo {paragraph}{deep}",
        f"artículo {article}, párrafo {paragraph}{deep}, de la Convención",
        (f"apartado {letter}) del " if letter else "") + f"párrafo {paragraph} del artículo {article}",
    ][style]


def russian(style: int, article: str, paragraph: str | None, letter: str | None) -> str:
    deep = f" ({letter})" if letter else ""
    if not paragraph:
        return f"статья {article}{deep}" if style % 2 == 0 else f"ст. {article}{deep}"
    return [
        f"пункт {paragraph}{deep} статьи {article}",
        f"ст. {article}, п. {paragraph}{deep}",
        f"статья {article}, пункт {paragraph}{deep}, Конвенции",
        (f"подпункт ({letter}) " if letter else "")
        + f"{'пункта' if letter else 'п.'} {paragraph} {'статьи' if letter else 'ст.'} {article}",
    ][style]


def chinese(style: int, article: str, paragraph: str | None, letter: str | None) -> str:
    order = ord(letter) - 96 if letter else 0
    deep = (
        ""
        if not letter
        else [f"第({numeral(order)})项", f"第({letter})项", f"第{chr(0x321F + order)}项", f"（{letter}）项"][style]
    )
    if style == 1:
        return f"第{article}条" + (f"第{paragraph}款" if paragraph else "") + deep
    return (
        ("《公约》" if style == 2 else "")
        + f"第{numeral(int(article))}条"
        + (f"第{numeral(int(paragraph))}款" if paragraph else "")
        + deep
    )


def arabic(style: int, article: str, paragraph: str | None, letter: str | None) -> str:
    deep = f" ({ABJAD[letter]})" if letter else ""
    if not paragraph:
        return f"المادة {article}{deep}"
    return [
        f"المادة {article}، الفقرة {paragraph}{deep}",
        f"المادة {article} ({paragraph}){deep}",
        f"الفقرة {paragraph}{deep} من المادة {article} من الاتفاقية",
        f"الفقرة {paragraph}{deep} من المادة {article}",
    ][style]


STYLES = {"en": english, "fr": french, "es": spanish, "ru": russian, "zh": chinese, "ar": arabic}
