"""A record's own screen: what is chosen there is kept at once and can be taken back."""

from playwright.sync_api import Locator, Page, expect

from tests.e2e.app import check_in, lately, stored, timeline
from tests.support.phone import Phone


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
