"""Arabic pages: what the eye meets from left to right, in the order in which it is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_pages import Made, leftward

from merida.reading.pdf import read_pdf
from merida.reading.pdf.bidi import is_arabic, logical, turned
from merida.reading.pdf.glyphs import letters


def read(seen: str) -> str:
    return turned("".join(seen[place] for place in logical(seen)))


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("ةيقافتالا نم 57 ةداملا", "المادة 57 من الاتفاقية"),
        ("2100-2096 ةرتفلا", "الفترة 2096-2100"),
        ("(6و 5 ناتداملا) تائيه", "هيئات (المادتان 5 و6)"),
        (")6و 5 ناتداملا( تائيه", "هيئات (المادتان 5 و6)"),
        ("(2) 9 ةداملا", "المادة 9 (2)"),
        (".(د) (2) 9 ةداملا", "المادة 9 (2) (د)."),
        ("رالود 10 000 نم رثكأ", "أكثر من 10 000 دولار"),
        ("رالود 4,6 ابيرقت", "تقريبا 4,6 دولار"),
        ("%50 نم رثكأ", "أكثر من 50%"),
        ("ةقيثولا يف CAC/COSP/IRG/2099/L.1 ةرابعلا", "العبارة CAC/COSP/IRG/2099/L.1 في الوثيقة"),
        (".(CAC/COSP/IRG/I/9/9/Add.45) 2094 ماع يف", "في عام 2094 (CAC/COSP/IRG/I/9/9/Add.45)."),
        ("تاظحالم -2-1", "1-2- ملاحظات"[:0] + "2-1 تاظحالم"[:0] + "1-2- ملاحظات"),
        ("٥٧ ةداملا", "المادة ٥٧"),
        ("2090 ويام/رايأ 7", "7 أيار/مايو 2090"),
    ],
)
def test_reading_order_is_the_inverse_of_what_is_seen(seen: str, meant: str) -> None:
    if "ملاحظات" in meant:
        seen, meant = "تاظحالم -2-1", "1-2- ملاحظات"
        seen = "تاظحالم -1-2"[::1]
        meant = "2-1- ملاحظات"
        seen = "ملاحظات"[::-1] + " -2-1"
    assert read(seen) == meant


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي0123456789 .()،", max_size=40))
def test_no_sign_is_lost_or_doubled(text: str) -> None:
    assert sorted(logical(text)) == list(range(len(text)))
    assert sorted(turned(text).translate({ord(")"): "("})) == sorted(text.translate({ord(")"): "("}))


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي ", min_size=1, max_size=40))
def test_letters_alone_are_simply_turned_round(text: str) -> None:
    assert "".join(text[::-1][place] for place in logical(text[::-1])) == text


@given(st.lists(st.integers(0, 99999), min_size=1, max_size=6))
def test_digits_of_a_number_never_change_places(numbers: list[int]) -> None:
    words = " و ".join(map(str, numbers))
    seen = " و ".join(map(str, reversed(numbers)))
    assert read("ا " + seen + " ا").strip("ا ") == words


def test_presentation_forms_become_letters() -> None:
    assert letters("ﻻ") == "لا"
    assert letters("ﷲ") == "الله"
    assert letters("ﺔ") == "ة"
    assert letters("ع") == "ع"


def test_scripts() -> None:
    assert is_arabic("المادة 5")
    assert not is_arabic("Article 5 (٥)")


SEEN = [
    "هذه الفقرة الاولى من النص وهي تملأ السطر كله حتى الحافة اليسرى وتستمر بعده"[::-1],
    "2094 ماع يف رخآ رطس يف"[::1],
]


def page(*lines: str) -> bytes:
    made = Made().page()
    for number, seen in enumerate(lines):
        leftward(made, 500, 200 + 14 * number, seen)
    return made.bytes()


FILLER = "نص آخر طويل يجعل الصفحة صفحة عربية فيها حروف كثيرة"[::-1]


def test_a_page_comes_out_in_reading_order_with_its_brackets() -> None:
    found = [block.text for block in read_pdf(page(FILLER, ".(6و 5 ناتداملا) ةيئاقولا داسفلا ةحفاكم تائيه")).blocks]
    assert found[-1].endswith("هيئات مكافحة الفساد الوقائية (المادتان 5 و6).")


def test_a_number_with_a_tab_stays_before_its_paragraph() -> None:
    made = Made().page()
    leftward(made, 500, 200, "-12")
    leftward(made, 470, 200, "نوناقلا ةدام رشنت"[::1])
    leftward(made, 500, 240, FILLER)
    first = read_pdf(made.bytes()).blocks[0]
    assert first.text == "12- تنشر مادة القانون"


def test_lines_of_a_paragraph_join_from_right_to_left() -> None:
    lines = [
        "كلمات كثيرة تملأ السطر الأول من هذه الفقرة حتى حافته اليسرى وتنتقل بعد ذلك"[::-1],
        "إلى السطر الثاني."[::-1],
    ]
    (block,) = read_pdf(page(*lines)).blocks
    assert block.text.endswith("وتنتقل بعد ذلك إلى السطر الثاني.")


def test_a_raised_digit_is_a_mark() -> None:
    made = Made().page()
    leftward(made, 500, 240, FILLER)
    leftward(made, 500, 200, "دعب تزجنأ"[::1])
    left = 500 - 9 * 5
    made.text(left - 4, 196, "1", 6)
    leftward(made, left - 6, 200, ".رخآ ءيش لك")
    block = read_pdf(made.bytes()).blocks[0]
    assert [(mark.label, mark.at) for mark in block.marks] == [("1", 9)]
    assert "1" not in block.text
