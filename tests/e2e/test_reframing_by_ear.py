"""Every card of a reframe without a finger and without a look."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.app import heading
from tests.e2e.reframing import FAIR, FAIR_BOX, NONE, OWN_REASON, THOUGHT_BOX, TRAP, shares
from tests.support.phone import Phone


def test_every_card_is_worked_by_keyboard_alone_and_read_aloud(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=full")
    main = page.get_by_role("main")
    expect(page.get_by_label("Only the facts")).to_be_visible()

    def to(role: str, name: str) -> None:
        """Tab until this control has the focus, as somebody does who sees no screen."""
        wanted = page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
        for _ in range(60):
            if wanted.count() and wanted.evaluate("(each) => each === document.activeElement"):
                return
            page.keyboard.press("Tab")
        pytest.fail(f"the keyboard does not reach {role} {name}")

    def press_next(at: str) -> None:
        to("button", "Next")
        page.keyboard.press("Enter")
        expect(page.get_by_text(at, exact=True)).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_be_focused()

    def hears(*lines: str) -> None:
        told = main.aria_snapshot()
        for line in lines:
            assert line in told, told

    to("textbox", "Only the facts")
    page.keyboard.type("They rang.")
    hears('heading "', "[level=1]", 'textbox "Only the facts"', 'button "Another question"')
    press_next("2 of 8")
    to("textbox", THOUGHT_BOX)
    page.keyboard.type(TRAP)
    to("slider", "How strong is the feeling?")
    page.keyboard.press("ArrowRight")
    hears('slider "How strong is the feeling?"', 'slider "How much do you believe it?"')
    expect(page.get_by_role("slider", name="How strong")).to_have_attribute("aria-valuetext", "55, fairly strong")
    press_next("3 of 8")
    suggestion = page.get_by_role("button", name=re.compile("^Could this be.*From “everything”"))
    expect(suggestion).to_be_visible()
    hears('group "Which one, if any?"', f'button "{NONE}"')
    to("button", NONE)
    page.keyboard.press("Tab")
    expect(suggestion).to_be_focused()
    page.keyboard.press("Space")
    expect(suggestion).to_have_attribute("aria-pressed", "true")
    press_next("4 of 8")
    to("textbox", "What speaks for it")
    page.keyboard.type("I was late.")
    hears('textbox "What speaks for it"', 'textbox "What speaks against it"', "figure")
    press_next("5 of 8")
    share_by_keyboard(page, to)
    hears(
        'slider "Share of: They knew somebody there"', "They knew somebody there, ", 'checkbox "Can change next time:'
    )
    press_next("6 of 8")
    to("textbox", "What you’d say to them")
    page.keyboard.type("One day is one day.")
    press_next("7 of 8")
    to("textbox", FAIR_BOX)
    page.keyboard.type(FAIR)
    expect(page.get_by_role("list", name="What it has so far")).to_be_visible()
    hears('list "What it has so far"', 'textbox "Fairer thought"')
    press_next("8 of 8")
    to("button", "Hurt")
    page.keyboard.press("Space")
    hears('group "Any of these fit now?"', 'button "Hurt" [pressed]', 'textbox "One next step"')
    to("button", "That’ll do")
    page.keyboard.press("Enter")
    expect(heading(page, "A fairer thought")).to_be_focused()


def share_by_keyboard(page: Page, to: Any) -> None:
    for place, reason in (("Them", "They knew somebody there"), ("Luck", "A bad day"), ("Me", OWN_REASON)):
        to("button", place)
        page.keyboard.press("Space")
        to("button", reason)
        page.keyboard.press("Space")
        expect(page.get_by_role("slider", name=f"Share of: {reason}")).to_be_visible()
    to("slider", f"Share of: {OWN_REASON}")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("slider", name=f"Share of: {OWN_REASON}")).to_have_attribute("aria-valuetext", "5 %")
    assert sum(shares(page).values()) == 100
    to("checkbox", f"Can change next time: {OWN_REASON}")
