"""What a win holds."""

from onwards.records import schemas as s


class Win(s.Record):
    """Something that went right, however small."""

    class Kind:
        type = "win"
        plural = "wins"
        timeline = "always"
        headline = "text"

    text = s.text("What went right")
    kind = s.choice(("interview", "feedback", "skill", "courage", "offer", "kindness", "other"), "What sort of win")
    lesson = s.reference("The lesson it came from")

    example = {  # noqa: RUF012
        **s.ENVELOPE_EXAMPLE,
        "type": "win",
        "text": "Asked for feedback and got a real answer.",
        "kind": "courage",
        "lesson": None,
    }
