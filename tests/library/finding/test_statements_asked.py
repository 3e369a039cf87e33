"""Who is asked, who is named by both genders, who speaks by the name of an organization."""

from __future__ import annotations

import pytest

from merida.finding.statements import find_statements
from merida.finding.values import Statement
from merida.reading.values import Document, Passage


def _said(text: str, lang: str) -> list[Statement]:
    document = Document(
        "x",
        "x.txt",
        "text/plain",
        "session_report",
        (Passage(1, "paragraph", text),),
        language=lang,  # type: ignore[arg-type]
    )
    return list(find_statements(document))


@pytest.mark.parametrize(
    ("lang", "text", "speaker", "quantifier"),
    [
        ("fr", "Quelques oratrices et orateurs ont évoqué le coût.", "Quelques oratrices et orateurs", "some"),
        ("fr", "Un orateur ou une oratrice a évoqué le coût.", "Un orateur ou une oratrice", "one"),
        ("es", "Varias oradoras y oradores mencionaron el costo.", "Varias oradoras y oradores", "several"),
        ("es", "Muchos delegados y delegadas mencionaron el costo.", "Muchos delegados y delegadas", "many"),
        ("ar", "وأشار عدة متحدثين ومتحدثات إلى التكلفة.", "عدة متحدثين ومتحدثات", "several"),
        ("ar", "ولاحظ بعض المندوبين والمندوبات ارتفاع التكلفة.", "بعض المندوبين والمندوبات", "some"),
        ("ru", "Ряд делегатов и делегаток отметили расходы.", "Ряд делегатов и делегаток", "a_number_of"),
    ],
)
def test_speakers_of_both_genders_are_one(lang: str, text: str, speaker: str, quantifier: str) -> None:
    (one,) = _said(text, lang)
    assert (one.speaker, one.role, one.quantifier) == (speaker, "speaker", quantifier)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Se sugirió que la Secretaría reuniera ejemplos."),
        ("es", "Se solicitó a la Secretaría que reuniera ejemplos."),
        ("fr", "Il a été suggéré que le Secrétariat rassemble des exemples."),
        ("fr", "Il a été demandé au Secrétariat de rassembler des exemples."),
        ("ru", "Было рекомендовано, чтобы Секретариат собрал примеры."),
        ("ru", "Секретариату было рекомендовано собрать примеры."),
        ("ar", "وطلب إلى الأمانة أن تجمع أمثلة."),
        ("ar", "واقترح أن تجمع الأمانة أمثلة."),
        ("zh", "有人要求秘书处收集实例。"),
        ("en", "It was suggested that the Secretariat collect examples."),
    ],
)
def test_whoever_is_asked_says_nothing(lang: str, text: str) -> None:
    (one,) = _said(text, lang)
    assert (one.speaker, one.role, one.quantifier) == (None, None, None)


def test_an_arabic_verb_that_agrees_with_no_speaker_is_a_passive() -> None:
    several, proposed = _said("وتحدث عدة متكلمين عن التدريب. واقترح تنظيم حلقة عمل.", "ar")
    assert (several.quantifier, proposed.role) == ("several", None)
    one, he = _said("وتحدث أحد المتكلمين عن التدريب. واقترح تنظيم حلقة عمل.", "ar")
    assert (one.quantifier, he.role) == ("one", "speaker")
    (alone,) = _said("واقترح تنظيم حلقة عمل.", "ar")
    assert alone.role is None


def test_those_whom_she_spoke_of_are_no_speakers() -> None:
    _, she = _said("وقدمت ممثلة الأمانة التقرير. وذكرت أن 14 دولة أبلغت عن قوانين جديدة.", "ar")
    assert (she.role, she.state) == ("secretariat", None)


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("en", "The International Monetary Fund noted the cost.", "The International Monetary Fund"),
        ("fr", "La Banque mondiale a fait observer que le coût était élevé.", "La Banque mondiale"),
        ("es", "El Banco Mundial señaló que el costo era elevado.", "El Banco Mundial"),
        ("ru", "Интерпол отметил, что расходы велики.", "Интерпол"),
        ("ar", "وأشار صندوق النقد الدولي إلى ارتفاع التكلفة.", "صندوق النقد الدولي"),
        ("zh", "国际刑警组织指出，费用很高。", "国际刑警组织"),
    ],
)
def test_an_organization_speaks_by_its_name(lang: str, text: str, speaker: str) -> None:
    (one,) = _said(text, lang)
    assert (one.speaker, one.role, one.state) == (speaker, "observer", None)


def test_who_represents_an_organization_is_its_observer() -> None:
    (one,) = _said("The observer for the World Bank noted the cost.", "en")
    assert (one.speaker, one.role) == ("The observer for the World Bank", "observer")


@pytest.mark.parametrize(
    ("lang", "text", "quantifier"),
    [
        ("en", "It was the view of many delegations that the deadline was too short.", "many"),
        ("es", "A juicio de varias oradoras, el plazo era demasiado corto.", "several"),
        ("zh", "有观点认为，期限过短。", None),
    ],
)
def test_whose_view_it_was(lang: str, text: str, quantifier: str | None) -> None:
    (one,) = _said(text, lang)
    assert one.quantifier == quantifier
