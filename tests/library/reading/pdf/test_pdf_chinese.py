"""Chinese paragraphs: a line may end after any sign, so a short line ends its paragraph."""

import pytest

from merida.reading.pdf.lines import Line
from merida.reading.pdf.paragraphs import Column, short


def line(text: str, end: float, base: float) -> Line:
    return Line(text, 1, 70.0, end, base, 10.5, 0)


@pytest.mark.parametrize(
    ("end", "after", "ends"),
    [
        (320.0, "6.反洗钱中心每年公布统计数字，并将其提交议会。", True),
        (320.0, "反洗钱中心每年公布统计数字，并将其提交议会。", True),
        (488.0, "6.反洗钱中心每年公布统计数字，并将其提交议会。", False),
    ],
)
def test_the_first_sign_of_the_next_line_would_have_fitted(end: float, after: str, ends: bool) -> None:
    first, second = line("该中心的预算增加了百分之十。", end, 100.0), line(after, 493.0, 114.0)
    column = Column([line("反" * 40, 493.0, base) for base in (60.0, 74.0, 88.0)], 10.5)
    assert short(first, second, column) is ends
