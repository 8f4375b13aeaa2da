"""Text to tokens, the same here and in ``frontend/src/hints/tokens.ts``; tests/hints/vectors.json holds both to it."""

import re
import unicodedata

# What a phone's keyboard puts inside a word: "don't" and "dont" are one word.
JOINERS = frozenset("'’‘`´\u00ad\u200b\u200d\ufe0f")
TOKEN = re.compile(r"[a-z0-9_]+|[?!]")
REPEATED = re.compile(r"(.)\1{2,}")
NUMBER = re.compile(r"[0-9]+")
# A letter of a script that has no plain form. It makes its word an unknown one.
FOREIGN = "_"


def plain(character: str) -> str:
    """The character in small ASCII letters, nothing for a joiner, a space for everything that is no letter."""
    if character in JOINERS:
        return ""
    if character == "_":
        return " "
    kept = "".join(c for c in unicodedata.normalize("NFKD", character).lower() if "!" <= c <= "~")
    if kept:
        return kept
    if unicodedata.category(character).startswith("M"):
        return ""
    return FOREIGN if character.isalpha() else " "


def tokens(text: str) -> list[str]:
    """Words, numbers (all "0") and the marks ? and !, in their order."""
    found = TOKEN.findall("".join(plain(character) for character in text))
    return ["0" if NUMBER.fullmatch(word) else REPEATED.sub(r"\1\1", word) for word in found]


def grams(words: list[str]) -> list[tuple[str, int, int]]:
    """Every feature as (name, first token, last token): one to three words, and pieces of a word for misspellings."""
    marked = ["^", *words, "$"]
    found = []
    for length in (1, 2, 3):
        for start in range(len(marked) - length + 1):
            if length == 1 and marked[start] in "^$":
                continue
            first, last = max(0, start - 1), min(len(words) - 1, start + length - 2)
            found.append((" ".join(marked[start : start + length]), first, last))
    found += [(f"{words[i]} * {words[i + 2]}", i, i + 2) for i in range(len(words) - 2)]
    for i, word in enumerate(words):
        whole = f"<{word}>"
        for length in (4, 5):
            found += [(f"#{whole[s : s + length]}", i, i) for s in range(len(whole) - length + 1)]
    return found


def bucket(name: str, bits: int) -> int:
    """FNV-1a of an ASCII name, cut to so many bits."""
    value = 0x811C9DC5
    for byte in name.encode("ascii"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return (value ^ (value >> 16)) & ((1 << bits) - 1)
