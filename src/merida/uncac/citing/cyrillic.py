"""Russian words that matter to citations, by kind, with their endings; and letters that look like Latin ones.

A module and not a data file, because `merida cite` reads it at every start. Kinds are explained in `tokens`.
"""

FORMS: dict[tuple[str, object], str] = {
    ("A", "s"): "статья статье статью статьей статьею",
    ("A", ""): "статьи ст",
    ("A", "p"): "статей статьям статьями статьях стст",
    ("P", "s"): "пункт пункта пункту пунктом пункте часть части частью",
    ("P", ""): "п ч",
    ("P", "p"): "пункты пунктов пунктам пунктами пунктах пп частей частям частями частях",
    ("S", "s"): "подпункт подпункта подпункту подпунктом подпункте подп буква букву буквы",
    ("S", "p"): "подпункты подпунктов подпунктам подпунктами подпунктах подпп",
    ("C", "s"): "глава главе главу главой главою гл",
    ("C", ""): "главы",
    ("C", "p"): "глав главам главами главах",
    ("SEC", ""): "раздел раздела разделе разделом разделы разделов разделу",
    ("OURS", ""): "юнкак",
    ("KPK", ""): "кпк",
    ("UN", ""): "оон организации объединенных наций",
    ("NAT", ""): "ук упк гк гпк коап нк апк тк",
    (
        "TRE",
        "",
    ): "оэср ктоп снг палермская палермской типовой типового типовому типовым типовом пакта пакт хартии хартия",
    ("THIS", ""): "настоящей настоящая настоящую настоящего настоящему настоящим настоящем",
    (
        "THAT",
        "",
    ): "этой эта эту этого этом этому данной данного указанной указанного упомянутой упомянутого вышеуказанной "
    "вышеупомянутой вышеупомянутого той та ту",
    ("SAME", ""): "же самой",
    ("ITS", ""): "его ее их своей свой свою своего своем своих",
    ("WHICH", ""): "которого которой которых котором которому",
    ("AND", ""): "и или либо",
    ("TO", ""): "по до",
    ("FROM", ""): "с от со между",
    ("NO", ""): "номер",
    ("ABOVE", ""): "выше ниже",
    ("AGAINST", ""): "против",
    ("CORR", ""): "коррупции",
    ("ON", ""): "о об",
    ("IN", ""): "в во",
    ("TOGETHER", ""): "частности особенно включая",
}

STEMS: tuple[tuple[str, str, object], ...] = (
    ("конвенци", "CONV", ""),
    ("законодательств", "NAT", ""),
    ("законопроект", "NAT", ""),
    ("законн", "", ""),
    ("закон", "NAT", ""),
    ("кодекс", "NAT", ""),
    ("конституци", "NAT", ""),
    ("указани", "UND", ""),
    ("указ", "NAT", ""),
    ("постановлени", "NAT", ""),
    ("положени", "NATUP", ""),
    ("правил", "NAT", ""),
    ("устав", "NAT", ""),
    ("регламент", "NAT", ""),
    ("декрет", "NAT", ""),
    ("приказ", "NAT", ""),
    ("распоряжени", "NAT", ""),
    ("инструкци", "NAT", ""),
    ("соглашени", "TRE", ""),
    ("договор", "TRE", ""),
    ("протокол", "TRE", ""),
    ("резолюци", "RES", ""),
    ("решени", "RES", ""),
    ("повестк", "AGENDA", ""),
    ("доклад", "UND", ""),
    ("документ", "UND", ""),
    ("декларац", "UND", ""),
    ("приложени", "UND", ""),
    ("рекомендац", "UND", ""),
    ("перв", "O", 1),
    ("втор", "O", 2),
    ("трет", "O", 3),
    ("четверт", "O", 4),
    ("пят", "O", 5),
    ("шест", "O", 6),
    ("седьм", "O", 7),
    ("восьм", "O", 8),
)
"""Beginnings of words, longest first where one begins another; an empty kind stops the search."""

WORDS: dict[str, tuple[str, object]] = {word: kind for kind, words in FORMS.items() for word in words.split()}

LETTERS = dict(zip("абвгдежзик", "abcdefghik", strict=False)) | {"е": "e", "с": "c", "д": "e", "г": "d", "в": "c"}
"""Letters of subparagraphs: the official text has Latin letters, typed also as the Cyrillic ones that look like them
(а, с, е); б, в, г and д are counted."""

LOOKALIKES = str.maketrans("АВЕІКМНОРСТУХЅавеікмнорстухѕ", "ABEIKMHOPCTVXSabeikmhopctvxs")
"""Cyrillic letters in Roman numerals ("глава У", "ІІ")."""


def classify(word: str) -> tuple[str, object]:
    """The kind and value of a lower-case Russian word; ("w", "") if it does not matter."""
    word = word.replace("ё", "е")
    entry = WORDS.get(word)
    if entry:
        return entry
    for stem, kind, value in STEMS:
        if word.startswith(stem):
            return (kind or "w", value)
    return ("w", "")
