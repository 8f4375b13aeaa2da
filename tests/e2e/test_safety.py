"""Words of crisis: a card above the saved text, from this phone alone, that holds up nothing and tells nobody."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.api import Api
from tests.e2e.app import (
    CALM,
    CRISIS,
    EXPLICIT,
    PASSIVE,
    address,
    check_in,
    heading,
    offline_app,
    saved,
    sheet,
    sign_up,
    stored,
    wait_until_offline_ready,
    wait_until_wholly_kept,
)
from tests.e2e.caring import card, write
from tests.e2e.conftest import NewPhone
from tests.support.line import Line
from tests.support.phone import Phone
from tests.support.server import LiveServer

# Whoever stopped typing this long ago would have been told by now.
PAUSE_OVER = "(since) => performance.now() > since + 1500"


def noted(page: Page) -> list[str]:
    """The notes that wait to be sent, as the phone's storage has them."""
    return [each["op"]["set"].get("note") for each in stored(page, "outbox")]


def dismissed(page: Page) -> int:
    """How much has been waved away on this phone."""
    return sum(isinstance(each, dict) and "passages" in each for each in stored(page, "meta"))


@pytest.mark.parametrize(("text", "title", "numbers"), [(PASSIVE, CALM, 1), (EXPLICIT, CRISIS, 3)])
def test_offline_a_dark_note_is_saved_and_its_card_stands_above_it(
    phone: Phone, server: LiveServer, text: str, title: str, numbers: int
) -> None:
    page = offline_app(phone, server)
    check_in(page, "Gutted")

    box = write(page, text)

    expect(card(page, title)).to_be_visible()
    expect(box).to_be_focused()
    reach = card(page, title).locator("a[href^='tel:'], a[href^='sms:']")
    expect(reach).to_have_count(numbers)
    expect(card(page, title).get_by_text("We have not checked these numbers yet")).to_have_count(1)
    assert card(page, title).bounding_box()["y"] < box.bounding_box()["y"]  # type: ignore[index]
    sheet(page).get_by_role("button", name="Done").tap()
    expect(card(page, title)).to_be_visible()
    assert noted(page) == [text]


def test_the_crisis_card_begins_with_the_emergency_number_of_the_country(phone: Phone) -> None:
    page = phone.open()
    check_in(page, "Gutted")
    write(page, EXPLICIT)
    links = card(page, CRISIS).get_by_role("link")
    expect(links.first).to_have_attribute("href", "tel:999")
    card(page, CRISIS).get_by_role("link", name="Need help now?").tap()
    page.get_by_label("Country").select_option("New Zealand")
    page.go_back()
    page.reload()
    page.get_by_role("region", name="Lately").get_by_role("link").tap()
    expect(card(page, CRISIS).get_by_role("link").first).to_have_attribute("href", "tel:111")


@pytest.mark.parametrize(
    "text",
    [
        "This job hunt is killing me.",
        "I could murder a pint.",
        "They rang, it was a no. I asked what I could do better.",
    ],
)
def test_a_figure_of_speech_brings_no_crisis_card(phone: Phone, text: str) -> None:
    page = phone.open()
    check_in(page, "Flat")
    box = write(page, EXPLICIT)
    expect(card(page, CRISIS)).to_be_visible()
    box.fill(text)
    expect(card(page, CRISIS)).to_have_count(0)


def test_what_was_waved_away_stays_away_after_a_reload_and_returns_when_it_gets_darker(phone: Phone) -> None:
    page = phone.open()
    check_in(page, "Gutted")
    write(page, PASSIVE)
    card(page, CALM).get_by_role("button", name="Carry on").tap()
    expect(card(page, CALM)).to_have_count(0)
    sheet(page).get_by_role("button", name="Done").tap()
    assert dismissed(page) == 1

    page.reload()
    page.get_by_role("region", name="Lately").get_by_role("link").tap()
    box = page.get_by_label("Your note")
    expect(box).to_have_value(PASSIVE)
    box.press_sequentially(" It rained.")
    expect(page.get_by_role("button", name="Done")).to_be_visible()
    expect(card(page, CALM)).to_have_count(0)

    box.fill(f"{PASSIVE} {EXPLICIT}")
    expect(card(page, CRISIS)).to_be_visible()


def test_a_saved_record_shows_its_card_when_it_is_opened(phone: Phone) -> None:
    page = phone.open("/lessons/new")
    page.get_by_label("What’s the lesson?").fill("Ask for the agenda beforehand.")
    page.get_by_label("… then I’ll").fill(EXPLICIT)
    expect(card(page, CRISIS)).to_be_visible()
    page.reload()
    expect(card(page, CRISIS)).to_be_visible()
    expect(page.get_by_label("… then I’ll")).to_have_value(EXPLICIT)


def test_whoever_leaves_before_the_pause_is_told_on_the_next_screen(phone: Phone) -> None:
    page = phone.open("/wins/new")
    box = page.get_by_label("What went right?")
    box.fill(EXPLICIT)
    expect(card(page, CRISIS)).to_be_visible()
    card(page, CRISIS).get_by_role("button", name="Carry on").tap()
    box.press_sequentially(" Everyone would be better off without me.", delay=0)
    page.get_by_role("button", name="Done").tap()
    page.get_by_role("button", name="Need help now?").tap()
    expect(heading(page, "Need help now?")).to_be_visible()


def test_whoever_went_to_the_numbers_is_not_told_of_them_there(phone: Phone) -> None:
    page = phone.open("/wins/new")
    wait_until_offline_ready(page)
    box = page.get_by_label("What went right?")
    box.fill(EXPLICIT)
    expect(card(page, CRISIS)).to_be_visible()
    box.press_sequentially(" Today.", delay=0)
    card(page, CRISIS).get_by_role("link", name="Need help now?").tap()
    expect(heading(page, "Need help now?")).to_be_visible()
    page.wait_for_function(PAUSE_OVER, arg=page.evaluate("() => performance.now()"))
    # Looked at once: a notice that stood there would go by itself.
    assert page.get_by_role("button", name="Need help now?").count() == 0


def test_the_card_is_read_aloud_and_its_links_are_reached_by_keyboard(phone: Phone) -> None:
    page = phone.open("/wins/new")
    box = page.get_by_label("What went right?")
    box.fill(EXPLICIT)
    expect(page.get_by_role("status").filter(has_text=CRISIS)).to_have_count(1)
    expect(box).to_be_focused()

    reached = []
    for _ in range(5):
        page.keyboard.press("Shift+Tab")
        reached.append(page.evaluate("() => document.activeElement.textContent.trim()"))

    assert reached == ["Carry on", "Need help now?", "Text SHOUT to 85258", "Call 116 123", "Call 999"]
    page.get_by_role("button", name="Carry on").press("Enter")
    expect(card(page, CRISIS)).to_have_count(0)


def test_another_language_gets_the_way_to_help_below_the_box(phone: Phone) -> None:
    page = phone.open("/wins/new")
    box = page.get_by_label("What went right?")
    link = page.get_by_role("main").get_by_role("link", name="Need help now?")
    box.fill("Nie wieder finde ich eine Stelle, und alle anderen sind besser als ich.")
    expect(link).to_be_visible()
    box.fill("They said my example about the rota was the best they had heard.")
    expect(link).to_have_count(0)


def test_nothing_of_it_is_sent_or_exported(line: Line, server: LiveServer, new_phone: NewPhone) -> None:
    phone = new_phone(line.url)
    phone.open()
    sign_up(phone.page, "cards@example.org")
    page = phone.open()
    check_in(page, "Gutted")
    write(page, EXPLICIT)
    card(page, CRISIS).get_by_role("button", name="Carry on").tap()
    expect(card(page, CRISIS)).to_have_count(0)
    sheet(page).get_by_role("button", name="Done").tap()
    expect(sheet(page).get_by_text("Synced")).to_be_visible()
    assert dismissed(page) == 1

    page.goto(address(page, "/you"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Export everything").tap()
    exported = json.loads(download.value.path().read_text())

    records = [record["doc"] for record in exported["records"]]
    assert [sorted(doc) for doc in records] == [["mood", "note", "occurred_at", "source", "time_zone"]]
    sent = [json.loads(each.body) for each in line.sent if each.path == "/api/v1/sync" and each.body]
    fields = {name for body in sent for op in body["ops"] for name in op.get("set", {})}
    assert fields == {"mood", "note", "occurred_at", "source", "time_zone"}
    everything = b"".join(each.body for each in line.sent)
    assert not re.search(rb"passages|/card|crisis|dismiss", everything)
    mine = Api(server.port, "cards@example.org").sign_in().records()
    assert [record["note"] for record in mine] == [EXPLICIT]


def test_a_note_is_saved_although_nothing_listens_yet_and_is_heard_once_there_is_a_network(
    phone: Phone, server: LiveServer
) -> None:
    """Given a phone that has the app but not yet what listens, and loses the network."""
    page = phone.open()
    wait_until_wholly_kept(page)
    page.evaluate("""async () => {
        const cache = await caches.open('onwards-shell')
        const late = (await cache.keys()).filter(({ url }) => /assets.(safety|hints|model)-/.test(url))
        await Promise.all(late.map((request) => cache.delete(request)))
      }""")
    phone.without_network()
    server.stop()
    phone.tolerated.append(re.compile("Failed to load resource"))
    page = phone.open()
    check_in(page, "Gutted")
    write(page, EXPLICIT)
    sheet(page).get_by_role("button", name="Done").tap()
    expect(saved(page)).to_be_visible()
    assert noted(page) == [EXPLICIT]
    expect(page.get_by_role("link", name="Need help now?")).to_be_visible()

    server.start()
    phone.with_network()
    write(page, f"{EXPLICIT} I mean it.")
    expect(card(page, CRISIS)).to_be_visible()
