"""What a person's settings hold."""

from onwards.records import schemas as s


class Settings(s.Record):
    """What holds on every device of a person. There is one, with an id that every device derives alike."""

    class Kind:
        type = "settings"
        plural = "settings"
        timeline = "never"
        headline = "country"

    country = s.slug("Where to look for help, such as gb")
    language = s.slug("The language of the app, such as en-gb")
    quiet_from = s.clock("No reminder from this time of the day on")
    quiet_to = s.clock("Reminders again from this time of the day on")
    look_backs = s.flag("Look-backs at 3, 6 and 12 months are wanted")
    reminders = s.flag("Reminders are wanted on devices that allow them")

    example = {  # noqa: RUF012
        **s.ENVELOPE_EXAMPLE,
        "type": "settings",
        "country": "gb",
        "language": "en-gb",
        "quiet_from": "21:00",
        "quiet_to": "08:30",
        "look_backs": True,
        "reminders": True,
    }
