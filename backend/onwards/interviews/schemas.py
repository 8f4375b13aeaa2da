"""What an interview and the stories told in one hold."""

from onwards.core import fields as f
from onwards.records import schemas as s

MOST_ANSWERS = 40


class ExampleStory(s.Record):
    """Something that happened, told so that it answers a question."""

    class Kind:
        type = "example_story"
        plural = "example-stories"
        timeline = "never"
        headline = "title"

    title = s.short_text("What to call it", private=True)
    situation = s.text("Where and when")
    task = s.text("What was to be done")
    action = s.text("What I did")
    result = s.text("What came of it")
    skills = s.slugs("What it shows")

    example = {  # noqa: RUF012
        **s.ENVELOPE_EXAMPLE,
        "type": "example_story",
        "title": "The double booking",
        "situation": "Two patients for one slot on a Monday.",
        "task": "Keep both, and the clinic on time.",
        "action": "Rang the second, offered an earlier slot and a reason.",
        "result": "Both were seen, nobody waited.",
        "skills": ["calm", "organising"],
    }


class PlannedAnswer(f.Schema):
    """A question that may come, and the story that answers it."""

    question = f.Text(required=True)
    story = f.Id(required=True, allow_none=True, metadata={"description": "The example story"})
    example = {  # noqa: RUF012
        "question": "Tell me about a hard day.", "story": "01938a5e-7c00-7000-8000-000000000009",
    }  # fmt: skip


class Interview(s.Record):
    """An interview at its time. On the timeline once that is past."""

    class Kind:
        type = "interview"
        plural = "interviews"
        timeline = "past"
        headline = "company"

    company = s.short_text("With whom")
    role = s.short_text("The job")
    kind = s.choice(("phone", "video", "in_person", "panel", "assessment", "other"), "What sort it is")
    plan_if = s.text("If it is a no")
    plan_then = s.text("then I will do this")
    answers = s.parts(PlannedAnswer, MOST_ANSWERS, "Planned answers, one value")

    example = {  # noqa: RUF012
        **s.ENVELOPE_EXAMPLE,
        "type": "interview",
        "company": "Fairhaven Clinic",
        "role": "Receptionist",
        "kind": "in_person",
        "plan_if": "If they say no",
        "plan_then": "I ring Sam, and ask for feedback in the morning",
        "answers": [PlannedAnswer.example],
    }
