"""How quantities and partial dates are written."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from merida.money.qualified import Stated
from merida.money.units import Quantity
from merida.money.when import When
from merida.site.look import quantities


@pytest.mark.parametrize(
    ("value", "unit", "language", "said"),
    [
        ("4600000", "USD", "en", "USD 4,600,000"),
        ("311797876.11", "USD", "en", "USD 311,797,876.11"),
        ("1126951.05", "EUR", "fr", "EUR 1 126 951,05"),
        ("-0.05", "USD", "en", "−USD 0.05"),
        ("7", "piece:ambulance", "en", "7 × ambulance"),
        ("0.00000001", "virtual:BTC:8", "en", "BTC 0.00000001"),
        ("123456789012345678901234567890.12", "USD", "en", "USD 123,456,789,012,345,678,901,234,567,890.12"),
    ],
)
def test_a_quantity_is_written_exactly(value: str, unit: str, language: str, said: str) -> None:
    written = quantities.quantity(Quantity.of(value, unit), language)
    assert " ".join(written.split()) == said


def test_what_is_not_exact_says_so() -> None:
    with translation.override("en"):
        about = Stated(Quantity.of(5, "USD"), "about", Quantity.of(6, "USD"))
        assert " ".join(quantities.stated(about, "en").split()) == "about USD 5–USD 6"
        assert quantities.stated(None, "en") == "not disclosed"


@pytest.mark.parametrize(
    ("when", "language", "said"),
    [
        (When(2019), "en", "2019"),
        (When(2019, 5), "en", "May 2019"),
        (When(2019, 5), "ru", "май 2019"),
        (When(2019, 5), "zh-hans", "2019年5月"),
        (When(2019, 5, 29), "en", "29 May 2019"),
        (date(2019, 5, 29), "fr", "29 mai 2019"),
        (None, "en", ""),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(when: When | date | None, language: str, said: str) -> None:
    assert quantities.when(when, language) == said
