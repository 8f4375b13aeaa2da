"""What a check-in holds."""

from onwards.records import schemas as s


class CheckIn(s.Record):
    """A quick answer to "How are you right now?"."""

    class Kind:
        type = "check_in"
        plural = "check-ins"
        timeline = "always"
        headline = "note"

    mood = s.integer(1, 5, "From 1 (gutted) to 5 (buzzing); none when made from a note alone")
    energy = s.integer(1, 5, "From 1 (drained) to 5 (full of it)")
    context = s.choice(
        ("after_call", "after_email", "before_interview", "after_interview", "no_reply", "other"), "What it came after"
    )
    feelings = s.slugs("Words for the feeling")
    note = s.text("Anything worth saying")
    source = s.choice(("home", "shortcut", "notification", "api", "import"), "Where it was made")
    knockback = s.reference("The knockback it belongs to")

    example = {  # noqa: RUF012
        **s.ENVELOPE_EXAMPLE,
        "type": "check_in",
        "mood": 2,
        "energy": None,
        "context": "after_call",
        "feelings": ["flat"],
        "note": "They went with someone internal.",
        "source": "home",
        "knockback": None,
    }
