"""What a person's own words for feelings, traps and themes hold.

The built-in ones are content; a record only adds one or puts one away. Its id is derived from kind and slug.
"""

from typing import Any

from onwards.records import schemas as s


class Word(s.Record):
    """What the three have in common."""

    slug = s.slug("Its short name")
    label = s.short_text("What it is called", private=True)
    archived = s.flag("Not to be offered")


def _example(type_: str, slug: str, label: str) -> dict[str, Any]:
    return {**s.ENVELOPE_EXAMPLE, "type": type_, "slug": slug, "label": label, "archived": False}


class Feeling(Word):
    """A word for a feeling that its person added or put away."""

    class Kind:
        type = "feeling"
        plural = "feelings"
        timeline = "never"
        headline = "label"

    example = _example("feeling", "wobbly", "Wobbly")


class Trap(Word):
    """A thinking trap that its person added or put away."""

    class Kind:
        type = "trap"
        plural = "traps"
        timeline = "never"
        headline = "label"

    example = _example("trap", "all_my_fault", "All my fault")


class Theme(Word):
    """A theme that runs through feedback that its person added or put away."""

    class Kind:
        type = "theme"
        plural = "themes"
        timeline = "never"
        headline = "label"

    example = _example("theme", "examples_repeated", "Same example again")
