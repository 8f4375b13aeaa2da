"""What a JSON Schema finds wrong, as a caller is told: where it is and a plain sentence, never the value itself."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from onwards.core import formats as f
from onwards.core.body import pointer_of
from onwards.core.errors import FieldError

_TYPES = {
    "object": "a JSON object",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}
_FORMS = {
    f.UUID_TEXT: f.Id.WORDS,
    f.DATE_TIME: f.Timestamp.WORDS,
    f.DATE: f.Date.WORDS,
    f.CLOCK: f.Clock.WORDS,
    f.SLUG: f.Slug.WORDS,
}
_SENTENCES: Mapping[str, Callable[[dict[str, Any]], str]] = {
    "type": lambda told: (
        f"This must be {' or '.join(words for name, words in _TYPES.items() if name in told['types'])}."
    ),
    "pattern": lambda told: _FORMS.get(told["pattern"], "This does not have the form it must have."),
    "format": lambda _: "There is no such day.",
    "minimum": lambda told: f"This must be {told['limit']} or more.",
    "maximum": lambda told: f"This must be {told['limit']} or less.",
    "minLength": lambda told: f"This must have {told['limit']} characters at least.",
    "maxLength": lambda told: f"This may have {told['limit']} characters at most.",
    "minItems": lambda told: f"This must have {told['limit']} items at least.",
    "maxItems": lambda told: f"This may have {told['limit']} items at most.",
    "uniqueItems": lambda _: "Nothing may stand here twice.",
    "minProperties": lambda told: f"This must have {told['limit']} fields at least.",
    "maxProperties": lambda told: f"This may have {told['limit']} fields at most.",
    "enum": lambda told: f"This must be one of: {', '.join(map(str, told['options']))}.",
    "const": lambda told: f"This must be {str(told['expected_value']).lower()}.",
}


def worded(errors: Iterable[Any]) -> Iterator[FieldError]:
    """The ``errors`` of a jsonschema-rs validator; a field that is missing or unknown is pointed at itself."""
    for error in errors:
        told, path = error.kind.as_dict(), list(error.instance_path)
        if error.kind.name == "required":
            yield _fault([*path, told["property"]], "This is needed.")
        elif error.kind.name == "additionalProperties":
            yield from (_fault([*path, name], "There is no such field.") for name in told["unexpected"])
        else:
            sentence = _SENTENCES.get(error.kind.name)
            yield _fault(path, sentence(told) if sentence else "This is not as the document describes it.")


def _fault(path: list[Any], words: str) -> FieldError:
    return {"pointer": pointer_of(path), "detail": words}
