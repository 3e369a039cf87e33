"""Numbers in figures, whose signs between thousands and before decimals differ from land to land."""

from __future__ import annotations

import re
from decimal import Decimal

from merida.tabular.kinds import Wrong, ascii_digits

__all__ = ["FIGURES", "number_of", "sign_of"]

FIGURES = re.compile(r"\d(?:[\d.,٫٬'’\u00a0\u2009\u202f ]*\d)?")
"""Figures with any signs between them; a single space may stand between thousands."""
_BLANKS = re.compile("[\u00a0\u2009\u202f ’٬]")
_GROUPED = re.compile(r"\d{1,3}(?:(?P<sign>['.,])\d{3})(?:(?P=sign)\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}")


def number_of(written: str, decimal: str | None = None) -> Decimal:
    """The number; `decimal` is the sign before decimals in the other cells. `Wrong` if it is none or may be two."""
    text = _plain(written)
    if text.isdecimal():
        return Decimal(text)
    if not re.fullmatch(r"[\d.,']+", text):
        raise Wrong("number_unreadable", written=written)
    sign = _sign(text)
    if sign == "?":
        left, right = re.split("[.,]", text)
        if decimal is None:
            raise Wrong("number_ambiguous", written=written, first=left + right, second=f"{left}.{right}")
        sign = decimal if decimal in text else ""
    whole, _, rest = text.rpartition(sign) if sign else (text, "", "")
    if not sign:
        whole = text
    plain = re.sub("[',.]", "", whole)
    if (whole != plain and not _GROUPED.fullmatch(whole)) or (sign and not rest.isdecimal()):
        raise Wrong("number_unreadable", written=written)
    if not plain.isdecimal():
        raise Wrong("number_unreadable", written=written)
    return Decimal(f"{plain}.{rest}" if sign else plain)


def sign_of(written: str) -> str | None:
    """The sign before decimals that this number shows beyond doubt; None if it may be read in two ways or has none."""
    text = _plain(written)
    sign = _sign(text) if re.fullmatch(r"[\d.,']+", text) else ""
    if sign == "?" or not re.search(r"[.,]", text):
        return None
    try:
        number_of(written)
    except Wrong:
        return None
    # 1.234.567: the point parts thousands, so a comma would part decimals.
    return sign or ("," if "." in text else ".")


def _plain(written: str) -> str:
    text = ascii_digits(written).strip()
    if "٫" in text:
        text = text.replace(",", "'").replace("٫", ".")
        if re.fullmatch(r"\d{1,3}\.\d{3}", text):
            text = f"0{text}"  # the Arabic sign is never one between thousands
    return _BLANKS.sub("'", text)


def _sign(text: str) -> str:
    """The sign before decimals: "." or ","; "" if there are none; "?" if it may be one between thousands."""
    points, commas = text.count("."), text.count(",")
    if points and commas:
        last = "." if text.rfind(".") > text.rfind(",") else ","
        return last if text.count(last) == 1 else ""
    if points + commas == 0:
        return ""
    sign = "." if points else ","
    if points + commas > 1:
        return ""
    left, right = text.split(sign)
    if len(right) != 3 or len(left) > 3 or left.startswith("0") or "'" in left:
        return sign
    return "?"
