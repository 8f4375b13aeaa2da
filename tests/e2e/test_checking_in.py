"""Two taps: the icon, a face. Nothing else is needed, nothing moves, nothing new gets under the finger."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.app import FACES, check_in, face, faces, lately, saved, sheet, stored, wait_until_offline_ready
from tests.support.phone import Phone

# Every control that a finger at the middle of it would reach, by its words.
REACHABLE = """(root) => [...root.querySelectorAll('a[href], button, textarea')].filter((control) => {
    const { x, y, width, height } = control.getBoundingClientRect()
    return control.contains(document.elementFromPoint(x + width / 2, y + height / 2))
  }).map((control) => control.textContent.trim())"""
# Every place of a grid over the screen, down to the latest check-ins, with the control that a finger there would reach.
UNDER_THE_FINGER = """() => {
    const found = {}
    const { top } = document.querySelector('section[aria-labelledby=latest]').getBoundingClientRect()
    for (let x = 4; x < innerWidth; x += 12)
      for (let y = 4; y < Math.min(top, innerHeight); y += 12)
        found[`${x},${y}`] = document.elementFromPoint(x, y)?.closest('a[href], button')?.textContent.trim() ?? null
    return found
  }"""


def rectangles(page: Page) -> list[Any]:
    return [face(page, mood).bounding_box() for mood in FACES]


def test_the_start_page_is_the_check_in_and_a_tap_on_a_face_is_all_it_takes(phone: Phone) -> None:
    phone.open("/timeline")
    manifest = json.loads(phone.cdp().send("Page.getAppManifest")["data"])
    page = phone.open(manifest["start_url"])
    expect(faces(page)).to_be_visible()
    expect(page.get_by_role("button", name="Save")).to_have_count(0)
    expect(page.get_by_role("textbox")).to_have_count(0)
    check_in(page, "Gutted")
    expect(page.get_by_role("button", name="Save")).to_have_count(0)
    expect(page.get_by_role("textbox")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("Gutted is fair enough.")
    page.reload()
    expect(lately(page)).to_have_count(1)
    expect(lately(page)).to_contain_text("Gutted")


@pytest.mark.parametrize(
    "size", [(390, 844), (320, 568), (568, 320)], ids=["phone", "small phone", "phone on its side"]
)
def test_the_faces_stay_where_they_were_while_the_sheet_is_up(phone: Phone, size: tuple[int, int]) -> None:
    phone.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = phone.open()
    before = rectangles(page)
    for mood in ("Buzzing", "Gutted", "Alright"):
        check_in(page, mood)
        assert rectangles(page) == before
    expect(sheet(page)).to_be_visible()


def test_another_face_changes_the_mood_and_the_same_face_does_nothing(phone: Phone) -> None:
    page = phone.open()
    check_in(page, "Hopeful")
    check_in(page, "Flat")
    expect(lately(page)).to_have_count(1)
    expect(lately(page)).to_contain_text("Flat")
    waiting = stored(page, "outbox")
    assert [each["op"]["set"]["mood"] for each in waiting] == [2]
    face(page, "Flat").tap()
    expect(saved(page)).to_be_visible()
    assert stored(page, "outbox") == waiting


@pytest.mark.parametrize("mood", ["Gutted", "Buzzing"])
def test_a_quick_second_tap_can_hit_nothing_that_has_just_appeared(phone: Phone, mood: str) -> None:
    start = datetime(2026, 3, 2, 9, 30)  # noqa: DTZ001 - the phone's own clock
    phone.page.clock.install(time=start)
    page = phone.open()
    wait_until_offline_ready(page)
    page.clock.pause_at(start + timedelta(minutes=5))
    before = page.evaluate(UNDER_THE_FINGER)
    face(page, mood).tap()
    expect(saved(page)).to_be_visible()
    page.clock.run_for(399)
    after = page.evaluate(UNDER_THE_FINGER)
    assert {place: each for place, each in after.items() if each not in (None, before[place])} == {}
    page.clock.run_for(1)
    expect(sheet(page).get_by_role("button", name="Undo")).to_be_enabled()
    assert {"Undo", "Add a note", "After a call"} <= {*sheet(page).evaluate(REACHABLE)}


def test_two_quick_taps_on_a_face_are_one_check_in(phone: Phone) -> None:
    page = phone.open()
    face(page, "Buzzing").dblclick()
    expect(saved(page)).to_be_visible()
    expect(lately(page)).to_have_count(1)


def test_undo_takes_back_one_step_after_the_other(phone: Phone) -> None:
    page = phone.open()
    check_in(page, "Flat")
    check_in(page, "Buzzing")
    sheet(page).get_by_role("button", name="Undo").tap()
    expect(face(page, "Flat")).to_have_attribute("aria-pressed", "true")
    sheet(page).get_by_role("button", name="Undo").tap()
    expect(sheet(page)).to_have_count(0)
    expect(lately(page)).to_have_count(0)
    expect(page.get_by_text("Undone.")).to_be_visible()


@pytest.mark.parametrize("mood", ["Gutted", "Flat"])
def test_after_a_low_mood_nothing_speaks_of_wins_or_lessons(phone: Phone, mood: str) -> None:
    page = phone.open()
    expect(page.get_by_role("link", name="Log a win")).to_be_visible()
    check_in(page, mood)
    words = page.locator("main").inner_text().lower()
    assert "win" not in words.replace("window", "")
    assert "lesson" not in words


def test_context_feelings_and_a_note_come_after_saving_if_at_all(phone: Phone) -> None:
    page = phone.open()
    check_in(page, "Gutted")
    sheet(page).get_by_role("button", name="After a call").tap()
    expect(lately(page)).to_contain_text("After a call")
    sheet(page).get_by_role("button", name="Feelings").tap()
    sheet(page).get_by_role("button", name="Hurt").tap()
    expect(sheet(page).get_by_role("button", name="Hurt")).to_have_attribute("aria-pressed", "true")
    sheet(page).get_by_role("button", name="Done").tap()
    sheet(page).get_by_role("button", name="Add a note").tap()
    page.get_by_label("Your note").fill("They went with somebody else.")
    sheet(page).get_by_role("button", name="Done").tap()
    sheet(page).get_by_role("button", name="Edit the note").tap()
    expect(page.get_by_label("Your note")).to_have_value("They went with somebody else.")
    # The latest three show the sun, the time and the context: never the words.
    expect(page.get_by_role("region", name="Lately")).not_to_contain_text("somebody else")
