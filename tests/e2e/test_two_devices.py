"""One person with two devices, two people with one: everything arrives, nothing is overwritten, nothing leaks."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.api import Api
from tests.e2e.app import (
    check_in,
    mark,
    sign_in,
    sign_out,
    sign_up,
    stored,
    timeline,
    wait_until_offline_ready,
    write_note,
)
from tests.e2e.conftest import NewPhone
from tests.support.line import Line
from tests.support.phone import Phone
from tests.support.server import LiveServer

MINE, OTHER = "They rang at nine.", "They rang, and were kind about it."


def take_off_the_network(phones: list[Phone], server: LiveServer) -> None:
    for phone in phones:
        phone.without_network()
    server.stop()


def rewrite_note(page: Page, text: str) -> None:
    page.get_by_label("Your note").fill(text)
    page.get_by_label("Your note").blur()
    expect(page.get_by_role("status").filter(has_text="Saved on this phone")).to_be_visible()


def versions(page: Page) -> Page:
    expect(page.get_by_role("heading", name="Changed in two places")).to_be_visible()
    return page


def both_texts(page: Page) -> set[str]:
    versions(page)
    return {page.get_by_label("Your note").input_value(), page.locator("blockquote").inner_text()}


def test_a_note_edited_on_two_devices_with_no_signal_is_kept_in_both_versions_until_one_is_chosen(
    new_phone: NewPhone, server: LiveServer
) -> None:
    first, second = new_phone(), new_phone()
    check_in(first.open(), "Gutted")
    write_note(first.page, "They rang.")
    sign_up(first.page, "two@example.com")
    expect(mark(first.page)).to_contain_text("Synced")

    wait_until_offline_ready(second.open())
    sign_in(second.page, "two@example.com")
    second.open("/timeline")
    expect(timeline(second.page)).to_contain_text(["They rang."])

    take_off_the_network([first, second], server)
    for phone, text in ((first, MINE), (second, OTHER)):
        page = phone.open("/timeline")
        timeline(page).first.get_by_role("link").tap()
        rewrite_note(page, text)
    server.start()
    for phone in (first, second):
        phone.with_network()
        expect(mark(phone.page)).to_contain_text("1 needs you" if phone is second else "Synced")
    first.page.reload()
    expect(mark(first.page)).to_contain_text("1 needs you")
    assert both_texts(first.page) == both_texts(second.page) == {MINE, OTHER}

    shown = second.page.get_by_label("Your note").input_value()
    kept = MINE if shown == OTHER else OTHER
    versions(second.page).get_by_role("button", name="Use the other").tap()
    expect(mark(second.page)).to_contain_text("Synced")
    first.page.reload()
    for phone in (first, second):
        expect(phone.page.get_by_label("Your note")).to_have_value(kept)
        expect(phone.page.get_by_role("heading", name="Changed in two places")).to_have_count(0)
        expect(mark(phone.page)).to_contain_text("Synced")
    found = Api(server.port, "two@example.com").sign_in().records()
    assert [(each["note"], each["mood"], each["siblings"]) for each in found] == [(kept, 1, [])]
    for phone in (first, second):
        assert stored(phone.page, "outbox") == stored(phone.page, "dead") == stored(phone.page, "drafts") == []
        rows = stored(phone.page, "records")
        assert [(row["id"], row["server"]["rev"]) for row in rows] == [(found[0]["id"], found[0]["rev"])]
        assert all(found[0][field] == value for row in rows for field, value in row["doc"].items())
        assert {len(row["siblings"]) for row in rows} == {0}


@pytest.mark.own_browser
def test_what_was_saved_with_no_signal_syncs_when_the_server_is_back(phone: Phone, server: LiveServer) -> None:
    sign_up(phone.open(), "back@example.com")
    phone.restart()
    take_off_the_network([phone], server)
    check_in(phone.open(), "Buzzing")
    expect(mark(phone.page)).to_contain_text("Offline, 1 waiting")
    phone.kill()
    phone.launch(offline=True)
    phone.open()
    expect(mark(phone.page)).to_contain_text("1 waiting")
    server.start()
    phone.with_network()
    expect(mark(phone.page)).to_contain_text("Synced")
    found = Api(server.port, "back@example.com").sign_in().records()
    assert [each["mood"] for each in found] == [5]


def test_signing_in_takes_along_what_is_on_the_phone_and_doubles_nothing(phone: Phone, server: LiveServer) -> None:
    api = Api(server.port, "along@example.com")
    api.sign_up()
    api.sign_in().keep("/wins", text="From the laptop")
    check_in(phone.open(), "Flat")
    write_note(phone.page, "From the phone")
    sign_in(phone.page, "along@example.com", said="What was here came along.")
    expect(mark(phone.page)).to_contain_text("Synced")
    phone.open("/timeline")
    expect(timeline(phone.page)).to_have_count(2)
    assert {each.get("text") or each.get("note") for each in api.records()} == {"From the laptop", "From the phone"}


def test_somebody_else_on_the_phone_neither_sees_nor_sends_the_first_persons_diary(
    new_phone: NewPhone, line: Line, server: LiveServer
) -> None:
    Api(server.port, "sam@example.com").sign_up()
    phone = new_phone(line.url)
    # Whoever leaves the page at once does not hear that the session is over, and asks again.
    phone.tolerated.append(re.compile(r"status of 401 \(Unauthorized\)"))
    check_in(phone.open(), "Gutted")
    write_note(phone.page, "Only for Alex")
    sign_up(phone.page, "alex@example.com")
    expect(mark(phone.page)).to_contain_text("Synced")
    sign_out(phone.page)
    check_in(phone.open(), "Flat")
    write_note(phone.page, "Written while signed out")
    expect(mark(phone.page)).to_contain_text("Signed out, still saved here")
    ids = timeline_ids(phone)

    line.sent.clear()
    phone.open("/sign-in")
    expect(phone.page.get_by_text("Carry on as alex@example.com.")).to_be_visible()
    sign_in(phone.page, "sam@example.com", said="That’s a different person")
    check_in(phone.open(), "Buzzing")
    expect(mark(phone.page)).to_contain_text("Synced")
    phone.open("/timeline")
    expect(timeline(phone.page)).to_have_count(1)
    expect(timeline(phone.page)).to_contain_text(["Buzzing"])
    assert any(each.path == "/api/v1/sync" for each in line.sent)
    for word in ("Only for Alex", "Written while signed out", *ids):
        assert not [each.path for each in line.sent if word.encode() in each.body or word in each.path]
    assert [each["mood"] for each in Api(server.port, "sam@example.com").sign_in().records()] == [5]

    sign_out(phone.page)
    sign_in(phone.page, "alex@example.com", said="That’s a different person")
    expect(mark(phone.page)).to_contain_text("Synced")
    phone.open("/timeline")
    expect(timeline(phone.page)).to_contain_text(["Written while signed out", "Only for Alex"])
    assert sorted(each["mood"] for each in Api(server.port, "alex@example.com").sign_in().records()) == [1, 2]


def timeline_ids(phone: Phone) -> list[str]:
    page = phone.open("/timeline")
    expect(timeline(page)).to_have_count(2)
    links: list[str] = page.evaluate("() => [...document.querySelectorAll('main li a')].map((a) => a.href)")
    return [link.rsplit("/", 1)[1] for link in links]
