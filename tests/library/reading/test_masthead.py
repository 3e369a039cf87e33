"""What the first page says of a document, in six languages and as different hands set it; unknown stays unknown."""
# ruff: noqa: E501 - patterns and printed lines are clearer whole

from __future__ import annotations

import pytest

from merida.reading.masthead_dates import date_in, is_date
from merida.reading.masthead_kinds import job_number_in, masthead_kind, symbol_in, title_kind
from merida.reading.masthead_sessions import meeting_in, session_in
from merida.reading.read import read_bytes

MASTHEADS = {
    "en": (
        "Distr.: General|2 March 2099|Original: English|Implementation Review Group|Fourteenth session|Vienna, 4–8 May 2099|"
        "Item 2 of the provisional agenda*|Review of implementation of the United Nations Convention against Corruption|"
        "Executive summary|Note by the Secretariat|Addendum",
        "2099-03-02",
        "Implementation Review Group",
        "Executive summary",
        "Tuvalu|The reviewers of Tuvalu found that the law of the State is in line with the chapter, and that it is applied.",
        "TUV",
    ),
    "fr": (
        "Distr. générale|20 mars 2099|Français|Original : anglais|Groupe d’examen de l’application|Quatorzième session|"
        "Vienne, 4-8 mai 2099|Point 2 de l’ordre du jour provisoire*|Examen de l’application de la Convention des Nations Unies|"
        "Résumé analytique|Note du Secrétariat|Additif",
        "2099-03-20",
        "Groupe d’examen de l’application",
        "Résumé analytique",
        "Maurice|Les experts ont constaté que la loi du pays est conforme au chapitre et qu’elle est appliquée par les juges.",
        "MUS",
    ),
    "es": (
        "Distr. general|17 de marzo de 2099|Español|Original: inglés|Grupo de Examen de la Aplicación|14º período de sesiones|"
        "Viena, 4 a 8 de mayo de 2099|Tema 2 del programa provisional*|Examen de la aplicación de la Convención|Resumen|"
        "Nota de la Secretaría|Adición",
        "2099-03-17",
        "Grupo de Examen de la Aplicación",
        "Resumen",
        "Uruguay|Los expertos observaron que la ley del país se ajusta al capítulo y que los jueces la aplican en la práctica.",
        "URY",
    ),
    "ru": (
        "Общая|24 марта 2099 года|Русский|Язык оригинала: английский|Группа по обзору хода осуществления|Четырнадцатая сессия|"
        "Вена, 4–8 мая 2099 года|Пункт 2 предварительной повестки дня*|Обзор хода осуществления Конвенции|Резюме|"
        "Записка Секретариата|Добавление",
        "2099-03-24",
        "Группа по обзору хода осуществления",
        "Резюме",
        "Монголия|Эксперты отметили, что законодательство страны соответствует главе и применяется судами на практике.",
        "MNG",
    ),
    "zh": (
        "Distr.: General|2099年3月26日|Chinese|Original: English|实施情况审议组|第十四届会议|2099年5月4日至8日，维也纳|"
        "临时议程*项目2|《联合国反腐败公约》实施情况审议|内容提要|秘书处的说明|增编",
        "2099-03-26",
        "实施情况审议组",
        "内容提要",
        "斐济|审议专家注意到该国法律符合《公约》本章的规定，并由法院在实践中加以适用。",
        "FJI",
    ),
    "ar": (
        "Distr.: General|10 آذار/مارس 2099|Arabic|Original: English|فريق استعراض التنفيذ|الدورة الرابعة عشرة|"
        "فيينا، 4-8 أيار/مايو 2099|البند 2 من جدول الأعمال المؤقت*|استعراض تنفيذ اتفاقية الأمم المتحدة لمكافحة الفساد|"
        "خلاصة وافية|مذكرة من الأمانة|إضافة",
        "2099-03-10",
        "فريق استعراض التنفيذ",
        "خلاصة وافية",
        "سيشيل|لاحظ الخبراء المستعرضون أن قانون الدولة يتفق مع أحكام الفصل وأن المحاكم تطبقه في الممارسة.",
        "SYC",
    ),
}


@pytest.mark.parametrize("language", MASTHEADS)
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["line by line", "set apart"])
def test_every_field_of_an_executive_summary(language: str, between: str) -> None:
    lines, date, body, title, text, state = MASTHEADS[language]
    first = f"CAC/COSP/IRG/II/9/9/Add.7{between}{lines.replace('|', between)}"
    found = read_bytes(f"{first}\n\n{text.replace('|', '\n\n')}\n".encode(), "x.txt")
    assert (found.kind, found.symbol, found.language) == ("executive_summary", "CAC/COSP/IRG/II/9/9/Add.7", language)
    assert (found.date, found.body, found.title, found.session) == (date, body, title, 14)
    assert (found.agenda_item, found.state, found.cycle, found.pages, found.job_number) == ("2", state, 2, None, None)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1er mars 2099", "2099-03-01"),
        ("March 2, 2099", "2099-03-02"),
        ("02.03.2099", "2099-03-02"),
        ("١٠ آذار/مارس ٢٠٩٩", "2099-03-10"),
        ("二〇九九年三月二十六日", "2099-03-26"),
        ("29 février 2096", "2096-02-29"),
        ("29 February 2099", None),
        ("March 2099", None),
        ("Vienna, spring 2099", None),
    ],
)
def test_a_date_is_a_whole_day_that_exists(text: str, date: str | None) -> None:
    assert date_in(text) == date


def test_a_line_that_is_a_date_is_nothing_else() -> None:
    assert is_date("12 March 2099") and is_date("Date: 12 March 2099")
    assert not is_date("On 12 March 2099, the Group adopted its report")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("First resumed seventeenth session", 17),
        ("Reprise de la quatorzième session", 14),
        ("Vigésimo primer período de sesiones", 21),
        ("Возобновленная пятнадцатая сессия", 15),
        ("第二十一届会议续会", 21),
        ("الدورة الحادية عشرة", 11),
        ("Nineteenth meeting", None),
        ("Vienna, 4–8 May 2099", None),
    ],
)
def test_a_session_is_counted_by_its_ordinal(text: str, number: int | None) -> None:
    assert session_in(text) == number


def test_a_meeting_of_a_working_group_is_no_session() -> None:
    assert meeting_in("Nineteenth meeting") == 19 and session_in("Nineteenth meeting") is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Draft report", "draft_report"),
        ("Executive summary", "executive_summary"),
        ("Country Review Report of Namibia", "country_report"),
        ("Rapport d’examen du Sénégal", "country_report"),
        ("Annotated provisional agenda", "agenda"),
        ("Предварительная повестка дня", "agenda"),
        ("Resolution 8/1", "resolution"),
        ("Проект резолюции", "resolution"),
        ("Report of the Implementation Review Group on its fourteenth session", "session_report"),
        ("Rapport de la réunion du Groupe de travail sur la prévention", "session_report"),
        ("تقرير فريق استعراض التنفيذ عن دورته الخامسة عشرة", "session_report"),
        ("专题报告", "thematic_report"),
        ("Technical assistance in support of the implementation of the Convention", None),
    ],
)
def test_a_title_tells_the_kind_of_document(text: str, kind: str | None) -> None:
    assert title_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Item 2 of the provisional agenda*", "item"),
        ("临时议程*项目2", "item"),
        ("مؤتمر الدول الأطراف في اتفاقية الأمم المتحدة لمكافحة الفساد", "conference"),
        ("Open-ended Intergovernmental Working Group on Asset Recovery", "group"),
        ("Thematic report prepared by the Secretariat", "submission"),
        ("Sample text for testing; not a United Nations document.", "notice"),
        ("V.99-00312 (E) 120399 130399", "job_number"),
        ("United Nations CAC/COSP/2099/3", "symbol"),
        ("CAC/COSP/WG.4/2099/2 Nations Unies", "symbol"),
        ("Distr.: Limited CAC/COSP/2099/L.5/Rev.1", "symbol"),
        ("Report of the Group (CAC/COSP/IRG/2099/9)", None),
        ("Palau acceded to the Convention on 3 February 2091.", None),
    ],
)
def test_a_line_of_a_masthead_is_known_by_what_it_says(text: str, kind: str | None) -> None:
    assert masthead_kind(text) == kind


def test_symbols_and_job_numbers() -> None:
    assert symbol_in("CAC/COSP/IRG/2099/L.1/Add.2*") == "CAC/COSP/IRG/2099/L.1/Add.2"
    assert symbol_in("and/or and his/her and 24/7") is None
    assert job_number_in("*V.99-00512* (E)") == "V.99-00512"
    assert job_number_in("A. 5-12") is None


def test_what_a_text_cites_is_not_what_it_is() -> None:
    found = read_bytes(b"1. The report (CAC/COSP/IRG/2099/L.1) was adopted on 3 March 2099 by the Group.\n", "x.txt")
    assert (found.symbol, found.date, found.title, found.session, found.kind) == (None, None, None, None, "other")
