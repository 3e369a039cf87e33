"""Arabic words with the particles written on to them: و ف (and), ب ل ك (in, for, as); ل and ال together give لل."""

from __future__ import annotations


def prefixed(word: str) -> dict[str, int]:
    """The written forms of a folded word, each with the number of letters before the name.

    In للصين the name is taken to begin at its own ل, the second.
    """
    found = {word: 0}
    for joined in ("", "و", "ف"):
        for preposition in ("", "ب", "ل", "ك"):
            if preposition == "ل" and word.startswith("ال"):
                found.setdefault(f"{joined}لل{word[2:]}", len(joined) + 1)
            else:
                found.setdefault(joined + preposition + word, len(joined + preposition))
    return found
