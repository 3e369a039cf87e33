"""Days and moments as each of the six languages writes them in United Nations documents, in the digits 0-9."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date
from django.utils import timezone

_LOCALES = {"en": "en_GB", "zh": "zh_Hans", "zh-hans": "zh_Hans"}
_ARABIC_MONTHS = (
    "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيه",
    "تموز/يوليه", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
)  # fmt: skip


def day(value: date | datetime, language: str) -> str:
    """29 May 2019; 29 mai 2019; 2019年5月29日; 29 أيار/مايو 2019."""
    if isinstance(value, datetime):
        value = (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    if language == "ar":
        return f"{value.day} {_ARABIC_MONTHS[value.month - 1]} {value.year}"
    return format_date(value, "long", locale=_LOCALES.get(language, language))


def month(value: date, language: str) -> str:
    """May 2019; mai 2019; 2019年5月; أيار/مايو 2019."""
    if language == "ar":
        return f"{_ARABIC_MONTHS[value.month - 1]} {value.year}"
    skeleton = {"zh": "y年M月", "zh-hans": "y年M月"}.get(language, "LLLL y")
    return format_date(value, skeleton, locale=_LOCALES.get(language, language))


def moment(value: datetime, language: str) -> str:
    """The day and the time by the clock of the installation: 29 May 2019, 14:05."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    comma = "، " if language == "ar" else " " if language.startswith("zh") else ", "
    return f"{day(local, language)}{comma}{local:%H:%M}"
