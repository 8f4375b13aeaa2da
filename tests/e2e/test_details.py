"""A record's own screen: what is chosen there is kept at once and can be taken back."""

from playwright.sync_api import Locator, Page, expect

from tests.e2e.api import Api
from tests.e2e.app import check_in, lately, mark, sign_up, stored, timeline
from tests.support.phone import Phone
from tests.support.server import LiveServer


def chosen(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True, pressed=True)


def docs(page: Page) -> list[dict[str, object]]:
    return [row["doc"] for row in stored(page, "records")]


def test_energy_is_one_of_five_and_unset_by_a_second_tap(phone: Phone) -> None:
    page = phone.open()
    check_in(page, "Flat")
    lately(page).get_by_role("link").tap()
    for name in ("Drained", "Plenty"):
        page.get_by_role("button", name=name, exact=True).tap()
        expect(chosen(page, name)).to_have_count(1)
    expect(chosen(page, "Drained")).to_have_count(0)
    assert [doc["energy"] for doc in docs(page)] == [4]
    page.get_by_role("button", name="Plenty", exact=True).tap()
    expect(chosen(page, "Plenty")).to_have_count(0)
    assert all("energy" not in doc for doc in docs(page))


def test_a_lesson_counts_how_often_it_was_tried_and_undo_takes_one_back(phone: Phone) -> None:
    page = phone.open("/lessons/new")
    page.get_by_label("What’s the lesson?").fill("Three examples, not one.")
    page.get_by_role("button", name="Done").tap()
    page.goto(phone.url + "/timeline")
    timeline(page).get_by_role("link").tap()
    expect(page.get_by_text("Not tried yet.")).to_be_visible()
    expect(chosen(page, "Open")).to_have_count(1)
    page.get_by_role("button", name="I tried this").tap()
    expect(page.get_by_text("Tried once.")).to_be_visible()
    expect(chosen(page, "Trying it")).to_have_count(1)
    page.get_by_role("button", name="I tried this").tap()
    expect(page.get_by_text("Tried twice.")).to_be_visible()
    page.get_by_role("button", name="Undo").tap()
    expect(page.get_by_text("Tried once.")).to_be_visible()
    assert [(doc["times_tried"], doc["state"]) for doc in docs(page)] == [(1, "trying")]


def test_there_is_one_done_whatever_is_open(phone: Phone) -> None:
    page = phone.open()
    check_in(page, "Flat")
    lately(page).get_by_role("link").tap()

    page.get_by_role("button", name="Change", exact=True).tap()

    expect(page.get_by_label("Date and time")).to_be_visible()
    expect(page.get_by_role("button", name="Done")).to_have_count(1)
    page.get_by_role("button", name="Close", exact=True).tap()
    expect(page.get_by_label("Date and time")).to_have_count(0)


def test_half_a_plan_reads_as_an_if_that_is_still_open(phone: Phone) -> None:
    page = phone.open("/lessons/new")
    page.get_by_label("If or when …").fill("they ask what I earn")
    page.get_by_role("button", name="Done").tap()

    page.goto(phone.url + "/timeline")

    expect(timeline(page)).to_contain_text(["If they ask what I earn"])
    expect(timeline(page)).to_contain_text(["then …"])
    expect(timeline(page).get_by_text("no words yet")).to_have_count(0)


def test_a_zone_that_does_not_exist_is_told_by_its_offset_and_moving_the_time_keeps_it(
    phone: Phone, server: LiveServer
) -> None:
    sign_up(phone.open(), "mars@example.com")
    script = Api(server.port, "mars@example.com").sign_in()
    mars = {"occurred_at": "2026-03-02T09:30:00+05:30", "time_zone": "Mars/Base"}
    record = script.ask("POST", "/wins", {"text": "Landed.", **mars}, expected=201)

    page = phone.open(f"/wins/{record['id']}")
    expect(page.get_by_text("UTC+05:30 time")).to_be_visible()
    expect(page.get_by_text("Base")).to_have_count(0)
    page.get_by_role("button", name="Change", exact=True).tap()
    page.get_by_label("Date and time").fill("2026-03-02T10:00")

    expect(page.get_by_text("Monday 2 March, 10:00")).to_be_visible()
    assert [doc["occurred_at"] for doc in docs(page)] == ["2026-03-02T10:00:00+05:30"]


def test_an_earlier_value_is_told_with_its_day_and_device_and_used_again(phone: Phone, server: LiveServer) -> None:
    sign_up(phone.open(), "history@example.com")
    script = Api(server.port, "history@example.com").sign_in()
    record = script.keep("/wins", text="They rang.")
    script.ask("PATCH", f"/wins/{record['id']}", {"text": "They rang at ten."})

    page = phone.open(f"/wins/{record['id']}")
    page.get_by_text("History", exact=True).tap()
    earlier = page.get_by_role("listitem").filter(has_text="They rang.")
    expect(earlier).to_contain_text("A script")
    earlier.get_by_role("button", name="Use this again").tap()

    expect(page.get_by_label("What went right?")).to_have_value("They rang.")
    expect(page.get_by_role("listitem").filter(has_text="They rang at ten.")).to_be_visible()
    expect(mark(page)).to_contain_text("Synced")
    assert [each["text"] for each in script.records()] == ["They rang."]


def test_history_says_that_it_needs_signal(phone: Phone, server: LiveServer) -> None:
    sign_up(phone.open(), "no.history@example.com")
    check_in(phone.open(), "Hopeful")
    page = phone.page
    expect(mark(page)).to_contain_text("Synced")
    lately(page).get_by_role("link").tap()
    expect(page.get_by_text("History", exact=True)).to_be_visible()
    phone.without_network()

    page.get_by_text("History", exact=True).tap()

    expect(page.get_by_text("No signal, so that has to wait.")).to_be_visible()
    phone.with_network()
    page.get_by_role("button", name="Try again").tap()
    expect(page.get_by_text("No earlier values.")).to_be_visible()
