"""Names of files given by strangers."""

from __future__ import annotations

import pytest

from merida.site.provenance.names import LONGEST, safe_name


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("report.docx", "report.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\Summary of Kenya.pdf", "Summary of Kenya.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\u2066b\u2069.txt", "ab.txt"),
        ("bell\x07 and\nnewline.txt", "bell and newline.txt"),
        ("تقرير.docx", "تقرير.docx"),
        ("执行摘要.docx", "执行摘要.docx"),
        ("e\u0301tude.pdf", "étude.pdf"),
        ("\u200b\u200e", "file"),
        ("", "file"),
        ("..", "file"),
        (".htaccess", "htaccess"),
    ],
)
def test_a_name_can_be_shown(given: str, shown: str) -> None:
    assert safe_name(given) == shown


def test_a_long_name_keeps_its_ending() -> None:
    cut = safe_name("a" * 500 + ".docx")
    assert len(cut) == LONGEST
    assert cut.endswith("a.docx")
