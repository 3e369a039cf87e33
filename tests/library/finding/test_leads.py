"""Sentences that say that there is no need, and lines that introduce others."""

import pytest

from merida.finding.leads import ends_open, introduces, says_no_need, says_nothing_found

NO_NEED = {
    "en": [
        "No technical assistance needs were identified.",
        "No needs for technical assistance were identified during the review.",
        "The State party indicated that it did not require technical assistance.",
        "Palau did not identify any need for technical assistance under this chapter.",
        "There is no need for technical assistance in relation to chapter IV.",
        "No technical assistance was requested.",
        "Fiji has not requested any technical assistance.",
        "None was identified.",
        "N/A",
        "At this stage, technical assistance is not required.",
        "The authorities stated that no assistance was needed at present.",
        "The country reported having no specific technical assistance needs.",
        "Technical assistance needs were not identified.",
        "Norway did not express any technical assistance needs.",
    ],
    "fr": [
        "Aucun besoin d’assistance technique n’a été recensé.",
        "La Suisse n’a pas fait état de besoins d’assistance technique.",
        "Aucune assistance technique n’a été demandée.",
        "Les autorités n’ont signalé aucun besoin.",
        "Il n’a pas été identifié de besoin d’assistance technique.",
        "L’État partie a indiqué ne pas avoir besoin d’assistance technique.",
        "Néant.",
        "Pas de besoins d’assistance technique.",
    ],
    "es": [
        "No se determinaron necesidades de asistencia técnica.",
        "No se ha detectado ninguna necesidad de asistencia técnica.",
        "Chile no solicitó asistencia técnica.",
        "El Estado parte indicó que no requería asistencia técnica.",
        "Las autoridades no señalaron necesidades de asistencia.",
        "No existen necesidades de asistencia técnica en relación con este capítulo.",
        "Ninguna.",
    ],
    "ru": [
        "Потребностей в технической помощи выявлено не было.",
        "Потребности в технической помощи отсутствуют.",
        "Государство не нуждается в технической помощи.",
        "Власти сообщили об отсутствии потребностей в технической помощи.",
        "Техническая помощь не требуется.",
        "Страна не запрашивала техническую помощь.",
        "Не имеется.",
    ],
    "zh": [
        "没有查明任何技术援助需求。",
        "未确定任何技术援助需要。",
        "该国表示不需要技术援助。",
        "主管部门没有报告在本章方面有任何援助需求。",
        "未提出技术援助请求。",
        "无。",
        "在本章方面没有技术援助需求。",
    ],
    "ar": [
        "لم تستبن أي احتياجات من المساعدة التقنية.",
        "لا توجد احتياجات إلى المساعدة التقنية.",
        "أفادت الدولة بأنها لا تحتاج إلى مساعدة تقنية.",
        "لم تطلب السلطات مساعدة تقنية.",
        "ليست هناك حاجة إلى المساعدة التقنية.",
        "لا يوجد.",
    ],
}
A_NEED = {
    "en": [
        "Tuvalu has no asset management office and needs assistance in establishing one (art. 31).",
        "The police do not have forensic experts, and training is needed (art. 36).",
        "Assistance with the register, which does not yet exist, is required.",
        "Training is needed, as no such courses are offered nationally.",
    ],
    "fr": [
        "Le pays n’a pas de laboratoire et a besoin d’assistance pour en créer un.",
        "Formation des enquêteurs, qui n’ont pas encore bénéficié d’une telle assistance.",
    ],
    "es": [
        "El país no dispone de laboratorio y necesita asistencia para crearlo.",
        "Capacitación de los fiscales que no la han recibido.",
    ],
    "ru": [
        "Страна не имеет лаборатории и нуждается в помощи для ее создания.",
        "Обучение следователей, еще не прошедших подготовку.",
    ],
    "zh": ["该国尚未设立登记处，需要技术援助。", "培训尚未受过培训的调查人员。"],
    "ar": ["لا يوجد لدى الدولة مختبر وتلزم مساعدة لإنشائه.", "تدريب المحققين الذين لم يتلقوا تدريبا."],
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, them in NO_NEED.items() for text in them])
def test_a_sentence_says_that_no_need_exists(lang, text):
    assert says_no_need(text, lang)


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, them in A_NEED.items() for text in them])
def test_a_need_that_speaks_of_something_missing_is_a_need(lang, text):
    assert not says_no_need(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "No good practices were identified."),
        ("en", "None."),
        ("fr", "Aucune bonne pratique n’a été relevée."),
        ("es", "No se observaron buenas prácticas."),
        ("ru", "Не имеется."),
        ("zh", "未发现良好做法。"),
        ("ar", "لا يوجد."),
    ],
)
def test_a_line_says_that_nothing_was_found(lang, text):
    assert says_nothing_found(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The following good practices are highlighted."),
        ("en", "It is recommended that Mongolia"),
        ("fr", "Les mesures ci-après permettraient de renforcer le dispositif."),
        ("es", "Se recomienda adoptar las medidas siguientes."),
        ("ru", "Ниже приводятся рекомендации."),
        ("zh", "提出以下建议。"),
        ("ar", "يوصى بما يلي."),
    ],
)
def test_a_line_introduces_others(lang, text):
    assert introduces(text, lang)


def test_a_recommendation_is_no_lead_in():
    assert not introduces("It is recommended that Tonga extend the code to members of Parliament (para. 2).", "en")


@pytest.mark.parametrize(
    "text", ["It is recommended that:", "建议缔约国：", "Il est recommandé :", "The State should –"]
)
def test_a_line_that_ends_with_a_colon_or_a_dash_is_open(text):
    assert ends_open(text)
