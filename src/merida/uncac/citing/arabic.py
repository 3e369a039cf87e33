"""Arabic words that matter to citations, by kind, without vowel signs and with alef, ya and ta marbuta made one form.

A module and not a data file, because `merida cite` reads it at every start. Kinds are explained in `tokens`.
"""

KINDS: dict[tuple[str, object], str] = {
    ("A", "s"): "ماده",
    ("A", "p"): "مادتان مادتين مواد مادتا مادتي",
    ("AITS", "s"): "مادته مادتها",
    ("AITS", "p"): "مواده موادها مادتاه مادتاها مادتيها مادتيه",
    ("P", "s"): "فقره",
    ("P", "p"): "فقرتان فقرتين فقرات فقرتا فقرتي",
    ("PITS", "s"): "فقرته فقرتها",
    ("PITS", "p"): "فقراته فقراتها فقرتاها فقرتيها",
    ("PT", "s"): "بند",
    ("PT", "p"): "بندان بندين بنود",
    ("FAR", ""): "فرعيه فرعيتان فرعيتين فرعيات فرعي فرعيان فرعيين",
    ("C", "s"): "فصل",
    ("C", "p"): "فصلان فصلين فصول فصلا فصلي",
    ("SEC", ""): "قسم باب",
    ("RES", ""): "قرار قرارات قرارين مقرر مقررات",
    ("AGENDA", ""): "جدول",
    (
        "NAT",
        "",
    ): "قانون قوانين دستور مدونه لائحه لوائح نظام انظمه مرسوم مراسيم تشريع تشريعات ظهير مجله ميثاق تعليمات مشروع "
    "قواعد امر نظامه قانونها دستورها تعليمه منشور",
    ("TRE", ""): "معاهده معاهدات بروتوكول اتفاق اتفاقات عهد صك",
    ("CONV", ""): "اتفاقيه",
    ("CONV", "p"): "اتفاقيات",
    ("UND", ""): "تقرير مذكره وثيقه اعلان مرفق توصيات برنامج خلاصه",
    ("OF", ""): "من",
    ("THIS", ""): "هذه هذا",
    ("THAT", ""): "تلك ذلك مذكوره مذكور",
    ("SAME", ""): "نفسها نفسه ذاتها ذاته عينها",
    ("HERE", ""): "منها منه",
    ("AND", ""): "و او",
    ("TO", ""): "الي حتي",
    ("FROM", ""): "بين",
    ("NO", ""): "رقم",
    ("ABOVE", ""): "اعلاه ادناه سابقه",
    ("UN", ""): "امم متحده",
    ("AGAINST", ""): "مكافحه",
    ("CORR", ""): "فساد",
    ("ON", ""): "بشان متعلقه خاصه",
    ("IN", ""): "في",
    ("TOGETHER", ""): "سيما خصوصا خاصه",
    ("O", 1): "اول اولي",
    ("O", 2): "ثاني ثانيه",
    ("O", 3): "ثالث ثالثه",
    ("O", 4): "رابع رابعه",
    ("O", 5): "خامس خامسه",
    ("O", 6): "سادس سادسه",
    ("O", 7): "سابع سابعه",
    ("O", 8): "ثامن ثامنه",
    ("O", 9): "تاسع تاسعه",
    ("O", 10): "عاشر عاشره عشر عشره",
    ("O", 11): "حادي حاديه",
    ("O", 20): "عشرون عشرين",
    ("O", 30): "ثلاثون ثلاثين",
    ("O", 40): "اربعون اربعين",
    ("O", 50): "خمسون خمسين",
    ("O", 60): "ستون ستين",
    ("O", 70): "سبعون سبعين",
}

WORDS: dict[str, tuple[str, object]] = {word: kind for kind, words in KINDS.items() for word in words.split()}

PREFIXES = ("بال", "كال", "فال", "لل", "ال", "ب", "ل", "ك")
"""Prepositions and the article, written onto the word."""

BARE = frozenset("OF AND TO THIS THAT SAME HERE FROM NO ABOVE IN".split())
"""Kinds that take no article: الأمن is not من."""

LETTERS = dict(zip("ابجدهوزحطيك", "abcdefghijk", strict=True)) | {"ى": "j", "ة": "e"}
"""Letters of subparagraphs, in the old order (abjad) that the official text counts with."""

FOLD = (
    str.maketrans("أإآٱىةکیۀ", "ااااىهكيه")
    | {ord("ى"): "ي"}
    | dict.fromkeys((*range(1552, 1563), *range(1611, 1632), 1648, 1600))
)


def classify(word: str) -> tuple[str, object, bool]:
    """Kind and value of an Arabic word, and whether a written-on و or ف ("and") comes before it."""
    word = word.translate(FOLD)
    for conjunction in (False, True):
        if conjunction:
            if word[:1] not in "وف" or len(word) < 3:
                break
            word = word[1:]
        entry = WORDS.get(word)
        if entry:
            return (*entry, conjunction)
        for prefix in PREFIXES:
            if word.startswith(prefix):
                entry = WORDS.get(word[len(prefix) :])
                if entry is None and prefix == "لل":
                    entry = WORDS.get("ال" + word[2:])
                if entry and entry[0] not in BARE:
                    return (*entry, conjunction)
    return ("w", "", False)


def definite(word: str) -> bool:
    """Whether the word has the article: الاتفاقية is "the Convention", اتفاقية is one of many."""
    word = word.translate(FOLD)
    return word.startswith(("ال", "لل", "بال", "وال", "كال", "فال", "ولل", "وبال"))
