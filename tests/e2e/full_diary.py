"""A diary with everything in it that a screen can show."""

from playwright.sync_api import expect

from tests.e2e.acts import ARABIC, LETTER, LONG, NOTE, tap
from tests.e2e.api import Api, Json
from tests.e2e.app import mark, sign_up
from tests.support.phone import Phone

EMAIL = "screens.with.a.rather.long.address@subdomain.example.com"


# A theme that several lines are under, and its name.
THEME, THEME_NAME = "own_words", LONG


def ask(api: Api, **fields: str) -> Json:
    """An ask for feedback, to somebody with a long name."""
    return api.keep("/feedback-requests", **{"channel": "email", "to_name": LONG, "subject": NOTE, **fields})


def prepare(api: Api, *knockbacks: str) -> dict[str, Json]:
    """A theme with its lines, lessons in every state, a story, and an interview that tells it three times."""
    api.keep("/themes", slug=THEME, label=THEME_NAME)
    for quote, knockback in ((ARABIC, knockbacks[0]), (LONG, knockbacks[0]), (NOTE, knockbacks[1])):
        api.keep("/feedback-items", quote=quote, knockback=knockback, verdict="useful", themes=[THEME])
    api.keep("/lessons", text=ARABIC, state="trying", times_tried=3, theme=THEME)
    api.keep("/lessons", text=NOTE, state="parked")
    story = api.keep("/example-stories", title=LONG, situation=NOTE, action=ARABIC, skills=["calm", "own_skill"])
    answers = [{"question": question, "story": story["id"]} for question in (NOTE, ARABIC, LONG)]
    planned = {"company": LONG, "role": NOTE, "kind": "panel", "plan_if": ARABIC, "answers": answers}
    return {
        "learned": api.keep("/lessons", text=LONG, state="learned", if_when=NOTE),
        "story": story,
        "interview": api.keep("/interviews", occurred_at="2036-03-09T10:00:00+00:00", **planned),
    }


def look_back(api: Api, made: dict[str, Json]) -> dict[str, Json]:
    """What is made of a knockback and a win from further off."""
    looked = {"knockback": made["knockback"]["id"], "months": 3, "due_on": "2026-06-02"}
    api.keep("/settings", look_backs=True)
    api.keep("/looking-fors", text=NOTE)
    return {
        "look back": api.keep("/look-backs", text=NOTE, **looked),
        "skipped": api.keep("/look-backs", **(looked | {"knockback": made["told twice"]["id"], "skipped": True})),
        "note": api.keep("/notes-to-self", text=ARABIC, win=made["win"]["id"]),
        "wish": api.keep("/looking-fors", text=LONG),
        "to touch": api.keep("/knockbacks", company=LONG, keep_in_touch_on="2026-03-02"),
    }


def fill(phone: Phone, port: int) -> dict[str, str]:
    """Give the phone an account and a diary with everything in it that a screen can show; ids by what they are for."""
    sign_up(phone.open(), EMAIL)
    api = Api(port, EMAIL).sign_in()
    feelings = ["hurt", "tired", "embarrassed"]
    knockback = api.keep(
        "/knockbacks",
        company=LONG,
        role=NOTE,
        stage="final",
        told_by="in_person",
        message=LETTER,
        sting=85,
        fit="not_yet",
    )
    made = {
        "knockback": knockback,
        "told twice": api.keep("/knockbacks", company=ARABIC, message="We’ll keep your CV on file.", told_by="silence"),
        "linked": api.keep("/check-ins", mood=1, context="after_call", knockback=knockback["id"]),
        "fair": api.keep("/reframes", thought="I am useless.", fair_thought=NOTE, knockbacks=[knockback["id"]]),
        "check_in": api.keep("/check-ins", mood=2, note=NOTE, context="after_interview", feelings=feelings, energy=2),
        "changed": api.keep("/check-ins", mood=1, note=ARABIC, context="after_call"),
        "binned": api.keep("/check-ins", mood=5, note="A slip of the thumb."),
        "refused": api.keep("/check-ins", mood=3, note="Deleted here, changed there."),
        "asked": ask(api, body=LETTER, state="sent", sent_at="2026-03-02T09:00:00+00:00", nudge_on="2026-03-09"),
        "cold": ask(api, body=f"Wow, your loss. {LONG}\n\nThis is a joke.", to_address=LONG),
        "held": ask(api, body=ARABIC, state="held", hold_until="2036-03-09T09:00:00+00:00", channel="phone"),
        "win": api.keep("/wins", text=ARABIC, kind="courage"),
        "lesson": api.keep("/lessons", text=LONG, if_when="They ask for more", then_do=ARABIC, times_tried=2),
    }
    heard = {"knockback": knockback["id"], "channel": "phone"}
    made |= {
        "heard": api.keep("/feedback-items", quote=NOTE, polarity="work_on", sting=70, **heard),
        "useful": api.keep("/feedback-items", quote=ARABIC, polarity="did_well", verdict="useful", **heard),
        "unfair": api.keep("/feedback-items", quote=LONG, verdict="unfair", again_on="2026-03-10"),
        "let go": api.keep("/feedback-items", quote=LETTER, verdict="let_go"),
    }
    made |= prepare(api, knockback["id"], made["told twice"]["id"])
    made |= look_back(api, made)
    api.keep("/lessons", text=NOTE, feedback_item=made["useful"]["id"])
    api.keep("/wins")
    api.keep("/lessons", if_when="They go quiet")
    api.ask("PATCH", f"/wins/{made['win']['id']}", {"text": NOTE, "kind": "skill"})
    api.edit_unseen(made["changed"], note=NOTE, mood=4, context="no_reply", occurred_at="2026-03-01T09:30:00+00:00")
    api.edit_unseen(made["told twice"], company="Fairhaven", message=LETTER, sting=40, told_by="phone", fit="right")
    api.bin("/check-ins", made["binned"])
    page = phone.open(f"/checkins/{made['refused']['id']}")
    expect(mark(page)).to_contain_text("2 need you")
    api.edit_unseen(made["refused"], mood=5)
    tap("Delete", page)
    expect(mark(page)).to_contain_text("3 need you")
    return {name: record["id"] for name, record in made.items()}
