"""What a knockback holds."""

from onwards.core import fields as f
from onwards.records import schemas as s

MESSAGE_MAX = 50_000
MOST_ANSWERS = 12


class ExternalRef(f.Schema):
    """The same application in another system."""

    system = f.Slug(required=True, metadata={"description": "Which system, such as a tracker"})
    id = f.Text(shortest=1, required=True, metadata={"description": "What it is called there"})
    example = {"system": "tracker", "id": "A-1042"}  # noqa: RUF012


class FitAnswer(f.Schema):
    """One answer to whether the job was right."""

    question = f.Slug(required=True)
    answer = f.Text(f.TEXT_MAX, required=True)
    example = {"question": "would_enjoy", "answer": "The people, yes. The hours, no."}  # noqa: RUF012


class Knockback(s.Record):
    """A no: from whom, at which stage, how it was told."""

    class Kind:
        type = "knockback"
        plural = "knockbacks"
        timeline = "always"
        headline = "company"

    company = s.short_text("Who said no")
    role = s.short_text("The job")
    stage = s.choice(
        ("application", "screening", "interview", "final", "offer", "internal"), "How far the application had got"
    )
    told_by = s.choice(("phone", "email", "portal", "in_person", "silence"), "How the news came")
    message = s.text("What they wrote or said, as it was", MESSAGE_MAX)
    sting = s.integer(0, 100, "How much it stings")
    keep_in_touch_on = s.date("When to get in touch again")
    fit = s.choice(("right", "not_yet", "not_right"), "Whether the job was right")
    fit_answers = s.parts(FitAnswer, MOST_ANSWERS, "The answers behind `fit`, one value")
    interview = s.reference("The interview it came after")
    external_ref = s.part(ExternalRef, "Where it stands in another system")

    example = {  # noqa: RUF012
        **s.ENVELOPE_EXAMPLE,
        "type": "knockback",
        "company": "Fairhaven Clinic",
        "role": "Receptionist",
        "stage": "interview",
        "told_by": "phone",
        "message": "They went with someone who had done the job before.",
        "sting": 70,
        "keep_in_touch_on": "2026-06-01",
        "fit": "right",
        "fit_answers": [FitAnswer.example],
        "interview": None,
        "external_ref": ExternalRef.example,
    }
