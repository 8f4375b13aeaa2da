"""The slow minute: offered after a low face, with no signal too, moving only for those who want it."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.app import address, check_in, heading, offline_app, sheet, timeline
from tests.support.phone import Phone
from tests.support.server import LiveServer


def breathe(phone: Phone) -> Page:
    page = phone.open()
    check_in(page, "Gutted")
    page.get_by_role("link", name="One slow minute").tap()
    expect(heading(page, "One slow minute")).to_be_visible()
    return page


def test_a_slow_minute_is_offered_after_a_low_face_only_and_back_leads_to_the_sheet(phone: Phone) -> None:
    page = phone.open()
    check_in(page, "Buzzing")
    expect(page.get_by_role("link", name="One slow minute")).to_have_count(0)
    check_in(page, "Flat")
    page.get_by_role("link", name="One slow minute").tap()
    expect(heading(page, "One slow minute")).to_be_focused()
    page.get_by_role("button", name="Stop").tap()
    expect(sheet(page)).to_be_visible()
    expect(heading(page, "Flat is allowed.")).to_be_visible()
    page.goto(address(page, "/timeline"))
    expect(timeline(page)).to_have_count(1)


def test_a_slow_minute_goes_in_and_out_offline_and_ends_by_itself(phone: Phone, server: LiveServer) -> None:
    phone.page.clock.install()
    offline_app(phone, server)
    page = breathe(phone)
    word = page.get_by_role("main").get_by_role("status")
    expect(word).to_have_text("Breathe in")
    page.clock.run_for(4_300)
    expect(word).to_have_text("Breathe out")
    page.clock.run_for(6_000)
    expect(word).to_have_text("Breathe in")
    expect(page.get_by_role("timer")).to_have_text("50 seconds left")
    page.clock.run_for(50_000)
    expect(word).to_have_text("That’s the minute.")
    page.get_by_role("button", name="Done").tap()
    expect(sheet(page)).to_be_visible()


@pytest.mark.parametrize(("motion", "moves"), [("reduce", False), ("no-preference", True)])
def test_nothing_moves_for_whoever_asked_for_less_motion(phone: Phone, motion: str, moves: bool) -> None:
    phone.page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
    page = breathe(phone)
    word = page.get_by_role("main").get_by_role("status")
    sun = "() => document.querySelector('.sun').getBoundingClientRect().top"
    expect(word).to_have_text("Breathe in")
    before = page.evaluate(sun)
    expect(word).to_have_text("Breathe out")
    assert (page.evaluate(sun) != before) is moves
