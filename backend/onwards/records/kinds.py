"""Kinds of record, as the write path sees them: names, merge rules, a validator."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from onwards.core.errors import FieldError

Merge = Literal["scalar", "set", "text"]
# Where a kind stands on the timeline: every record, those that have their headline, or none.
OnTimeline = Literal["always", "with_headline", "never"]
Validate = Callable[[Mapping[str, Any], bool], tuple[dict[str, Any], list[FieldError]]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    ``validate(values, creating)`` returns the values normalised and what is wrong with them, pointers relative to
    ``values``. ``defaults`` are what a reader shows for a field that is not set; ``private`` is what somebody wrote.
    """

    type: str
    plural: str
    merge: Mapping[str, Merge]
    timeline: OnTimeline
    headline: str | None
    defaults: Mapping[str, Any]
    validate: Validate
    private: frozenset[str]
    texts: frozenset[str] = field(init=False)
    sets: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        for name, merge in (("texts", "text"), ("sets", "set")):
            object.__setattr__(self, name, frozenset(key for key, found in self.merge.items() if found == merge))


class Kinds:
    """Every kind that this server knows, by type."""

    def __init__(self, kinds: Iterable[Kind]) -> None:
        self.by_type = {kind.type: kind for kind in kinds}
        self.on_timeline = [kind.type for kind in self.by_type.values() if kind.timeline != "never"]
        self.headlines = {
            kind.type: kind.headline
            for kind in self.by_type.values()
            if kind.timeline == "with_headline" and kind.headline
        }

    def get(self, type_: str) -> Kind | None:
        """The kind called ``type_``."""
        return self.by_type.get(type_)

    def scopes(self, verb: Literal["read", "write"]) -> frozenset[str]:
        """The scope of every kind for ``verb``."""
        return frozenset(f"{kind.plural}:{verb}" for kind in self.by_type.values())
