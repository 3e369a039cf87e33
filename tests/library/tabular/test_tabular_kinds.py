"""What a cell says, as people of six languages fill in cells; what is wrong where it says two things."""

# ruff: noqa: E501 - tables of cases
from __future__ import annotations

from decimal import Decimal

import pytest

from merida.money.when import When
from merida.tabular.kinds import Choice, Habit, Identifier, Kind, Percent, Text, Told, Whole, Wrong, YesNo
from merida.tabular.kinds_codes import Currency, Places, Provisions
from merida.tabular.kinds_dates import Date
from merida.tabular.kinds_money import Money, Sum, quantity
from merida.tabular.numbers import number_of
from merida.tabular.values import Value


def read(kind: Kind, value: Value, habit: Habit = Habit(), marks: tuple[str, ...] = ()) -> object:  # noqa: B008
    return kind.read(Told(value, frozenset(marks), habit))


def wrong(kind: Kind, value: Value, habit: Habit = Habit(), marks: tuple[str, ...] = ()) -> str:  # noqa: B008
    with pytest.raises(Wrong) as told:
        kind.read(Told(value, frozenset(marks), habit))
    return told.value.code


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("2014", When(2014)), ("2014-02", When(2014, 2)), ("2014-2-10", When(2014, 2, 10)), ("2014/02/10", When(2014, 2, 10)),
        ("10.02.2014", When(2014, 2, 10)), ("13/02/2014", When(2014, 2, 13)), ("02/13/2014", When(2014, 2, 13)),
        ("05/05/2014", When(2014, 5, 5)), ("02/2014", When(2014, 2)), ("20140210", When(2014, 2, 10)),
        ("10 February 2014", When(2014, 2, 10)), ("February 10, 2014", When(2014, 2, 10)), ("Feb 2014", When(2014, 2)),
        ("10-Feb-2014", When(2014, 2, 10)), ("1er mars 2014", When(2014, 3, 1)), ("août 2014", When(2014, 8)),
        ("10 de febrero de 2014", When(2014, 2, 10)), ("10 февраля 2014 г.", When(2014, 2, 10)), ("март 2014 года", When(2014, 3)),
        ("١٠ شباط/فبراير ٢٠١٤", When(2014, 2, 10)), ("2014年2月10日", When(2014, 2, 10)), ("2014年2月", When(2014, 2)),
        ("2014年", When(2014)), ("2014-02-10T00:00:00Z", When(2014, 2, 10)), (" 2014-02-10 ", When(2014, 2, 10)),
        (Decimal(2014), When(2014)), (When(2014, 2), When(2014, 2)), ("29 February 2016", When(2016, 2, 29)),
    ],
)  # fmt: skip
def test_a_date_is_as_precise_as_it_is_written(written: Value, when: When) -> None:
    assert read(Date(), written) == when


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("31/02/2014", "date_impossible"), ("2014-02-31", "date_impossible"), ("31 February 2014", "date_impossible"),
        ("30 февраля 2014", "date_impossible"), ("29 February 2015", "date_impossible"), ("2014-13", "date_impossible"),
        ("32/01/2014", "date_impossible"), ("2014-00", "date_impossible"), ("00/05/2014", "date_impossible"), ("03/04/2014", "date_ambiguous"), ("3-4-2014", "date_ambiguous"),
        ("03/04/14", "date_short_year"), ("2014-2016", "date_range"), ("from 2014 to 2016", "date_range"),
        ("43831", "date_serial"), (Decimal(43831), "date_serial"), ("soon", "date_unreadable"), ("spring 2014", "date_unreadable"),
        ("2562", "date_year"), ("0014", "date_year"), (True, "date_unreadable"), ("5", "date_unreadable"),
    ],
)  # fmt: skip
def test_what_is_no_date_or_may_be_two_is_none(written: Value, code: str) -> None:
    assert wrong(Date(), written) == code


def test_the_other_dates_of_the_column_decide() -> None:
    assert Date().vote("31/12/2014") == "order:dmy"
    assert Date().vote("12/31/2014") == "order:mdy"
    assert Date().vote("03/04/2014") is None
    assert read(Date(), "03/04/2014", Habit(order="dmy")) == When(2014, 4, 3)
    assert read(Date(), "03/04/2014", Habit(order="mdy")) == When(2014, 3, 4)


def test_the_day_that_excel_invented_is_none() -> None:
    assert wrong(Date(), Decimal(60), marks=("impossible_date",)) == "date_1900"


@pytest.mark.parametrize(
    ("written", "value", "currency", "qualifier"),
    [
        ("4600000", "4600000", None, "exact"), ("1.234,56", "1234.56", None, "exact"), ("1,234.56", "1234.56", None, "exact"),
        ("1 234 567,89", "1234567.89", None, "exact"), ("1'234'567.89", "1234567.89", None, "exact"),
        ("1.234.567", "1234567", None, "exact"), ("12,34,567.00", "1234567", None, "exact"), ("0.125", "0.125", None, "exact"),
        ("1234.567", "1234.567", None, "exact"), ("١٬٢٣٤٫٥٦", "1234.56", None, "exact"), ("１２３４", "1234", None, "exact"),
        ("USD 500", "500", "USD", "exact"), ("500 EUR", "500", "EUR", "exact"), ("€ 1.234,56", "1234.56", "EUR", "exact"),
        ("$1,234.56", "1234.56", "USD", "exact"), ("US$ 4.6 million", "4600000", "USD", "exact"),
        ("about 4.6 million US dollars", "4600000", "USD", "about"), ("4,6 млн долл. США", "4600000", "USD", "exact"),
        ("460万美元", "4600000", "USD", "exact"), ("16,3 millones de dólares", "16300000", "USD", "exact"),
        ("4,6 مليون دولار", "4600000", "USD", "exact"), ("more than 4 million", "4000000", None, "more_than"),
        ("не менее 1 млн тугриков", "1000000", "MNT", "at_least"), ("NGN 320bn", "320000000000", "NGN", "exact"),
        ("4,6 Mds EUR", "4600000000", "EUR", "exact"), ("5 Swiss francs", "5", "CHF", "exact"), ("~ 5 million", "5000000", None, "about"),
        ("4,6 million", "4600000", None, "exact"), (Decimal("4.5"), "4.5", None, "exact"), ("500 $ AUD", "500", "AUD", "exact"),
    ],
)  # fmt: skip
def test_an_amount_in_figures_or_words(written: Value, value: str, currency: str | None, qualifier: str) -> None:
    told = read(Money(), written)
    assert isinstance(told, Sum)
    assert (told.value, told.currency, told.qualifier) == (Decimal(value), currency, qualifier)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1.234", "number_ambiguous"), ("1,234", "number_ambiguous"), ("1.234 million", "number_ambiguous"), ("$1,234", "number_ambiguous"),
        ("-5", "amount_negative"), ("(500)", "amount_negative"), ("−5", "amount_negative"), (Decimal(-5), "amount_negative"),
        ("0", "amount_zero"), ("0.00", "amount_zero"), (Decimal(0), "amount_zero"), (Decimal("1E+300"), "amount_impossible"),
        ("9" * 40, "amount_impossible"), ("USD 500 / EUR 450", "amount_two_currencies"),
        ("500 USD and 300 EUR", "amount_two_currencies"), ("4.5-4.6 million", "amount_several"), ("5 and 6", "amount_several"),
        ("4.6E+06", "number_rounded"), ("12 34", "number_unreadable"), ("1,234,56", "number_unreadable"), ("7 kg", "number_unreadable"),
        ("a lot", "number_unreadable"), ("USD", "number_unreadable"), (True, "number_unreadable"),
    ],
)  # fmt: skip
def test_what_is_no_amount_or_may_be_two_is_none(written: Value, code: str) -> None:
    assert wrong(Money(), written) == code


def test_a_share_is_no_amount() -> None:
    assert wrong(Money(), "25%") == "number_unreadable"
    assert wrong(Money(), Decimal("0.25"), marks=("percent",)) == "number_unreadable"


@pytest.mark.parametrize(
    "written", ["not disclosed", "n/a", "Non divulgué", "no divulgado", "не раскрыта", "غير معلن", "未披露", "-"]
)
def test_an_amount_that_is_not_disclosed_is_no_mistake(written: str) -> None:
    assert read(Money(), written) is None


def test_the_other_amounts_of_the_column_decide() -> None:
    assert [Money().vote(one) for one in ("1.234,56", "1,234.56", "1.234.567", "0,5", "1.234", "5", "1,234,56")] == [
        "decimal:,", "decimal:.", "decimal:,", "decimal:,", None, None, None,
    ]  # fmt: skip
    assert number_of("1.234", ",") == 1234
    assert number_of("1.234", ".") == Decimal("1.234")
    assert number_of("1,234", ".") == 1234


@pytest.mark.parametrize("written", ["1.234,56", "-5", "=1+1", "5 USD", "1e5", ""])
def test_tables_of_programs_have_a_point_and_nothing_else(written: str) -> None:
    assert wrong(Money("."), written) == "amount_point"
    assert read(Money("."), "1.234") == Sum(Decimal("1.234"))


@pytest.mark.parametrize(
    ("told", "column", "said"),
    [
        (Sum(Decimal("4.5"), "USD"), None, "4.50 USD"), (Sum(Decimal("4.5")), "EUR", "4.50 EUR"),
        (Sum(Decimal(5), "USD", "exact", frozenset({"AUD"})), "AUD", "5.00 AUD"), (Sum(Decimal(5), "USD"), "EUR", "amount_currency"),
        (Sum(Decimal(5)), None, "amount_no_currency"), (Sum(Decimal("5.001")), "USD", "amount_decimals"),
        (Sum(Decimal("5.1")), "JPY", "amount_decimals"), (Sum(Decimal("5.001")), "KWD", "5.001 KWD"),
    ],
)  # fmt: skip
def test_amount_and_column_of_currencies_together(told: Sum, column: str | None, said: str) -> None:
    try:
        assert str(quantity(told, column)) == said
    except Wrong as refused:
        assert refused.code == said


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("KGZ", ("KGZ",)), ("kgz; usa", ("KGZ", "USA")), ("KG", ("KGZ",)), ("Kyrgyzstan (KGZ)", ("KGZ",)), ("EU", ("EU",)),
        ("Korea, Republic of", ("KOR",)), ("France, Germany", ("FRA", "DEU")), ("Кыргызстан; США", ("KGZ", "USA")),
        ("吉尔吉斯斯坦", ("KGZ",)), ("قيرغيزستان", ("KGZ",)), ("Côte d’Ivoire", ("CIV",)), ("Estados Unidos", ("USA",)), ("Jersey\nGuernsey", ("JEY", "GGY")),
    ],
)  # fmt: skip
def test_states_by_code_or_by_name(written: str, codes: tuple[str, ...]) -> None:
    assert read(Places(many=True), written) == codes


@pytest.mark.parametrize(
    ("kind", "written", "code"),
    [
        (Places(), "Atlantis", "state_unknown"), (Places(), "Kyrgyzstn", "state_suggested"), (Places(), "KGZ; USA", "state_several"),
        (Places(), "NA", "state_unknown"), (Currency(), "USX", "currency_unknown"), (Currency(), "USD EUR", "currency_several"),
        (Provisions(), "99", "provision_unknown"), (Provisions(), "57(9)", "provision_unknown"),
        (Provisions(), "art. 57 of the Criminal Code", "provision_unknown"), (Provisions(), When(2019, 5, 7), "identifier_date"),
        (YesNo(), "perhaps", "boolean_unknown"), (Percent(), "120", "percent_range"), (Percent(), "half", "number_unreadable"),
        (Whole(), "1.5", "number_whole"), (Whole(), "-1", "number_whole"), (Whole(9), "10", "number_most"), (Whole(), "x", "number_unreadable"),
        (Identifier(), When(2019, 1, 2), "identifier_date"), (Identifier(), "1.2E+15", "identifier_rounded"),
        (Identifier(), Decimal("1234567890123450"), "identifier_rounded"), (Text(5), "longer", "too_long"),
        (Choice({"done": ("Done",)}), "dome", "choice_unknown"), (Choice({"agreed": ("Agreed",)}), "agred", "choice_suggested"),
    ],
)  # fmt: skip
def test_what_is_no_code_is_none(kind: Kind, written: Value, code: str) -> None:
    assert wrong(kind, written) == code


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (Currency(), "usd", "USD"), (Currency(), "US dollars", "USD"), (Currency(), "€", "EUR"), (Currency(), "долл. США", "USD"),
        (Currency(), "DEM", "DEM"), (Currency(), "美元", "USD"), (Currency(), "US dollar (USD)", "USD"),
        (Provisions(), "57(3)(a); 53", ("53", "57(3)(a)")), (Provisions(), "57 (3) (A)", ("57(3)(a)",)), (Provisions(), Decimal(57), ("57",)),
        (Provisions(), "Art. 57, para. 3", ("57(3)",)), (Provisions(), "Chapter V", ("ch.V",)), (Provisions(), "第五十七条第三款", ("57(3)",)),
        (Provisions(), "статья 57, пункт 3", ("57(3)",)), (Provisions(), "16;18;23", ("16", "18", "23")),
        (YesNo(), "Oui", True), (YesNo(), "нет", False), (YesNo(), "نعم", True), (YesNo(), "否", False), (YesNo(), Decimal(1), True),
        (Percent(), "25 %", 25), (Percent(), "12,5", Decimal("12.5")), (Percent(), "٢٥٪", 25), (Whole(), "1 200", 1200), (Whole(), Decimal(7), 7),
        (Identifier(), "007", "007"), (Identifier(), Decimal(7), "7"), (Identifier(), Decimal("7.50"), "7.5"), (Text(), " a ", "a"),
        (Choice({"done": ("Done", "Fait", "сделано")}), "FAIT", "done"), (Choice({"a": (), "b": ("B b",)}, many=True), "b_b; a; a", ("b", "a")),
    ],
)  # fmt: skip
def test_codes_in_the_words_of_people(kind: Kind, written: Value, value: object) -> None:
    assert read(kind, written) == value


def test_numbers_keep_what_their_cells_show() -> None:
    assert read(Identifier(), Decimal(7), marks=("zeros:5",)) == "00007"
    assert read(Percent(), Decimal("0.25"), marks=("percent",)) == 25


@pytest.mark.parametrize(
    ("written", "value", "qualifier"),
    [
        ("at least 20 USD", "20", "at_least"),
        ("environ 4 600 000 EUR", "4600000", "about"),
        ("не менее 1 000 000 рублей", "1000000", "at_least"),
        ("≥ 500 USD", "500", "at_least"),
        ("500+ USD", "500", "more_than"),
        ("1亿2000万美元", "120000000", "exact"),
        ("Rs 12.5 crore", "125000000", "exact"),
        ("at least 20", "20", "at_least"),
    ],
)
def test_an_amount_as_texts_print_it_with_how_sure(written: str, value: str, qualifier: str) -> None:
    told = read(Money(), written)
    assert isinstance(told, Sum)
    assert (told.value, told.qualifier) == (Decimal(value), qualifier)


@pytest.mark.parametrize(
    "written", ["2015-2016", "12-05-2015", "4 USD and 6 EUR", "about 20 ambulances", "4; 6", "between 4 and 6 million"]
)
def test_more_than_one_amount_or_another_thing_is_none(written: str) -> None:
    assert wrong(Money(), written)
