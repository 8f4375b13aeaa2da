"""They're calling: what to say, what they say, and what becomes of it, with no signal."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.app import RESTORED, heading, records, wait_for_draft, wait_until_wholly_kept
from tests.e2e.hearing import (
    CALM,
    EXAMPLE,
    PEOPLE,
    WELL,
    WORK,
    finish_call,
    hear,
    judge,
    line,
    tap,
    verdicts,
)
from tests.support.phone import Phone
from tests.support.server import LiveServer

LINES = [
    "Thank you for letting me know.",
    "To help me in future, could you tell me what I did well and what I need to work on?",
    "Thank you, I appreciate your time, and the interview.",
]
LESSON = "Three examples ready, not one."
# Counts how often the screen is held awake, and let go again.
AWAKE = """() => {
    window.awake = { held: 0, released: 0 }
    navigator.wakeLock.request = async () => {
      window.awake.held += 1
      return { release: async () => void (window.awake.released += 1) }
    }
  }"""


def shortcut(phone: Phone) -> str:
    """Where the app's shortcut leads."""
    told = json.loads(phone.page.request.get(f"{phone.url}/manifest.webmanifest").text())
    return next(str(each["url"]) for each in told["shortcuts"] if each["name"] == "They’re calling")


@pytest.mark.own_browser
def test_from_the_ring_to_a_lesson_with_no_signal(phone: Phone, server: LiveServer) -> None:
    page = phone.open()
    wait_until_wholly_kept(page)
    calling = shortcut(phone)
    phone.without_network()
    server.stop()

    page = phone.open(calling)
    for said in LINES:
        expect(page.get_by_text(said, exact=True)).to_be_in_viewport()
    page.get_by_label(WELL).fill(f"{CALM}\n\n{PEOPLE}")
    page.get_by_label(WORK).press_sequentially(EXAMPLE)
    wait_for_draft(page, EXAMPLE)
    phone.kill()

    phone.launch(offline=True)
    page = phone.open(calling)
    expect(page.get_by_text(RESTORED).first).to_be_visible()
    expect(page.get_by_label(WELL)).to_have_value(f"{CALM}\n\n{PEOPLE}")
    expect(page.get_by_label(WORK)).to_have_value(EXAMPLE)
    tap(page, "Call finished")
    expect(heading(page, "That took nerve.")).to_be_focused()
    [knockback] = records(page, "knockback")
    assert knockback["told_by"] == "phone"
    heard = [(item["polarity"], item["quote"]) for item in records(page, "feedback_item")]
    assert heard == [("did_well", CALM), ("did_well", PEOPLE), ("work_on", EXAMPLE)]
    assert {item["knockback"] for item in records(page, "feedback_item")} == {knockback["id"]}

    page.get_by_role("link", name="What’s true in it?").tap()
    expect(line(page, 1, 3)).to_contain_text(CALM)
    judge(page, "Not sure")
    expect(line(page, 2, 3)).to_contain_text(PEOPLE)
    judge(page, "Let it go")
    expect(line(page, 3, 3)).to_contain_text(EXAMPLE)
    judge(page, "Useful")
    page.get_by_label("What’s the lesson?").fill(LESSON)
    page.get_by_label("If or when …").fill("They ask for a second example")
    tap(page, "That’s the last one")
    expect(heading(page, "That’s all of it, for now.")).to_be_focused()
    assert verdicts(page) == {CALM: "unsure", PEOPLE: "let_go", EXAMPLE: "useful"}
    [lesson] = records(page, "lesson")
    assert (lesson["text"], lesson["if_when"]) == (LESSON, "They ask for a second example")
    assert lesson["feedback_item"] == records(page, "feedback_item")[2]["id"]


def test_undo_after_a_call_puts_the_notes_back_into_their_boxes(phone: Phone) -> None:
    page = phone.open("/call")
    finish_call(page)

    tap(page, "Undo")

    expect(page.get_by_label(WELL)).to_have_value(CALM)
    expect(page.get_by_label(WORK)).to_have_value(EXAMPLE)
    assert records(page, "knockback") == records(page, "feedback_item") == []


def test_a_call_about_a_knockback_that_is_here_makes_no_second_one(phone: Phone) -> None:
    page = phone.open("/knockbacks/new")
    page.get_by_label("Company").fill("Northgate")
    page.get_by_label("Job", exact=True).focus()
    expect(page.get_by_text("Saved on this phone")).to_be_visible()
    [knockback] = records(page, "knockback")

    page = phone.open(f"/call?knockback={knockback['id']}")
    expect(page.get_by_text("About: Knockback from Northgate")).to_be_visible()
    finish_call(page)

    assert [each["id"] for each in records(page, "knockback")] == [knockback["id"]]
    assert {item["knockback"] for item in records(page, "feedback_item")} == {knockback["id"]}


def awake(page: Page, *, held: int, released: int) -> None:
    """The screen was held awake and let go so many times."""
    page.wait_for_function(
        "([held, released]) => window.awake.held === held && window.awake.released === released", arg=[held, released]
    )


def test_the_screen_stays_on_for_the_call_and_no_longer(phone: Phone) -> None:
    phone.page.add_init_script(f"({AWAKE})()")
    page = phone.open("/call")
    hear(page, well=CALM)
    awake(page, held=1, released=0)

    tap(page, "Call finished")

    awake(page, held=1, released=1)
    tap(page, "Undo")
    awake(page, held=2, released=1)
    page.get_by_role("button", name="Back").tap()
    awake(page, held=2, released=2)


def test_a_call_from_ring_to_end_by_keyboard_alone(phone: Phone) -> None:
    page = phone.open("/call")
    expect(page.get_by_label(WELL)).to_be_visible()
    page.get_by_role("button", name="Back").focus()
    for typed in (CALM, EXAMPLE):
        page.keyboard.press("Tab")
        page.keyboard.type(typed)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(heading(page, "That took nerve.")).to_be_focused()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(heading(page, "What’s true in it?")).to_be_focused()
    page.get_by_role("button", name="Let it go").focus()
    page.keyboard.press("Enter")
    expect(line(page, 2, 2)).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="Let go. It counts nowhere.")).to_be_visible()
