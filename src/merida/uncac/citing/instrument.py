"""Whose article it is, from the words around a reference: the Convention's, a law's, another treaty's, a document's.

Answers: "named" (the Convention by its full or short name), "ours" ("the Convention"), a reason of a Reference, or
"antecedent" ("of which", "of that Convention"), "said" (the said Convention). None: the words around do not say.
"""

from __future__ import annotations

from merida.uncac.citing.tokens import Tokens, fold

OTHER = "other_treaty"
LAW = "national_law"
DOCUMENT = "un_reference"
BEFORE_NOUN = frozenset((
    "w", "-", '"', "NO", "N", "O", "K", "UN", "AGAINST", "CORR", "SAME", "THAT", "THIS", "ITS", "THE", "OF", "ON",
    "AND", "SUB", "CONDUCT", "TOGETHER", "S", "P", "IN", "ABOVE", "/", ".",
))  # fmt: skip
REGIONAL = (
    "interameric", "americ", "afric", "europ", "europe", "arab", "islam", "vienn", "межамерикан", "европейск",
    "африканск", "арабск", "американск", "совет", "африкан", "содружеств", "шанхай", "marco", "cadre", "unica",
    "unique", "penal", "civil",
)  # fmt: skip
ARABIC_REGIONAL = frozenset(
    "العربية الأمريكية الافريقية الأفريقية الأوروبية الاوروبية الأميركية الإسلامية الدولية الأوربية".split()
)
ADJECTIVES = (
    "ого",
    "его",
    "ому",
    "ему",
    "ой",
    "ей",
    "ых",
    "их",
    "ым",
    "им",
    "ую",
    "ая",
    "ое",
    "ые",
    "ыми",
    "ими",
    "юю",
    "го",
)

_ROMAN = {ord(c): None for c in "IVXУХІ"}

type Whose = tuple[str, int] | None
"""The answer and the token after the words that gave it."""


def after(t: Tokens, i: int) -> Whose:
    """What the words after a reference say: ", of the Convention", "UNTOC", "Уголовного кодекса", "of which"."""
    kinds = t.kinds
    k = i + 1 if kinds[i] == "," else i
    kind = kinds[k]
    if kind == "OURS":
        return "named", k + 1
    if kind == "KPK":
        return ("named", k + 2) if kinds[k + 1] == "UN" else (LAW, k + 1)
    if kind == "(" and k == i:
        inner = k + 1
        while kinds[inner] == "THE":
            inner += 1
        if kinds[inner] == "OURS" and kinds[inner + 1] == ")":
            return "named", inner + 2
        if kinds[inner] == "CONV" and kinds[inner + 1] == ")":
            return "ours", inner + 2
        if kinds[inner] == "TRE" and kinds[inner + 1] == ")":
            return OTHER, inner + 2
        return None
    if kind == "WHICH" and k == i:
        return "antecedent", k + 1
    if kind == "HERE":
        return "antecedent", k + 1
    if kind == "ITS" and t.raw(k) == "celle":
        return "antecedent", k + 1
    if kind == "OF":
        return _phrase(t, k)
    if kind in ("CONV", "NAT", "TRE", "NATUP", "UND", "THIS", "THAT", "SAME", "w", "ITS", "UN", "SEC"):
        if "\u0400" <= t.text[t.starts[k] : t.starts[k] + 1] < "\u0500":
            return _genitive(t, k, k > i)
        if kind == "CONV" and t.text[t.starts[k]] < "\u0250" and k == i and t.capital(k):
            return convention(t, k)
        if t.text[t.starts[k] : t.starts[k] + 1] < "\u0250":
            return _apposed(t, k, k > i)
    if kind == "TRE" and t.raw(k).isupper():
        return OTHER, k + 1
    return None


def _phrase(t: Tokens, of: int) -> Whose:
    """The instrument in a phrase that begins with "of", "de", "من" (token `of`)."""
    kinds = t.kinds
    word = t.raw(of)
    arabic = word[0] > "\u0600" and word[0] < "\u0700"
    english = word.lower() == "of"
    if t.text[t.starts[of]] >= "\u4e00":
        return None
    k = of + 1
    limit = of + (4 if arabic else 10 if english else 8)
    first = None
    while k < limit:
        kind = kinds[k]
        if kind == "OURS":
            return "named", k + 1
        if kind == "KPK":
            return ("named", k + 2) if kinds[k + 1] == "UN" else (LAW, k + 1)
        if kind == "CONV":
            if "THAT" in kinds[of + 1 : k]:
                return _that(t, of + 1, k)
            return convention(t, k)
        if kind == "NAT" or (kind == "SEC" and (english or t.capital(k))) or (kind == "NATUP" and t.capital(k)):
            if english:
                for ahead in range(k + 1, k + 4):
                    if kinds[ahead] == "CONV":
                        return OTHER, ahead + 1
                    if kinds[ahead] not in ("w", "-", "NAT"):
                        break
            return LAW, _law_end(t, k + 1)
        if kind == "TRE":
            ahead = k + 1
            while kinds[ahead] in ("TRE", "w", "-", "CORR", "AGAINST") and ahead < k + 4:
                ahead += 1
            return OTHER, ahead + 1 if kinds[ahead] == "CONV" else k + 1
        if kind in ("UND", "RES", "AGENDA", "RESN"):
            return DOCUMENT, k + 1
        if kind == "C" and not arabic:
            return None
        if kind == "WHICH":
            return "antecedent", k + 1
        if kind not in BEFORE_NOUN or (kind == "." and not t.glued(k)):
            break
        if kind in ("w", "CORR", "UN", "ON") and first is None and t.ends[k] - t.starts[k] > 1:
            first = k
            if fold(t.raw(k)) in ("celle", "celui", "esta", "aquella"):
                return "antecedent", k + 1
        if kind == "AND" and first is None:
            break
        if kind == "w" and not english and not arabic and not t.capital(k) and k > of + 4:
            break
        k += 1
    if first is None or arabic:
        return None
    raw = t.raw(first)
    if raw[0].isupper() and raw[0] < "\u0500" and not _all_capitals(t, first):
        return LAW, first + 1
    return None


def _that(t: Tokens, i: int, k: int) -> Whose:
    """ "the said Convention" is the one spoken of; "that Convention" without another before it may be any."""
    words = {fold(t.raw(n)) for n in range(i, k)}
    return ("antecedent" if words & {"that", "ese", "esa", "cette", "этои", "тои", "تلك"} else "said"), k + 1


def _genitive(t: Tokens, i: int, comma: bool) -> Whose:
    """The instrument in a Russian genitive that follows without a preposition: (настоящей) Конвенции, Закона о ..."""
    kinds = t.kinds
    for k in range(i, i + 7):
        kind = kinds[k]
        raw = t.raw(k)
        if kind == "CONV":
            if "THAT" in kinds[i:k]:
                return _that(t, i, k)
            return convention(t, k)
        if kind == "KPK":
            return ("named", k + 2) if kinds[k + 1] == "UN" else (LAW, k + 1)
        if kind == "NAT" or (kind == "NATUP" and t.capital(k)):
            if raw.lower() in ("кодексы", "законы", "законодательство") or raw.lower().startswith("законодател"):
                return None if k == i else (LAW, k + 1)
            return (LAW, _law_end(t, k + 1)) if not comma or t.capital(k) or raw.isupper() else None
        if kind == "TRE":
            return OTHER, k + 1
        if kind in ("UND", "RES", "AGENDA"):
            return None if comma else (DOCUMENT if kind != "AGENDA" else "agenda_item", k + 1)
        if kind == "WHICH":
            return "antecedent", k + 1
        if kind in ("THIS", "THAT", "SAME", "ITS", "-", '"', "O", "NO", "N") or (k > i and kind == "UN"):
            continue
        if kind == "w" and (raw.lower().endswith(ADJECTIVES) or kinds[k + 1] == "-") and not comma:
            continue
        return None
    return None


def _apposed(t: Tokens, i: int, comma: bool) -> Whose:
    """An instrument that follows directly: "art. 165 CP", "art. 8 UNTOC", "article 5, Penal Code"."""
    kinds = t.kinds
    raw = t.raw(i)
    if kinds[i] == "TRE" and raw.isupper():
        return OTHER, i + 1
    short = 2 <= len(raw) <= 8 and sum(c.isupper() for c in raw) >= 2 and raw[0].isupper() and raw.isalpha()
    if short and not comma and not _all_capitals(t, i) and kinds[i] in ("w", "NAT", "TRE"):
        return (OTHER if kinds[i] == "TRE" else LAW), i + 1
    for k in range(i, i + 5):
        kind = kinds[k]
        if kind in ("NAT", "TRE") and t.capital(k):
            if kind == "NAT" and (
                fold(t.raw(k)) in ("codes", "codigos") or (kinds[k + 1] == "OF" and "CONDUCT" in kinds[k + 2 : k + 4])
            ):
                return None  # the title of article 8: Codes of conduct for public officials
            if _all_capitals(t, i):
                return None
            return (LAW if kind == "NAT" else OTHER), k + 1
        if kind == "CONV" and k > i and not comma and t.capital(i):
            return convention(t, k)
        if kind not in ("w", "-", "CORR", "AGAINST", "UN") or not (t.capital(k) or kind == "-"):
            return None
    return None


def _law_end(t: Tokens, k: int) -> int:
    """Past the rest of a law's name: "No. 12/2003", "of 2006", "Penal" (Código Penal), العقوبات."""
    kinds = t.kinds
    stop = k + 12
    last = k
    while k < stop:
        kind = kinds[k]
        if kind == "w" and (t.capital(k) or t.text[t.starts[k]] > "\u0600") and t.starts[k] < t.ends[k]:
            last = k + 1
            if "\u0600" < t.text[t.starts[k]] < "\u0700" and kinds[k + 1] != "w":
                return last
            if "\u0600" < t.text[t.starts[k]] < "\u0700":
                return last
        elif kind == "N":
            last = k + 1
        elif kind == ".":
            if kinds[k - 1] != "NO" and not (kinds[k - 1] == "N" and t.glued(k) and t.glued(k + 1)):
                return last
        elif kind not in ("NO", "OF", "THE", "/", "-"):
            return last
        k += 1
    return last


def _all_capitals(t: Tokens, i: int) -> bool:
    """Whether the words around are all capitals, so that an acronym cannot be told from a word of a heading."""
    around = [
        t.raw(k) for k in range(max(i - 4, 0), i + 4) if t.kinds[k] not in ("N", "END") and t.starts[k] < t.ends[k]
    ]
    words = [word for word in around if len(word) > 3 and word.isalpha()]
    return bool(words) and all(word.isupper() for word in words)


def convention(t: Tokens, k: int) -> Whose:
    """Whether the convention named at token k is the Convention; its qualifiers stand before and after it."""
    kinds = t.kinds
    raw = t.raw(k)
    if t.values[k] == "p":
        return OTHER, k + 1
    if raw[0] > "\u4e00":
        from merida.uncac.citing import chinese  # slow: read when its script is met

        near = t.text[max(0, t.starts[k] - 12) : t.starts[k]]
        if near.endswith(("反腐败", "反腐")):
            return "named", k + 1
        return (OTHER if chinese.FOREIGN.search(near.rpartition("，")[2].rpartition("。")[2]) else "ours"), k + 1
    if "\u0600" < raw[0] < "\u0700":
        return _arabic_convention(t, k)
    named = fold(t.raw(k - 1)) == "merida" if k else False
    b = k - 2 if named else k - 1  # modifiers before: "OECD Anti-Bribery Convention"
    while b >= 0 and kinds[b] in ("w", "-", "TRE", "CORR", "AGAINST", "UN", "N", "NAT", "UND", '"') and b > k - 9:
        if kinds[b] == "N" and int(str(t.values[b])) < 1900:
            break
        if kinds[b] in ("TRE", "N", "NAT"):
            return OTHER, k + 1
        if kinds[b] == "w":
            word = t.raw(b)
            if not word.translate(_ROMAN):
                break  # "глав III и IV Конвенции"
            if "\u0400" < word[0] < "\u0500" and not word.lower().endswith(ADJECTIVES):
                break
            if fold(word).startswith(REGIONAL) or (t.capital(b) and len(word) > 1 and not _all_capitals(t, b)):
                return OTHER, k + 1
            if not t.capital(b):
                break
        elif kinds[b] in ("CORR", "UN"):
            named = True
        b -= 1
    a = k + 1
    while kinds[a] in ("UN", "OF", "THE") and a < k + 9:
        named = named or kinds[a] == "UN"
        a += 1
    if kinds[a] == "AGAINST":
        a += 1
        while kinds[a] == "THE" or kinds[a] == "-":
            a += 1
        return ("named", a + 1) if kinds[a] == "CORR" else (OTHER, a)
    if kinds[a] == "CORR":
        return "named", a + 1
    follow = a if a > k + 1 and not named else k + 1
    word = fold(t.raw(follow))
    if word == "merida":
        return "named", follow + 1
    if follow > k + 1 and kinds[follow] in ("TRE", "N"):
        return OTHER, follow + 1
    if follow > k + 1 and kinds[follow] == "w" and t.capital(follow) and not _all_capitals(t, k):
        return OTHER, follow + 1
    if kinds[k + 1] == "TRE" or (kinds[k + 1] == "w" and word.startswith(REGIONAL)):
        return OTHER, k + 2
    if kinds[k + 1] == "ON":
        target = k + 3 if kinds[k + 2] == "THE" else k + 2
        romance = word in ("sobre", "sur", "relative", "relativa", "о", "об")
        if kinds[target] == "CORR" or romance or t.capital(target):
            return OTHER, target + 1
    if kinds[k + 1] == "N" and int(str(t.values[k + 1])) > 1900:
        return OTHER, k + 2
    return ("named" if named else "ours"), k + 1


def _arabic_convention(t: Tokens, k: int) -> Whose:
    from merida.uncac.citing import arabic  # slow: read when its script is met

    kinds = t.kinds
    regional = any(t.raw(n) in ARABIC_REGIONAL for n in range(k + 1, k + 5) if kinds[n] == "w")
    for a in range(k + 1, k + 5):
        if kinds[a] == "AGAINST":
            ours = kinds[a + 1] == "CORR" and not regional
            return ("named", a + 2) if ours else (OTHER, a + 2)
        if kinds[a] not in ("UN", "w"):
            break
    if arabic.definite(t.raw(k)):
        return (OTHER if kinds[k + 1] == "w" and t.raw(k + 1) in ARABIC_REGIONAL else "ours"), k + 1
    return OTHER, k + 2
