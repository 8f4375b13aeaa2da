"""What a reframe, a thought record, holds."""

from onwards.core import fields as f
from onwards.records import schemas as s

MOST_CAUSES = 12
MOST_STEPS = 16


class Cause(f.Schema):
    """One of the reasons that share out a knockback."""

    label = f.Text(required=True, metadata={"description": "The reason, in a few words"})
    locus = f.Choice(
        ("me", "them", "process", "market", "fit", "luck"), required=True, metadata={"description": "Where it lies"}
    )
    share = f.Integer(0, 100, required=True, metadata={"description": "Percent; the app has them add up to 100"})
    changeable = f.Boolean(required=True, metadata={"description": "Whether it can be different next time"})
    example = {  # noqa: RUF012
        "label": "One example in every answer", "locus": "me", "share": 30, "changeable": True,
    }  # fmt: skip


def _percent(words: str) -> object:
    return s.integer(0, 100, words)


class Reframe(s.Record):
    """A thought worked through. On the timeline once it has a fair thought."""

    class Kind:
        type = "reframe"
        plural = "reframes"
        timeline = "with_headline"
        headline = "fair_thought"

    mode = s.choice(("quick", "full"), "Three cards or eight", default="quick")
    step = s.integer(0, MOST_STEPS, "The card it was left at, from 0", default=0)
    state = s.choice(("open", "done"), "Whether it was finished", default="open")
    situation = s.text("What happened, facts only")
    thought = s.text("The thought that hurts")
    belief_before = _percent("How much the thought was believed")
    belief_after = _percent("How much the fair thought is believed")
    intensity_before = _percent("How strong the feeling was")
    intensity_after = _percent("How strong the feeling is after")
    traps = s.slugs("Thinking traps that were chosen")
    just_hurts = s.flag("None of the traps: it just hurts")
    evidence_for = s.text("What speaks for the thought")
    evidence_against = s.text("What speaks against it")
    causes = s.parts(Cause, MOST_CAUSES, "The reasons, shared out; one value")
    friend_view = s.text("What a friend would be told")
    fair_thought = s.text("A fairer version")
    next_step = s.text("One next step")
    feelings = s.slugs("Words for the feeling, chosen after")
    follow_up = s.choice(("better", "same", "worse"), "How it was a day later")
    follow_up_on = s.date("When to ask how it is")
    knockbacks = s.references("The knockbacks it is about")

    example = {  # noqa: RUF012
        **s.ENVELOPE_EXAMPLE,
        "type": "reframe",
        "mode": "full",
        "step": 7,
        "state": "done",
        "situation": "They rang at ten and said it went to somebody else.",
        "thought": "I bet that other girl got it because she dressed better.",
        "belief_before": 80,
        "belief_after": 60,
        "intensity_before": 75,
        "intensity_after": 45,
        "traps": ["mind_reading", "comparing"],
        "just_hurts": False,
        "evidence_for": "She looked the part.",
        "evidence_against": "They asked me about examples, never about clothes.",
        "causes": [
            {"label": "She had done the job before", "locus": "them", "share": 50, "changeable": False},
            {"label": "Forty people applied", "locus": "market", "share": 20, "changeable": False},
            Cause.example,
        ],
        "friend_view": "You got to the last two.",
        "fair_thought": "I do not know why they chose her. I repeated one example, and I can fix that.",
        "next_step": "Write down two more examples tonight.",
        "feelings": ["disappointed"],
        "follow_up": None,
        "follow_up_on": "2026-03-03",
        "knockbacks": ["01938a5e-7c00-7000-8000-000000000002"],
    }
