"""Every screen of the app, in the states that look different, and how to get there."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.api import Api
from tests.e2e.app import CALM, CRISIS, EXPLICIT, FACES, PASSIVE, check_in, mark, sheet, sign_up, timeline
from tests.support.phone import Phone

ROUTES = Path(__file__).resolve().parents[2] / "frontend" / "src" / "routes.ts"
# Words that people really write: too long for a line, from the other side, with pictures.
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
NOTE = f"They liked {LONG} better. https://careers.example.com/applications/2026/0123456789?state=closed 🙃"
ARABIC = "قالوا إن لديهم مرشحًا أقوى، وسيحتفظون بسيرتي الذاتية."
LETTER = f"""Dear Sam,

Thank you for taking the time to meet us. We had a very strong field. {ARABIC}
Your answer about the {LONG} lacked detail. We’ll keep your details on file.

Kind regards,
The team"""
NOWHERE = "01900000-0000-7000-8000-000000000000"
EMAIL = "screens.with.a.rather.long.address@subdomain.example.com"


@dataclass(frozen=True)
class Place:
    """A screen: its route, its address, and what to do there before it is looked at."""

    route: str
    path: str
    act: Callable[[Page], object] | None = None
    state: str = ""

    @property
    def name(self) -> str:
        """How a test tells of it."""
        return f"{self.path} {self.state}".strip()

    def open(self, phone: Phone) -> Page:
        """Go there and wait until it stands."""
        page = phone.open(self.path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_text("One moment …")).to_have_count(0)
        if self.act:
            self.act(page)
        return page


def routes() -> set[str]:
    """The addresses that the app knows."""
    return set(re.findall(r"pattern: '([^']+)'", ROUTES.read_text()))


def tap(words: str, page: Page) -> None:
    """Tap what says this, the last one of that name."""
    found = page.get_by_role("button", name=words, exact=True)
    expect(found.first).to_be_visible()
    found.last.tap()


def unfold(page: Page) -> None:
    """Open everything that is folded up."""
    page.evaluate("() => document.querySelectorAll('main details').forEach((each) => (each.open = true))")


def feel(page: Page) -> None:
    """Choose a feeling on the sheet."""
    check_in(page, "Flat")
    sheet(page).get_by_role("button", name="Feelings").tap()
    sheet(page).get_by_role("button", name="Hurt").tap()


def write(page: Page) -> None:
    """Write a note on the sheet."""
    check_in(page, "Buzzing")
    sheet(page).get_by_role("button", name="Add a note").tap()
    page.get_by_label("Your note").fill(NOTE)


def read_message(page: Page) -> None:
    """Put in what they sent, and see what it says."""
    page.get_by_label("What they wrote or said").fill(LETTER)
    tap("Show what it says", page)
    expect(page.get_by_text("They say this to everyone").first).to_be_visible()
    unfold(page)


def write_two(page: Page) -> None:
    """Put down one and begin with the next."""
    page.get_by_label("Company").fill(LONG)
    tap("They went quiet", page)
    tap("Add another", page)


def darken(label: str, text: str, title: str, page: Page) -> None:
    """Write what brings a card, and wait until its links can be tapped."""
    page.get_by_label(label).fill(text)
    page.get_by_role("region", name=title).get_by_role("link", name="Need help now?").click(trial=True)


def ask_for_keys(page: Page) -> None:
    """Show which keys do what; this comes with the notices, after the first screen."""
    expect(page.locator("#app > [role=status]")).to_have_count(2)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()


def search(words: str, page: Page) -> None:
    """Search where the box is open already."""
    page.get_by_role("searchbox").fill(words)
    expect(page.get_by_text(re.compile("found|No match")).first).to_be_visible()


def read_history(page: Page) -> None:
    """Open what a record held before."""
    page.get_by_text("History", exact=True).tap()
    expect(page.get_by_role("button", name="Use this again").first).to_be_visible()


def settled(page: Page) -> None:
    """A record or two are there."""
    expect(timeline(page).first).to_be_visible()


def sheets() -> list[Place]:
    """What a tap on each face shows, and the cards; every one makes a record."""
    moods = [Place("/", "/", partial(check_in, mood=mood), mood) for mood in FACES]
    calm = partial(darken, "What went right?", PASSIVE, CALM)
    crisis = partial(darken, "What’s the lesson?", EXPLICIT, CRISIS)
    return [
        *moods,
        Place("/", "/", feel, "feelings"),
        Place("/", "/", write, "a note"),
        Place("/wins/new", "/wins/new", calm, "the calm card"),
        Place("/lessons/new", "/lessons/new", crisis, "the crisis card"),
    ]


def empty() -> list[Place]:
    """Every screen on a phone that has nothing on it."""
    plain = [route for route in sorted(routes()) if ":" not in route and route != "*"]
    missing = [Place(route, route.replace(":id", NOWHERE)) for route in sorted(routes()) if ":" in route]
    ways = [Place("/sign-in", "/sign-in", partial(tap, way), way) for way in ("Create account", "Recovery code")]
    return [
        *(Place(route, route) for route in plain),
        *missing,
        *ways,
        Place("*", "/not/a/screen"),
        Place("/timeline", "/timeline", partial(tap, "Wins"), "no wins"),
        Place("/timeline", "/timeline", partial(tap, "Knockbacks"), "no knockbacks"),
        Place("/you", "/you", partial(tap, "Delete everything"), "delete, signed out"),
        Place("/timeline", "/timeline", ask_for_keys, "the keys"),
        Place("/", "/?note", lambda page: page.get_by_label("Your note").fill(ARABIC), "words first"),
        Place("/knockbacks/new", "/knockbacks/new", read_message, "a message read"),
        Place("/knockbacks/several", "/knockbacks/several", write_two, "two of them"),
    ]


def filled(ids: dict[str, str]) -> list[Place]:
    """Every screen that shows something else when there is a diary and an account."""
    return [
        Place("/", "/"),
        Place("/timeline", "/timeline", settled),
        Place("/timeline", "/timeline?search", partial(search, "Donau"), "a search"),
        Place("/timeline", "/timeline?search", partial(search, "xyzzy"), "a search without a find"),
        Place("/checkins/:id", f"/checkins/{ids['check_in']}"),
        Place("/checkins/:id", f"/checkins/{ids['check_in']}", partial(tap, "Change"), "its moment"),
        Place("/checkins/:id", f"/checkins/{ids['changed']}", state="changed in two places"),
        Place("/checkins/:id", f"/checkins/{ids['binned']}", state="in the bin"),
        Place("/checkins/:id", f"/checkins/{ids['linked']}", state="about a knockback"),
        Place("/knockbacks/:id", f"/knockbacks/{ids['knockback']}", unfold),
        Place("/knockbacks/:id", f"/knockbacks/{ids['knockback']}", partial(tap, "Edit the message"), "its message"),
        Place("/knockbacks/:id", f"/knockbacks/{ids['told twice']}", state="changed in two places"),
        Place("/timeline", "/timeline", partial(tap, "Knockbacks"), "knockbacks"),
        Place("/wins/:id", f"/wins/{ids['win']}"),
        Place("/lessons/:id", f"/lessons/{ids['lesson']}"),
        Place("/wins/:id", f"/wins/{ids['win']}", read_history, "its history"),
        Place("/you", "/you"),
        Place("/you", "/you", partial(tap, "Delete everything"), "delete, signed in"),
        Place("/you/sync", "/you/sync"),
        Place("/you/bin", "/you/bin", lambda page: expect(page.get_by_text("days left").first).to_be_visible()),
        Place("/you/bin", "/you/bin", partial(tap, "Delete for good"), "for good"),
        Place("/you/account", "/you/account", unfold),
        Place("/you/devices", "/you/devices"),
        Place("/you/tokens", "/you/tokens", unfold),
    ]


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
        "win": api.keep("/wins", text=ARABIC, kind="courage"),
        "lesson": api.keep("/lessons", text=LONG, if_when="They ask for more", then_do=ARABIC, times_tried=2),
    }
    api.keep("/wins")
    api.keep("/lessons", if_when="They go quiet")
    api.ask("PATCH", f"/wins/{made['win']['id']}", {"text": NOTE, "kind": "skill"})
    api.edit_unseen(made["changed"], note=NOTE, mood=4, context="no_reply", occurred_at="2026-03-01T09:30:00+00:00")
    api.edit_unseen(made["told twice"], company="Fairhaven", message=LETTER, sting=40, told_by="phone", fit="right")
    api.bin("/check-ins", made["binned"])
    page = phone.open(f"/checkins/{made['refused']['id']}")
    expect(mark(page)).to_contain_text("1 needs you")
    api.edit_unseen(made["refused"], mood=5)
    tap("Delete", page)
    expect(mark(page)).to_contain_text("2 need you")
    return {name: record["id"] for name, record in made.items()}
