"""Every card of a reframe without a finger and without a look."""

import re
from dataclasses import dataclass
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.app import heading
from tests.e2e.reframing import FAIR, FAIR_BOX, NONE, OWN_REASON, THOUGHT_BOX, TRAP, shares
from tests.support.phone import Phone

Role = Literal["button", "checkbox", "slider", "textbox"]
FURTHEST = 60


@dataclass(frozen=True)
class Person:
    """Somebody at the keyboard who hears what is on the screen."""

    page: Page

    def goes_to(self, role: Role, name: str) -> None:
        """Press Tab until this control has the focus."""
        wanted = self.page.get_by_role(role, name=name, exact=True)
        for _ in range(FURTHEST):
            if wanted.count() and wanted.evaluate("(each) => each === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"the keyboard does not reach {role} {name}")

    def presses(self, name: str, key: str = "Space") -> None:
        """Press a button."""
        self.goes_to("button", name)
        self.page.keyboard.press(key)

    def types(self, name: str, text: str) -> None:
        """Write into a box."""
        self.goes_to("textbox", name)
        self.page.keyboard.type(text)

    def goes_on(self, at: str) -> None:
        """Go to the next card; reading begins at its heading."""
        self.presses("Next", "Enter")
        expect(self.page.get_by_text(at, exact=True)).to_be_visible()
        expect(self.page.get_by_role("heading", level=1)).to_be_focused()

    def hears(self, *lines: str) -> None:
        """All of this is in the tree that is read aloud."""
        told = self.page.get_by_role("main").aria_snapshot()
        assert [line for line in lines if line not in told] == [], told


def test_the_first_half_of_the_cards_is_worked_by_keyboard_alone_and_read_aloud(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=full")
    person = Person(page)
    expect(page.get_by_label("Only the facts")).to_be_visible()

    person.types("Only the facts", "They rang.")
    person.hears('heading "', "[level=1]", 'textbox "Only the facts"', 'button "Another question"')
    person.goes_on("2 of 8")

    person.types(THOUGHT_BOX, TRAP)
    person.goes_to("slider", "How strong is the feeling?")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("slider", name="How strong")).to_have_attribute("aria-valuetext", "55, fairly strong")
    person.hears('slider "How much do you believe it?"', 'slider "How strong is the feeling?"', f'"{THOUGHT_BOX}"')
    person.goes_on("3 of 8")

    suggestion = page.get_by_role("button", name=re.compile("^Could this be")).first
    expect(suggestion).to_be_visible()
    person.hears('group "Which one, if any?"', f'button "{NONE}"', 'figure "First thought, ')
    person.goes_to("button", NONE)
    page.keyboard.press("Tab")
    expect(suggestion).to_be_focused()
    page.keyboard.press("Space")
    expect(suggestion).to_have_attribute("aria-pressed", "true")
    person.goes_on("4 of 8")

    person.types("What speaks for it", "I was late.")
    person.hears('textbox "What speaks for it"', 'textbox "What speaks against it"', 'figure "First thought, ')


def test_the_second_half_of_the_cards_is_worked_by_keyboard_alone_and_read_aloud(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=full")
    person = Person(page)
    expect(page.get_by_label("Only the facts")).to_be_visible()
    for at in range(2, 6):
        person.goes_on(f"{at} of 8")

    for place, reason in (("Them", "They knew somebody there"), ("Luck", "A bad day"), ("Me", OWN_REASON)):
        person.presses(place)
        person.presses(reason)
        expect(page.get_by_role("slider", name=f"Share of: {reason}")).to_be_visible()
    person.goes_to("slider", f"Share of: {OWN_REASON}")
    page.keyboard.press("End")
    expect(page.get_by_role("slider", name=OWN_REASON)).to_have_attribute("aria-valuetext", "100 %")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("slider", name=OWN_REASON)).to_have_attribute("aria-valuetext", "99 %")
    assert sum(shares(page).values()) == 100
    person.goes_to("checkbox", f"Can change next time: {OWN_REASON}")
    person.hears(f'slider "Share of: {OWN_REASON}"', f"{OWN_REASON}, 99 %", f'"Can change next time: {OWN_REASON}"')
    person.goes_on("6 of 8")

    person.types("What you’d say to them", "One day is one day.")
    person.hears('textbox "What you’d say to them"')
    person.goes_on("7 of 8")

    person.types(FAIR_BOX, FAIR)
    expect(page.get_by_role("list", name="What it has so far")).to_be_visible()
    person.hears('list "What it has so far"', 'textbox "Fairer thought"', 'slider "How much do you believe this one?"')
    person.goes_on("8 of 8")

    person.presses("Hurt")
    expect(page.get_by_role("button", name="Hurt")).to_have_attribute("aria-pressed", "true")
    person.hears('group "Any of these fit now?"', 'button "Hurt" [pressed]', 'textbox "One next step"')
    person.presses("That’ll do", "Enter")
    expect(heading(page, "A fairer thought")).to_be_focused()
    person.hears('heading "A fairer thought" [level=1]', f"blockquote: {FAIR}")
