"""From a text to its references: which words, which provisions, and why not where there are none.

Where two readings are possible the answer is none (`ambiguous`). What "this article", "its paragraph 2" and "the same
article" mean comes from the context given and from the reference before.
"""

from __future__ import annotations

from merida.uncac.citing import chapters, grammar, instrument, numbered, preceding, surroundings
from merida.uncac.citing.reference import Citation, Reference
from merida.uncac.citing.tokens import Tokens, tokenise
from merida.uncac.provision import ancestors, chapter_of, exists, sort
from merida.uncac.table import ORDER

HEADS = frozenset(("A", "P", "S", "I", "§", "C", "PT", "SEC", "RES", "RESN", "NAT", "AITS", "PITS", "NO"))


def cite(
    text: str, lang: str | None = None, context: str | None = None, instrument: str | None = None
) -> list[Citation]:
    """The citations of the Convention in a text, in the order of the text.

    `lang` may be given but is not needed: script and words tell, and texts mix. `context` is the provision or chapter
    in whose text or under whose heading it stands ("57", "23(2)", "ch.V"): "this article", a bare "para. 3".
    `instrument` other than UNCAC says that bare references and "the Convention" mean something else.
    ValueError with one sentence if the context does not exist.
    """
    return [found for found in _reading(text, context, instrument).run() if found.provisions]


def references(
    text: str, lang: str | None = None, context: str | None = None, instrument: str | None = None
) -> list[Reference]:
    """The citations and all else that is numbered like one: articles of laws, agenda items, resolutions, symbols.

    Arguments as for `cite`. References do not overlap.
    """
    return _reading(text, context, instrument).with_symbols()


def _reading(text: str, context: str | None, instrument: str | None) -> Reading:
    if context is not None and not exists(context):
        raise ValueError(f"The Convention has no provision {context!r}; write 57, 57(3), 57(3)(a) or ch.V.")
    return Reading(text, context, instrument is not None and instrument.upper() != "UNCAC")


OF_INSTRUMENTS = ("A", "P", "S", "TITLE", "CONV", "NAT")


class Reading:
    """One text being read, with what went before."""

    def __init__(self, text: str, context: str | None, foreign: bool) -> None:
        self.t: Tokens = tokenise(text)
        self.context = context
        self.foreign = foreign
        self.found: list[Reference] = []
        self.last: list[str] = []
        """Provisions of the reference before; empty if it was not the Convention's."""
        self.last_reason: str | None = None
        self.last_end = -1
        self.last_head = ""

    def run(self) -> list[Reference]:
        """All references but document symbols, in the order of the text."""
        t = self.t
        kinds = t.kinds
        at = 0
        if not HEADS.isdisjoint(kinds):
            for i, kind in enumerate(kinds):
                if kind in HEADS and i >= at:
                    at = self.read(i, kind) or at
        return self.found

    def with_symbols(self) -> list[Reference]:
        """All references and the document symbols between them."""
        found = self.run()
        text = self.t.text
        symbols = [Reference((), start, end, text[start:end], "un_reference") for start, end in numbered.symbols(text)]
        if not symbols:
            return found
        merged: list[Reference] = []
        for reference in sorted(found + symbols, key=lambda f: (f.start, -f.end)):
            if not merged or merged[-1].end <= reference.start:
                merged.append(reference)
        return merged

    # ── one reference ─────────────────────────────────────────────────────────────────────────────
    def read(self, i: int, kind: str) -> int | None:
        """Read the reference that begins at token i; gives the token after it, or None if there is none."""
        t = self.t
        if kind == "A":
            read = grammar.articles(t, i)
            if read is not None:
                return self.article(i, read)
            return self.same_article(i)
        if kind == "AITS":
            read = grammar.articles(t, i)
            return self.article(i, read, own=True) if read else None
        if kind == "C":
            return self.chapter(i)
        if kind == "§":
            return self.section_sign(i)
        if kind in ("P", "S", "I", "PITS") or (kind == "PT" and surroundings.lettered(self.t, i)):
            return self.paragraph(i, kind)
        thing = numbered.read(t, i, kind)
        if thing is not None:
            end, reason = thing
            return self.keep(i, end, [], reason)
        return None

    def keep(self, i: int, end: int, provisions: list[str], reason: str | None, head: str = "") -> int:
        """Note a reference from token i up to token `end`."""
        t = self.t
        start, stop = t.starts[i], t.ends[end - 1]
        if t.text[stop - 1] == ")" and t.text.count("(", start, stop) + t.text.count("（", start, stop) < (
            t.text.count(")", start, stop) + t.text.count("）", start, stop)
        ):
            near = max(0, start - 200)
            left = t.text.count("(", near, start) - t.text.count(")", near, start)
            right = t.text[stop : stop + 1] == ")"
            if left > 0 and not right:
                stop -= 1  # the bracket closes "(art. 53 b)", not the letter
        given = sort(provisions) if provisions[1:] else tuple(provisions)
        self.found.append(Reference(given, start, stop, t.text[start:stop], None if provisions else reason))
        self.last = list(provisions)
        self.last_reason = None if provisions else reason
        self.last_end = end
        self.last_head = head or t.kinds[i]
        return end

    def give(self, i: int, end: int, paths: list[str], odd: bool, whose: str | None) -> int:
        """Note a reference to articles that are the Convention's if they exist there."""
        good = [path for path in paths if path in ORDER]
        doubtful = whose is None and len(good) < len(paths)
        if odd or not good or (doubtful and any(path.split("(")[0] not in ORDER for path in paths)):
            return self.keep(i, end, [], "impossible")
        return self.keep(i, end, good, None)

    # ── articles ──────────────────────────────────────────────────────────────────────────────────
    def article(self, i: int, read: grammar.Read, own: bool = False, head: int | None = None) -> int:
        """A reference with an article's number; `head` is the first token of "paragraph 3 of article 57"."""
        t = self.t
        first = i if head is None else head
        found = instrument.after(t, read.end)
        whose, end = found if found else (None, read.end)
        start = first
        if whose is None and (own or surroundings.owned(self.t, first, i)):
            whose = self.owner(first)
        elif whose in ("antecedent", "said"):
            owner = self.owner(first)
            whose = "ours" if owner == "unknown" and whose == "said" else owner
        if whose is None:
            prior = preceding.before(t, first)
            if prior is not None:
                whose = prior[0]
                if whose == "law?":
                    whose = self.neighbour(prior[1], end)
                elif t.kinds[prior[1]] == "TITLE" or (
                    t.kinds[prior[1]] == "CONV" and t.text[t.starts[prior[1]]] > "\u4e00"
                ):
                    start = prior[1]
        if whose is None:
            whose = surroundings.joined(self.t, read.end) or self.doubtful(first, end)
        return self.settle(start, end, read.paths, read.odd, whose)

    def settle(self, i: int, end: int, paths: list[str], odd: bool, whose: str | None) -> int:
        """Give a reference to its instrument."""
        if whose == "unknown":
            return self.keep(i, end, [], "ambiguous")
        if whose == "named" or (whose in ("ours", None) and not self.foreign):
            return self.give(i, end, paths, odd, whose)
        return self.keep(i, end, [], whose if whose not in ("ours", None) else "other_treaty")

    def owner(self, i: int) -> str:
        """The instrument that "its" or "of which" means, or "unknown"."""
        named = preceding.mentioned(self.t, i)
        if self.last_reason == "other_treaty" and named == "ours":
            return "other_treaty"
        if named:
            return named
        if self.last_end >= 0:
            return self.last_reason or "ours"
        return "unknown"

    def neighbour(self, law: int, end: int) -> str | None:
        """A law before a bracket: "section 12 of the Income Tax Act (art. 12, para. 4)" cites the Convention."""
        t = self.t
        if law < self.last_end and self.last_head != "NAT":
            return None
        closing = end
        while t.kinds[closing] == ")":
            closing += 1
        if closing > end and t.kinds[closing] in (".", ";", "END"):
            return None
        return "unknown"

    def doubtful(self, i: int, end: int) -> str | None:
        """ "unknown" for a bare article that may belong to the law spoken of in the same clause."""
        t = self.t
        if t.kinds[i - 1] == "(" and i > 0:
            return None
        if self.last_reason in ("national_law", "other_treaty") and self.last_head in OF_INSTRUMENTS:
            return None if surroundings.parted(self.t, self.last_end, i) else "unknown"
        k = i - 1
        while k >= 0 and t.kinds[k] == "THE":
            k -= 1
        if k >= 0 and t.kinds[k] in ("IN", "ITS"):
            for p in range(k - 1, max(-1, k - 25), -1):
                if t.kinds[p] in (";", ".", "OURS", "CONV", "TITLE", "A"):
                    break
                if t.kinds[p] == "NAT" and t.capital(p):
                    return "unknown"
        return None

    def same_article(self, i: int) -> int | None:
        """ "this article", "the same article", المادة نفسها, 同条, without a paragraph."""
        t = self.t
        pointer = i - 1 if t.kinds[i - 1] in surroundings.ANAPHORS and i > 0 else None
        end = i + 1
        if t.kinds[i + 1] == "SAME" or (t.kinds[i + 1] == "THAT" and t.text[t.starts[i]] > "\u0600"):
            end = i + 2
            pointer = i
        if pointer is None:
            return None
        base = self.base(t.kinds[pointer] if pointer < i else "SAME", i)
        if base is None:
            return None
        article = base.split("(")[0]
        start = pointer
        while start > 0 and t.kinds[start - 1] in surroundings.ANAPHORS:
            start -= 1
        if start < t.starts.__len__() and t.starts[i] == t.ends[i] - 1 and t.kinds[end] in ("P", "S"):
            read = grammar.relative(t, end)  # 同条第三款
            if read is not None:
                paths = [surroundings.attach(article, path) or f"{article}{path}" for path in read.paths]
                return self.give(start, read.end, paths, read.odd, "ours")
        if t.kinds[end] == "," and t.kinds[end + 1] in ("P", "S"):
            read = grammar.relative(t, end + 1)
            if read is not None:
                return self.give(start, read.end, [f"{article}{path}" for path in read.paths], read.odd, "ours")
        return self.keep(start, end, [article], None)

    # ── paragraphs ────────────────────────────────────────────────────────────────────────────────
    def paragraph(self, i: int, kind: str) -> int | None:
        """A reference that begins with a paragraph or a letter; its article follows, or is understood."""
        t = self.t
        read = grammar.relative(t, i)
        if read is None:
            return self.this_paragraph(i)
        start = i - 1 if t.kinds[i - 1] == "O" and read.end == i + 1 else i
        paths, odd, end = read.paths, read.odd, read.end
        while True:
            k, pointer = surroundings.link(self.t, end)
            if (
                t.kinds[k] in ("P", "S")
                and k > i
                and (k > end or t.text[t.starts[k]] > "\u0400")
                and t.starts[k] < t.ends[k]
            ):
                outer = grammar.relative(t, k)
                if outer is None:
                    break
                paths = [f"{o}{p}" for o in outer.paths for p in paths]
                odd, end = odd or outer.odd, outer.end
                continue
            break
        if t.kinds[k] == "A" and (k > end or t.text[t.starts[k]] > "\u0400") and t.starts[k] < t.ends[k]:
            outer = grammar.articles(t, k)
            if outer is not None:
                singular = t.values[k] == "s" and len(outer.paths) > 1
                heads = outer.paths[:1] if singular else outer.paths
                whole = [f"{o}{p}" for o in heads for p in paths] + (outer.paths[1:] if singular else [])
                return self.article(k, grammar.Read(whole, outer.end, odd or outer.odd), head=start)
            stop = k + 1
            if t.kinds[stop] == "SAME" or (t.kinds[stop] in ("THAT", "THIS") and t.text[t.starts[k]] > "\u0600"):
                stop += 1
                pointer = pointer or "SAME"
            return self.understood(
                start, stop, paths, odd, self.base(pointer or "THAT", i, article=True), bool(pointer)
            )
        if kind == "PITS" or t.kinds[end] == "HERE" or (start > 0 and t.kinds[start - 1] == "ITS"):
            stop = end + 1 if t.kinds[end] == "HERE" else end
            return self.understood(start, stop, paths, odd, self.base("ITS", i), True)
        return self.bare_paragraph(start, end, paths, odd)

    def understood(self, i: int, end: int, paths: list[str], odd: bool, base: str | None, sure: bool) -> int:
        """A paragraph of an article that was named before, or in the context."""
        if base is None:
            reason = self.last_reason if sure and self.last_reason in ("national_law", "other_treaty") else "ambiguous"
            return self.keep(i, end, [], reason)
        whole = [surroundings.attach(base, path) or f"{base}{path}" for path in paths]
        found = instrument.after(self.t, end)
        if found is not None and found[0] in ("ours", "named"):
            end = found[1]
        return self.give(i, end, whole, odd, "ours")

    def bare_paragraph(self, i: int, end: int, paths: list[str], odd: bool) -> int | None:
        """A paragraph without an article: of a law, a document, the context, or the article in the same sentence."""
        t = self.t
        found = instrument.after(t, end)
        if found is not None and found[0] not in ("ours", "named", "antecedent"):
            return self.keep(i, found[1], [], found[0])
        base = self.context if self.context and not self.context.startswith("ch.") and not self.foreign else None
        stop = end
        if t.kinds[end] == "ABOVE":
            stop = end + 1
            if base is None or "above" not in t.raw(end).lower():
                return (
                    self.keep(i, stop, [], "ambiguous")
                    if base is None
                    else self.understood(i, stop, paths, odd, base, True)
                )
        if self.last and self.last_end <= i and not surroundings.parted(self.t, self.last_end, i):
            near = self.base("THAT", i)
            if near is not None and all(surroundings.attach(near, path) for path in paths):
                base = near
        if base is not None and all(surroundings.attach(base, path) for path in paths):
            return self.understood(i, stop, paths, odd, base, False)
        named_before = preceding.before(t, i)
        reason = "ambiguous"
        if named_before is not None and named_before[0] in ("national_law", "other_treaty", "un_reference"):
            reason = named_before[0]
        return self.keep(i, stop, [], reason)

    def this_paragraph(self, i: int) -> int | None:
        """ "this paragraph", "the present subparagraph" in a context that is one."""
        t = self.t
        if i == 0 or t.kinds[i - 1] != "THIS" or not self.context or self.foreign:
            return None
        depth = self.context.count("(")
        wanted = [p for p in (self.context, *ancestors(self.context)) if "(" in p]
        letters = [p for p in wanted if p[:-1].rpartition("(")[2].isalpha()]
        numbers = [p for p in wanted if p[:-1].rpartition("(")[2].isdigit()]
        row = numbers if t.kinds[i] == "P" else letters
        return self.keep(i - 1, i + 1, [row[0]], None) if depth and row else None

    def base(self, pointer: str, i: int, article: bool = False) -> str | None:
        """The provision that "this", "that", "the same" or "its" stands for; None if that is not certain."""
        context = None if self.foreign or (self.context or "ch.").startswith("ch.") else self.context
        if pointer == "THIS" and context is not None:
            return context
        if self.last_end >= 0:
            if not self.last:
                return None
            known = [p for p in self.last if not p.startswith("ch.")]
            if not known:
                return context
            one = known[0]
            if all(p == one for p in known):
                return one
            if all(p.split("(")[0] == one.split("(")[0] for p in known):
                return one.split("(")[0] if not all(p.startswith(known[0]) for p in known) else known[0]
            return None
        return context

    # ── chapters and signs ────────────────────────────────────────────────────────────────────────
    def chapter(self, i: int) -> int | None:
        """A chapter, with or without number."""
        t = self.t
        read = chapters.chapters(t, i)
        if read is None:
            this = t.kinds[i - 1] == "THIS" and i > 0
            if this and self.context and not self.foreign:
                return self.keep(i - 1, i + 1, [chapter_of(self.context)], None)
            return None
        start = i - 1 if t.kinds[i - 1] == "O" and read.end == i + 1 else i
        found = instrument.after(t, read.end)
        whose, end = found if found else (None, read.end)
        if whose is None:
            prior = preceding.before(t, start)
            if prior is not None:
                whose = prior[0] if prior[0] != "law?" else "national_law"
                if t.kinds[prior[1]] == "TITLE":
                    start = prior[1]
        if whose == "antecedent":
            whose = self.owner(i)
        if t.kinds[end] == "ABOVE":
            whose = "un_reference"
        if whose is None and (read.odd or not read.paths):
            return self.keep(start, end, [], "impossible")
        if whose == "named" or (whose in ("ours", None) and not self.foreign):
            return self.keep(start, end, [] if read.odd else read.paths, "impossible")
        return self.keep(start, end, [], whose if whose not in ("ours", None) else "other_treaty")

    def section_sign(self, i: int) -> int | None:
        """§ 51 is article 51; § 3 of article 57 its paragraph."""
        t = self.t
        read = grammar.relative(t, i)
        if read is None:
            return None
        k, _ = surroundings.link(self.t, read.end)
        if t.kinds[k] == "A" and k > read.end:
            return self.paragraph(i, "P")
        articles = grammar.articles(t, i)
        return self.article(i, articles) if articles else None
