"""Reminders: a list that always works, and pushes that are asked for by a tap and reveal nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.api import Api
from tests.e2e.app import check_in, face, heading, mark, offline_app, sign_in
from tests.e2e.looking import accessibility, arrive
from tests.e2e.reframing import kept, tap
from tests.e2e.reminding import allow, deliver, listen, shown, take, tell_page
from tests.support.phone import Phone
from tests.support.push_service import PushService, push_service
from tests.support.server import LiveServer

COMPANY = "Fairhaven"
SAID = {"title": "Onwards", "body": "Something you wanted to come back to.", "tag": "reminders"}
OFFER = "Remind you on this phone?"


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory, dist: Path) -> Iterator[LiveServer]:
    """A server that may push to this machine."""
    settings = {"ONWARDS_RATE_LIMITS": "off", "ONWARDS_FRONTEND": str(dist), "ONWARDS_LOOPBACK": "on"}
    server = LiveServer(tmp_path_factory.mktemp("server"), settings)
    server.start()
    yield server
    server.close()


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as running:
        yield running


@pytest.fixture
def asked(phone: Phone, service: PushService) -> list[str]:
    """What the app asks the browser for."""
    return listen(phone, service)


@pytest.fixture
def person(server: LiveServer) -> Api:
    """Somebody with an account."""
    person = Api(server.port, f"{uuid4()}@example.com")
    person.sign_up()
    return person.sign_in()


def noon(days: int) -> datetime:
    """Noon so many days from today, by the phone's own clock."""
    return datetime.now().replace(hour=12, minute=0) + timedelta(days=days)  # noqa: DTZ005


def keep_in_touch(page: Page, phone: Phone, day: datetime) -> None:
    """Write down a knockback with a day to get in touch again."""
    phone.open("/knockbacks/new")
    page.get_by_label("Company").fill(COMPANY)
    page.get_by_label("Job", exact=True).focus()
    expect(kept(page)).to_be_visible()
    page.get_by_label("Get in touch again on").fill(f"{day:%Y-%m-%d}")
    expect(page.get_by_role("button", name="No reminder after all")).to_be_visible()


def hold_an_ask(person: Api) -> None:
    """An ask that was slept on and has been due for half an hour."""
    until = datetime.now(UTC) - timedelta(minutes=30)
    person.keep("/feedback-requests", state="held", hold_until=until.isoformat(timespec="seconds"))


def test_what_is_due_is_told_with_no_signal_a_day_and_ninety_days_later(phone: Phone, server: LiveServer) -> None:
    phone.page.clock.install(time=noon(0))
    page = offline_app(phone, server)
    keep_in_touch(page, phone, noon(1))
    phone.open("/you/reminders")
    coming, due = (page.get_by_role("region", name=name) for name in ("Coming up", "Now"))
    expect(coming.get_by_role("link", name="Keep in touch")).to_contain_text(COMPANY)
    page.get_by_label("Ask me at 3, 6 and 12 months").tap()
    expect(coming.get_by_role("link", name="A look back")).to_have_count(1)
    expect(page.get_by_text("This list always works.")).to_be_visible()
    phone.open()
    expect(page.get_by_role("heading", name="Lately")).to_be_visible()
    expect(page.get_by_role("link", name="to come back to")).to_have_count(0)

    page.clock.set_system_time(noon(1))
    phone.open()
    line = page.get_by_role("link", name="One thing to come back to")
    expect(line).to_be_visible()
    with_line = face(page, "Alright").bounding_box()
    line.evaluate("(line) => line.parentElement.style.setProperty('display', 'none')")
    assert face(page, "Alright").bounding_box() == with_line

    phone.open()
    check_in(page, "Gutted")
    expect(line).to_have_count(0)
    phone.open()
    line.tap()
    expect(heading(page, "To come back to")).to_be_visible()
    expect(due.get_by_role("link")).to_have_count(1)
    expect(due.get_by_role("link", name="Keep in touch")).to_be_visible()

    page.clock.set_system_time(noon(93))
    phone.open()
    page.get_by_role("link", name="2 things to come back to").tap()
    expect(due.get_by_role("link", name="A look back")).to_be_visible()
    expect(coming.get_by_role("link", name="A look back")).to_have_count(0)


def test_a_calendar_takes_what_is_coming_and_learns_nothing_but_the_days(phone: Phone, server: LiveServer) -> None:
    page = offline_app(phone, server)
    keep_in_touch(page, phone, noon(40))
    phone.open("/you/reminders")
    with page.expect_download() as download:
        tap(page, "Put them in my calendar A file with the dates, and no details")
    file = Path(download.value.path()).read_bytes().decode()

    assert download.value.suggested_filename.endswith(".ics")
    assert file.startswith("BEGIN:VCALENDAR\r\n")
    assert file.count("BEGIN:VEVENT") == file.count("BEGIN:VALARM") == 1
    assert f"DTSTART:{noon(40):%Y%m%d}T" in file
    assert COMPANY not in file
    assert max(len(line.encode()) for line in file.split("\r\n")) <= 75
    expect(page.get_by_text("Open the file, and your calendar takes them over.")).to_be_visible()


def test_nothing_is_asked_before_a_tap_and_a_declined_offer_does_not_come_again(
    phone: Phone, asked: list[str], person: Api
) -> None:
    page = phone.open()
    sign_in(page, person.email)
    for path in ("/", "/you", "/you/reminders", "/knockbacks/new", "/ask"):
        phone.open(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(mark(page)).to_contain_text("Synced")
    expect(page.get_by_text(OFFER)).to_have_count(0)
    assert asked == []

    keep_in_touch(page, phone, noon(5))
    expect(page.get_by_text(OFFER)).to_be_visible()
    tap(page, "No thanks")
    keep_in_touch(page, phone, noon(6))
    expect(page.get_by_text(OFFER)).to_have_count(0)
    assert asked == []


def test_an_offer_that_is_taken_asks_the_browser_and_tells_the_server(
    phone: Phone, asked: list[str], person: Api
) -> None:
    page = phone.open()
    sign_in(page, person.email)
    keep_in_touch(page, phone, noon(5))
    expect(page.get_by_text(OFFER)).to_be_visible()
    arrive(page)
    assert accessibility(page) == []
    allow(phone)
    tap(page, "Remind me")
    expect(page.get_by_text("You’ll be reminded on this phone.")).to_be_visible()

    assert asked == ["permission", "subscription true"]
    phone.open("/you/reminders")
    expect(page.get_by_label("Remind me on this phone")).to_be_checked()
    expect(page.get_by_label("Send reminders")).to_be_checked()


def test_what_is_due_goes_from_the_running_server_over_a_push_service_to_the_screen_and_reveals_nothing(
    phone: Phone, server: LiveServer, service: PushService, asked: list[str], person: Api
) -> None:
    page = phone.open()
    sign_in(page, person.email)
    allow(phone)
    phone.open("/you/reminders")
    take(page)
    for label in ("From", "Until"):
        page.get_by_label(label).fill("12:00")
        page.get_by_label(label).blur()
    expect(page.get_by_text("Both the same: no quiet hours.")).to_be_visible()
    expect(mark(page)).to_contain_text("Synced")
    hold_an_ask(person)
    server.restart()

    assert service.arrived.wait(30)
    [(headers, body)] = service.messages
    assert service.is_signed(headers, person.ask("GET", "/push/key")["public_key"])
    deliver(phone, service.read(body))
    assert shown(page) == [{**SAID, "data": "/you/reminders"}]
    deliver(phone, {"title": COMPANY, "body": COMPANY, "url": "https://elsewhere.example/"})
    assert shown(page) == [{**SAID, "data": "/you/reminders"}]
    assert asked == ["permission", "subscription true"]

    phone.open()
    expect(page.get_by_role("link", name="One thing to come back to")).to_be_visible()
    tell_page(page, {"type": "open", "path": "/you/reminders"})
    expect(page.get_by_role("link", name="Something to send, slept on")).to_be_visible()


def test_the_switch_takes_it_back_here_and_on_the_server(phone: Phone, asked: list[str], person: Api) -> None:
    page = phone.open()
    sign_in(page, person.email)
    allow(phone)
    phone.open("/you/reminders")
    take(page)
    assert len(person.ask("GET", "/push/subscriptions")["items"]) == 1
    take(page, on=False)

    expect(page.get_by_text("No more reminders on this phone.")).to_be_visible()
    assert person.ask("GET", "/push/subscriptions")["items"] == []
    assert asked == ["permission", "subscription true", "no more"]


def test_a_browser_that_says_no_is_told_of_with_the_calendar_in_its_place(
    phone: Phone, asked: list[str], person: Api
) -> None:
    page = phone.open()
    sign_in(page, person.email)
    keep_in_touch(page, phone, noon(5))
    tap(page, "Remind me")
    expect(page.get_by_text("No reminders, then. The list is always under You.")).to_be_visible()
    phone.open("/you/reminders")

    expect(page.get_by_text("Your browser doesn’t let Onwards show reminders.")).to_be_visible()
    expect(page.get_by_role("button", name="Put them in my calendar")).to_be_visible()
    assert asked == ["permission"]
