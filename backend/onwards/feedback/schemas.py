"""What asking for feedback and the answers to it hold."""

from onwards.records import schemas as s

QUOTE_MAX = 50_000
CHANNELS = ("email", "phone", "text", "linkedin", "in_person")


class FeedbackRequest(s.Record):
    """An ask: what is written to somebody to hear what went well and what to work on."""

    class Kind:
        type = "feedback_request"
        plural = "feedback-requests"
        timeline = "never"
        headline = "subject"

    knockback = s.reference("The knockback it asks about")
    channel = s.choice(CHANNELS, "How it is asked")
    to_name = s.short_text("Whom it is addressed to", private=True)
    to_address = s.short_text("Their e-mail address or number", private=True)
    subject = s.text("The subject line")
    body = s.text("What is said")
    state = s.choice(("draft", "held", "sent", "replied", "no_reply"), "How far it has got", default="draft")
    hold_until = s.moment("When to look at a held draft again")
    sent_at = s.moment("When it was sent")
    nudge_on = s.date("When to ask once more")

    example = {  # noqa: RUF012
        **s.ENVELOPE_EXAMPLE,
        "type": "feedback_request",
        "knockback": "01938a5e-7c00-7000-8000-000000000002",
        "channel": "email",
        "to_name": "Priya",
        "to_address": "priya@example.com",
        "subject": "Thank you, and one question",
        "body": "What did I do well, and what should I work on?",
        "state": "sent",
        "hold_until": None,
        "sent_at": "2026-03-03T09:05:00+00:00",
        "nudge_on": "2026-03-10",
    }


class FeedbackItem(s.Record):
    """One line of feedback, word for word, and what its person makes of it."""

    class Kind:
        type = "feedback_item"
        plural = "feedback-items"
        timeline = "never"
        headline = "quote"

    knockback = s.reference("The knockback it is about")
    quote = s.text("What was said, word for word", QUOTE_MAX)
    polarity = s.choice(("did_well", "work_on", "neutral"), "What it speaks of", default="neutral")
    verdict = s.choice(("unsorted", "useful", "unsure", "let_go", "unfair"), "What is true in it", default="unsorted")
    themes = s.slugs("The themes it belongs to")
    channel = s.choice(CHANNELS, "How it came")
    sting = s.integer(0, 100, "How much it stings")
    again_on = s.date("When to read it again")

    example = {  # noqa: RUF012
        **s.ENVELOPE_EXAMPLE,
        "type": "feedback_item",
        "knockback": "01938a5e-7c00-7000-8000-000000000002",
        "quote": "You used the same example in every answer.",
        "polarity": "work_on",
        "verdict": "useful",
        "themes": ["examples_repeated"],
        "channel": "phone",
        "sting": 40,
        "again_on": None,
    }
