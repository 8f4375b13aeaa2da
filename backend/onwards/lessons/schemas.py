"""What a lesson holds."""

from onwards.records import schemas as s

MOST_TRIES = 10_000


class Lesson(s.Record):
    """Something to do differently next time."""

    class Kind:
        type = "lesson"
        plural = "lessons"
        timeline = "always"
        headline = "text"

    text = s.text("The lesson")
    if_when = s.text("When this happens")
    then_do = s.text("I will do this")
    state = s.choice(("open", "trying", "learned", "parked"), "How far it has got", default="open")
    times_tried = s.integer(0, MOST_TRIES, "How often it was tried", default=0)
    feedback_item = s.reference("The feedback it came from")
    reframe = s.reference("The reframe it came from")
    theme = s.slug("The theme it belongs to")

    example = {  # noqa: RUF012
        **s.ENVELOPE_EXAMPLE,
        "type": "lesson",
        "text": "Three examples ready, not one stretched over everything.",
        "if_when": "They ask for a second example",
        "then_do": "Use the one from the clinic",
        "state": "open",
        "times_tried": 0,
        "feedback_item": None,
        "reframe": None,
        "theme": "examples_repeated",
    }
