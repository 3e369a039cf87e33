"""Chinese references (第五条第一款第(一)项, 第十五、十六条, 同条第三款) turned into the tokens of the other languages.

In Chinese the unit stands after its numbers and the instrument before them; here the unit's token comes first.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable

    from merida.uncac.citing.tokens import Tokens

    type Plain = Callable[[Tokens, int, int], None]
    type Row = tuple[list[str], list[object], list[int], list[int]]

DIGITS = {d: n for n, d in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0}
UNITS = {"条": "A", "條": "A", "款": "P", "项": "S", "項": "S", "目": "I", "章": "C", "节": "SEC", "節": "SEC"}
_MEMO: dict[str, Row] = {}
LATIN = "abcdefghijk"
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi")

_NUMBER = r"[0-9０-９]+|[一二三四五六七八九十百零〇○]+"
_LETTER = (
    r"[（(]\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[a-kA-Kａ-ｋivxIVX]{1,4})\s*[)）]|[㈠-㈩]|[①-⑳]|[⑴-⒇]"
)
_ELEMENT = rf"(?:(?:{_NUMBER})\s*(?:{_LETTER})*|(?:{_LETTER})+|[a-kivx]{{1,3}})"
_JOIN = r"\s*(?:、|，|,|和|及其?|与|與|或者?|以及|至|到|[-–—~～－‐‑])\s*"
GROUP = re.compile(rf"第?\s*({_ELEMENT}(?:{_JOIN}第?\s*{_ELEMENT})*)\s*([条條款项項目章节節])(?!例|程|款)")
PIECE = re.compile(
    rf"(?P<N>{_NUMBER})|(?P<L>{_LETTER}|[a-kivx]{{1,3}})|(?P<TO>至|到|[-–—~～－‐‑])|(?P<AND>[、，,和及与與或])"
)
JOIN = re.compile(rf"({_JOIN})")

WORDS = re.compile(
    r"(?P<RESN>第?\s*\d+/\d+\s*号(?:决议|決議|决定|決定))|(?P<TITLE>《[^》《]{1,60}》)|"
    r"(?P<NO>第\s*[0-9一二三四五六七八九十百]+\s*号)|"
    rf"(?P<GROUP>第(?=\s*[\d（(一二三四五六七八九十百㈠-㈩①-⑳a-kivx])|(?={_LETTER}))|"
    r"(?P<SAME>同一?(?=[条條款章](?!例|程|款)))|(?P<THIS>本(?=[条條款项章](?!例|程|款|目)))|(?P<THAT>[该該](?=[条條款项](?!例|程|款|目)))|"
    r"(?P<ITS>其(?=\s*第))|(?P<PT>议程项目|議程項目|议程|議程)|"
    r"(?P<UNIT>(?<=[同本该該一])[条條款项章](?!例|程|款|目))|"
    r"(?P<CONV>公约|公約)|(?P<TRE>条约|條約|议定书|宪章|憲章|协定|盟约)|"
    r"(?P<NAT>宪法|憲法|刑法典?|民法典?|诉讼法|法典|法律|法令|条例|條例|守则|准则|规则|規則|规定|办法|细则|章程|法(?![院官人定医庭规制治务律]))|"
    r"(?P<AND>(?:以及|和|及|与|與|或)(?=\s*[第其同《公本该（(㈠-㈩]))|(?P<TO>[至到](?=\s*[第（(㈠-㈩]))|(?P<OF>[的之](?=\s*第))|(?P<ABOVE>上述|上文|前述)"
)
BEGIN = re.compile(
    r"[第《（(㈠-㈩①-⑳⑴-⒇同本该該其议議条條款项章公协盟宪憲刑民诉法守准规規办细](?:(?<=[第《（(㈠-㈩①-⑳⑴-⒇法同宪憲刑细议議])|"
    r"(?<=[条條])(?=[约約例])|(?<=章)(?=程)|(?<=[同本该該一][条條款项章])|(?<=[公盟])(?=[约約])|(?<=协)(?=定)|(?<=[守准规規])(?=[则則定])|"
    r"(?<=民)(?=法)|(?<=诉)(?=讼)|(?<=办)(?=法)|(?<=[本该該])(?=[条條款项章])|(?<=其)(?=\s*第))|"
    "[以和及与與或至到的之](?=[第其同《公本该（(㈠-㈩ 及])|[上前][述文]"
)
"""What a Chinese token may begin with: looked for first, because most characters begin none."""
TREATIES = re.compile("公约|公約|条约|條約|议定书|宪章|憲章|协定|盟约")
RUN = re.compile("[\u4e00-\u9fff]+")
"""Characters alone between two references: one word."""
FOREIGN = re.compile(
    "犯罪|人权|權利|权利|酷刑|跨国|经合|欧洲|美洲|非洲|阿拉伯|维也纳|日内瓦|网络|贩运|麻醉|毒品|恐怖|资助|海洋|气候|洗钱|引渡|行贿|贿赂外国|儿童|妇女|歧视"
)


def number(word: str) -> int:
    """The value of a number in Chinese, Latin or full-width digits: 五十七 is 57, 二〇 is 20."""
    if word[0] not in "一二三四五六七八九十百零〇○":
        return int(word)
    if not any(c in word for c in "十百"):
        return int("".join(str(DIGITS[c]) for c in word))
    total, last = 0, 0
    for c in word:
        if c == "百":
            total, last = total + (last or 1) * 100, 0
        elif c == "十":
            total, last = total + (last or 1) * 10, 0
        else:
            last = DIGITS[c]
    return total + last


def inner(word: str) -> tuple[str, int | str]:
    """What stands in brackets: a count ("n", 2) for (二) and ㈡, or letters ("l", "b") for (b)."""
    if "㈠" <= word <= "㈩":
        return "n", ord(word) - ord("㈠") + 1
    if "①" <= word <= "⑳":
        return "n", ord(word) - ord("①") + 1
    if "⑴" <= word <= "⒇":
        return "n", ord(word) - ord("⑴") + 1
    word = word.strip("（()） \t")
    if word[0] in DIGITS or word[0] == "十" or word.isdigit():
        return "n", number(word)
    return "l", "".join(chr(ord(c) - 0xFEE0) if ord(c) > 0xFF00 else c for c in word).lower()


def split(tokens: Tokens, plain: Plain) -> None:
    """Add the tokens of the whole text: Chinese ones from here, those of the gaps by `plain(tokens, start, end)`."""
    text = tokens.text
    at = 0
    for begin in BEGIN.finditer(text):
        start = begin.start()
        if start < at:
            continue
        match = WORDS.match(text, start)
        if match is None:
            continue
        end = match.end()
        kind = match.lastgroup
        group = None
        if kind == "GROUP":
            group = GROUP.match(text, start)
            if group is None or (text[start] != "第" and group.group(2) not in "项項目"):
                continue  # not a reference after all: the bracket or 第 is left to the plain tokens
        if at < start:
            if RUN.fullmatch(text, at, start):
                tokens.add("w", "", at, start)
            else:
                plain(tokens, at, start)
        if group is not None:
            at = _spread(tokens, group)
        elif kind == "UNIT":
            tokens.add(UNITS[match.group()], "", start, end)
            at = end
        elif kind == "TITLE":
            tokens.add("TITLE", _titled(match.group()), start, end)
            at = _bare(tokens, end)
        else:
            tokens.add(str(kind), "", start, end)
            at = _bare(tokens, end) if kind == "CONV" else end
    plain(tokens, at, len(text))


def _bare(tokens: Tokens, at: int) -> int:
    """公约57条 and 五十三条、五十四条: a group that lacks its 第; returns where it ends."""
    group = GROUP.match(tokens.text, at)
    if group is not None and group.group(2) in "条條" and tokens.text[at] != "第":
        return _spread(tokens, group)
    return at


def _spread(tokens: Tokens, group: re.Match[str]) -> int:
    """Add unit, numbers, letters and joints of a group; returns where it ends."""
    words = group.group()
    row = _MEMO.get(words)
    if row is None:
        if len(_MEMO) > 20_000:
            _MEMO.clear()
        row = _MEMO[words] = _taken_apart(words)
    kinds, values, firsts, lasts = row
    start, end = group.span()
    tokens.kinds += kinds
    tokens.values += values
    tokens.starts += [start + first for first in firsts]
    tokens.ends += [start + last for last in lasts]
    if kinds[0] == "A":
        joint = JOIN.match(tokens.text, end)
        if joint and joint.group().strip() and tokens.text[joint.end() : joint.end() + 1] != "第":
            following = GROUP.match(tokens.text, joint.end())
            if following is not None and following.group(2) in "条條":
                tokens.add("TO" if joint.group().strip() in "至到-–—~" else "AND", "", *joint.span())
                return _spread(tokens, following)
    return end


def _taken_apart(words: str) -> Row:
    """Kinds, values, beginnings and ends of the tokens of a group such as 第五十四条 or 第（一）至（三）项."""
    group = GROUP.match(words)
    assert group is not None  # it was matched before
    unit = UNITS[group.group(2)]
    kinds: list[str] = [unit]
    values: list[object] = [""]
    firsts, lasts = [0], [0]
    fresh = True  # at the beginning of an element
    for piece in PIECE.finditer(words, *group.span(1)):
        kind, word = str(piece.lastgroup), piece.group()
        value: int | str = ""
        if kind in ("TO", "AND"):
            fresh = True
        else:
            form, value = ("n", number(word)) if kind == "N" else inner(word)
            if unit == "S" and fresh:
                value = _letter(value)
            elif unit in ("I", "S"):
                value = ROMAN[value] if isinstance(value, int) and value < len(ROMAN) else value
            elif kind == "L" and form == "n" and unit != "A":
                value = _letter(value)
            elif kind == "L" and form == "n":
                kind = "PN"
            if kind != "PN":
                kind = "L" if isinstance(value, str) else "N"
            fresh = False
        kinds.append(kind)
        values.append(value)
        firsts.append(piece.start())
        lasts.append(piece.end())
    lasts[-1] = len(words)
    return kinds, values, firsts, lasts


def _letter(value: int | str) -> int | str:
    return LATIN[value - 1] if isinstance(value, int) and 0 < value <= len(LATIN) else value


def _titled(title: str) -> str:
    """Whose 《...》 is: "ours", "other_treaty" or "national_law"."""
    if (
        title in ("《公约》", "《公約》", "《本公约》")
        or "反腐败公约" in title
        or "反腐敗公約" in title
        or "反贪污公约" in title
    ):
        regional = any(place in title for place in ("美洲", "非洲", "阿拉伯", "欧洲", "非盟"))
        return "other_treaty" if regional else "ours"
    if TREATIES.search(title):
        return "other_treaty"
    return "un_reference" if any(word in title for word in ("宣言", "报告", "议程", "指南", "摘要")) else "national_law"
