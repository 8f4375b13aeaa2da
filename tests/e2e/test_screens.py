"""Every screen, empty and filled: for everybody's eyes and fingers, on every size, between the phone and us only."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.app import READY, mark
from tests.e2e.cards import cards, keep_cards
from tests.e2e.conftest import phones
from tests.e2e.full_diary import fill
from tests.e2e.looking import accessibility, arrive, contrast, faults
from tests.e2e.places import Place, empty, filled, routes, sheets
from tests.support.phone import Phone, SharedBrowser
from tests.support.server import LiveServer


@dataclass
class Walk:
    """What was found on the way through all screens."""

    seen: list[Place] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    faint: list[str] = field(default_factory=list)
    api_requests_signed_out: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def through(self, phone: Phone, places: list[Place]) -> None:
        """Open each place once and look at it in every way."""
        for place in places:
            page = place.open(phone)
            arrive(page)
            self.seen.append(place)
            self.violations += [f"{place.name}: {each}" for each in accessibility(page)]
            if page.locator(".sky").count():
                self.faint += [f"{place.name}: {each}" for each in contrast(page)]
            self.faults += [f"{place.name}: {each}" for each in faults(page)]


@pytest.fixture(scope="module")
def walk(installation: LiveServer, browser: Browser) -> Iterator[Walk]:
    """One walk for all tests here: first with nothing on the phone, then with a full diary."""
    walk = Walk()
    with phones(lambda: SharedBrowser(browser), installation.url) as new_phone:
        phone = new_phone()
        phone.page.emulate_media(reduced_motion="reduce")
        expect(phone.open().get_by_text(READY)).to_be_visible()
        expect(phone.page.get_by_text(READY)).to_have_count(0)
        walk.through(phone, empty())
        walk.through(phone, sheets())
        walk.api_requests_signed_out += [url for url in phone.requested if "/api" in url]
        ids = fill(phone, installation.port)
        # Its notice would cover whatever a place does that brings a reminder; it is looked at with the reminders.
        phone.page.evaluate("() => localStorage.setItem('onwards.pushes-offered', 'yes')")
        walk.through(phone, filled(ids))
        walk.through(phone, cards(keep_cards(installation.port)))
        expect(mark(phone.page)).to_contain_text("3 need you")
        walk.said += phone.said
        walk.foreign += phone.foreign_requests()
        yield walk


def test_every_screen_is_looked_at(walk: Walk) -> None:
    assert {place.route for place in walk.seen} == routes() | {"*"}


def test_no_screen_breaks_an_accessibility_rule_in_either_theme(walk: Walk) -> None:
    assert walk.violations == []


def test_every_control_fits_and_is_reached_on_every_size_and_setting(walk: Walk) -> None:
    assert walk.faults == []


def test_words_over_the_picture_stand_out_from_every_pixel_behind_them(walk: Walk) -> None:
    assert walk.faint == []


def test_signed_out_nothing_is_asked_of_the_api(walk: Walk) -> None:
    assert walk.api_requests_signed_out == []


def test_every_request_goes_to_ourselves_and_the_console_stays_silent(walk: Walk) -> None:
    assert walk.foreign == []
    assert walk.said == []
