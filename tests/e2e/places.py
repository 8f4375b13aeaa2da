"""Every screen of the app, in the states that look different, and how to get there."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.acts import (
    ARABIC,
    answer_fit,
    ask_for_keys,
    darken,
    empty_quiet_hours,
    end_call,
    feel,
    note_call,
    paste_feedback,
    read_history,
    read_message,
    refuse,
    remind_by_calendar,
    search,
    settled,
    tap,
    unfold,
    write,
    write_two,
)
from tests.e2e.app import CALM, CRISIS, EXPLICIT, FACES, PASSIVE, check_in
from tests.e2e.full_diary import THEME
from tests.support.phone import Phone

SOURCE = Path(__file__).resolve().parents[2] / "frontend" / "src"
TABLES = (SOURCE / "home.ts", SOURCE / "routes.ts")
NOWHERE = "01900000-0000-7000-8000-000000000000"


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
    return {found for table in TABLES for found in re.findall(r"pattern: '([^']+)'", table.read_text())}


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
        Place("/ask/:id", "/ask/new", state="a new one"),
        Place("/ask/:id", "/ask/new", partial(tap, "Sleep on it"), "a new one, until when"),
        Place("/examples/:id", "/examples/new", state="a new one"),
        Place("/interviews/:id", "/interviews/new", partial(tap, "Add a question"), "a new one"),
        Place("/themes/:id", "/themes/nerves", state="no lines"),
        Place("/notes/:id", "/notes/new", state="a new one"),
        Place("/looking-for/:id", "/looking-for/new", state="a new one"),
        Place("/notes", "/notes?low", state="after a low face"),
        Place("/timeline", "/timeline", partial(tap, "Wins"), "no wins"),
        Place("/timeline", "/timeline", partial(tap, "Knockbacks"), "no knockbacks"),
        Place("/you", "/you", partial(tap, "Delete everything"), "delete, signed out"),
        Place("/timeline", "/timeline", ask_for_keys, "the keys"),
        Place("/", "/?note", lambda page: page.get_by_label("Your note").fill(ARABIC), "words first"),
        Place("/knockbacks/new", "/knockbacks/new", read_message, "a message read"),
        Place("/knockbacks/several", "/knockbacks/several", write_two, "two of them"),
        Place("/feedback/:id", "/feedback/sieve", state="nothing to look at"),
        Place("/feedback/new", "/feedback/new", paste_feedback, "a message in lines"),
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
        Place("/fit/:id", f"/fit/{ids['knockback']}", answer_fit),
        Place("/looking-for", "/looking-for"),
        Place("/looking-for/:id", f"/looking-for/{ids['wish']}"),
        Place("/look-back", "/look-back"),
        Place("/look-back/:id", f"/look-back/{ids['look back']}"),
        Place("/look-back/:id", f"/look-back/{ids['knockback']}?months=6", state="not written yet"),
        Place("/look-back/:id", f"/look-back/{ids['skipped']}", state="skipped"),
        Place("/notes", "/notes"),
        Place("/notes/:id", f"/notes/{ids['note']}"),
        Place("/knockbacks/:id", f"/knockbacks/{ids['to touch']}", state="to get in touch"),
        Place("/ask", "/ask"),
        Place("/ask/:id", f"/ask/{ids['asked']}"),
        Place("/ask/:id", f"/ask/{ids['cold']}", state="kinder ones offered"),
        Place("/ask/:id", f"/ask/{ids['cold']}", partial(tap, "Mark as sent"), "how it is sent"),
        Place("/ask/:id", f"/ask/{ids['held']}", state="asleep"),
        Place("/wins/:id", f"/wins/{ids['win']}"),
        Place("/lessons/:id", f"/lessons/{ids['lesson']}"),
        Place("/wins/:id", f"/wins/{ids['win']}", read_history, "its history"),
        Place("/call", f"/call?knockback={ids['knockback']}", note_call, "notes"),
        Place("/call", "/call", end_call, "finished"),
        Place("/feedback", "/feedback"),
        Place("/feedback", "/feedback", partial(tap, "Unfair"), "one verdict"),
        Place("/feedback/:id", f"/feedback/sieve?knockback={ids['knockback']}"),
        Place("/feedback/:id", f"/feedback/{ids['useful']}", state="useful"),
        Place("/feedback/:id", f"/feedback/{ids['unfair']}", state="unfair"),
        Place(
            "/feedback/:id",
            f"/feedback/{ids['heard']}",
            partial(tap, "Read it again tomorrow"),
            "none left",
        ),
        Place("/lessons", "/lessons"),
        Place("/lessons/:id", f"/lessons/{ids['learned']}", state="learned"),
        Place("/themes", "/themes"),
        Place("/themes/:id", f"/themes/{THEME}"),
        Place("/examples", "/examples"),
        Place("/examples/:id", f"/examples/{ids['story']}"),
        Place("/interviews", "/interviews"),
        Place("/interviews/:id", f"/interviews/{ids['interview']}"),
        Place("/you", "/you"),
        Place("/you", "/you", partial(tap, "Delete everything"), "delete, signed in"),
        Place("/you/reminders", "/you/reminders"),
        Place("/you/reminders", "/you/reminders", remind_by_calendar, "a calendar file"),
        Place("/you/reminders", "/you/reminders", empty_quiet_hours, "quiet hours without a time"),
        Place("/you/reminders", "/you/reminders", refuse, "a browser that says no"),
        Place("/you/sync", "/you/sync"),
        Place("/you/bin", "/you/bin", lambda page: expect(page.get_by_text("days left").first).to_be_visible()),
        Place("/you/bin", "/you/bin", partial(tap, "Delete for good"), "for good"),
        Place("/you/account", "/you/account", unfold),
        Place("/you/devices", "/you/devices"),
        Place("/you/tokens", "/you/tokens", unfold),
    ]
