"""From the thought that hurts to a fairer one, with no signal, left and gone on with, on any phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.app import (
    heading,
    mark,
    sign_in,
    sign_up,
    stored,
    timeline,
    wait_until_offline_ready,
    wait_until_wholly_kept,
)
from tests.e2e.conftest import NewPhone
from tests.e2e.reframing import (
    FAIR,
    FAIR_BOX,
    KIND,
    NONE,
    OWN_REASON,
    STEP,
    THOUGHT,
    THOUGHT_BOX,
    go_on,
    kept,
    reframes,
    share_out,
    shares,
    slide,
    tap,
)
from tests.support.phone import Phone
from tests.support.server import LiveServer


def test_the_articles_own_example_goes_from_blame_to_a_fair_thought_and_a_lesson_with_no_signal(
    phone: Phone, server: LiveServer
) -> None:
    wait_until_wholly_kept(phone.open())
    phone.open("/reframe/new?mode=full")
    expect(page_box := phone.page.get_by_label("Only the facts")).to_be_visible()
    phone.without_network()
    server.stop()
    page = phone.page

    page_box.fill("They rang at ten and said it went to somebody else.")
    go_on(page, "2 of 8")
    page.get_by_label(THOUGHT_BOX).fill(THOUGHT)
    slide(page, "How much do you believe it?", 80)
    slide(page, "How strong is the feeling?", 60)
    go_on(page, "3 of 8")
    expect(page.get_by_role("button", name=NONE)).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name=re.compile("^Could this be a bit of measuring against others")).tap()
    go_on(page, "4 of 8")
    expect(page.get_by_role("figure")).to_contain_text(THOUGHT)
    page.get_by_label("What speaks against it").fill("They asked about examples, never about clothes.")
    go_on(page, "5 of 8")
    share_out(page)
    go_on(page, "6 of 8")
    page.get_by_label("What you’d say to them").fill("You got to the last two.")
    go_on(page, "7 of 8")

    page.get_by_label(FAIR_BOX).fill(KIND)
    expect(page.get_by_text("What’s one fact from the day, and one next step?")).to_be_visible()
    expect(page.get_by_role("list", name="What it has so far")).to_contain_text("Kind: yes")
    page.get_by_label(FAIR_BOX).fill(FAIR)
    expect(page.get_by_role("list", name="What it has so far")).to_contain_text("A step: yes")
    expect(page.get_by_role("button", name="Good enough")).to_have_count(0)
    go_on(page, "8 of 8")
    slide(page, "How strong is it now?", 35)
    tap(page, "Disappointed")
    page.get_by_label("One next step").fill(STEP)
    tap(page, "That’ll do")

    expect(heading(page, "A fairer thought")).to_be_focused()
    expect(page.get_by_text("from 60 (fairly strong) to 35 (a bit)")).to_be_visible()
    page.get_by_role("button", name=f"Keep as a lesson: {OWN_REASON}").tap()
    expect(page.get_by_role("link", name=f"A lesson now: {OWN_REASON}")).to_be_visible()
    [made] = reframes(page)
    assert (made["state"], made["mode"], made["belief_before"], made["feelings"]) == (
        "done", "full", 80, ["disappointed"],
    )  # fmt: skip
    assert sum(cause["share"] for cause in made["causes"]) == 100
    [lesson] = [row["doc"] for row in stored(page, "records") if row["type"] == "lesson"]
    [row] = [row for row in stored(page, "records") if row["type"] == "reframe"]
    assert (lesson["text"], lesson["reframe"]) == (OWN_REASON, row["id"])

    phone.open("/timeline")
    expect(timeline(page)).to_have_count(2)
    expect(timeline(page).filter(has_text=FAIR)).to_have_count(1)
    expect(page.get_by_text(THOUGHT)).to_have_count(0)


@pytest.mark.own_browser
def test_a_browser_killed_in_the_middle_of_sharing_out_goes_on_there_with_everything(
    phone: Phone, server: LiveServer
) -> None:
    wait_until_offline_ready(phone.open())
    page = phone.open("/reframe/new?mode=full")
    page.get_by_label("Only the facts").fill("They rang.")
    go_on(page, "2 of 8")
    page.get_by_label(THOUGHT_BOX).fill(THOUGHT)
    for at in (3, 4, 5):
        go_on(page, f"{at} of 8")
    share_out(page)
    slide(page, f"Share of: {OWN_REASON}", 30)
    page.get_by_label("In your own words (Me)").press_sequentially("I was tir")
    page.wait_for_function("async () => (await indexedDB.databases()).length > 0")
    expect(kept(page)).to_be_visible()
    before = shares(page)
    phone.kill()
    server.stop()

    phone.launch(offline=True)
    phone.tolerated.append(re.compile("ERR_INTERNET_DISCONNECTED|Failed to load resource"))
    page = phone.open("/reframe")
    page.get_by_role("link", name="Carry on").first.tap()
    expect(page.get_by_text("5 of 8", exact=True)).to_be_visible()
    expect(page.get_by_role("figure").first).to_contain_text(THOUGHT)
    expect(page.get_by_role("slider")).to_have_count(3)
    assert shares(page) == before
    assert sum(before.values()) == 100
    expect(page.get_by_role("textbox")).to_have_value("I was tir")
    tap(page, "Back")
    tap(page, "Back")
    tap(page, "Back")
    expect(page.get_by_label(THOUGHT_BOX)).to_have_value(THOUGHT)


@pytest.mark.own_browser
def test_a_half_typed_thought_outlives_the_sudden_end_of_the_browser(phone: Phone) -> None:
    wait_until_offline_ready(phone.open())
    page = phone.open("/reframe/new?mode=quick")
    page.get_by_label(THOUGHT_BOX).press_sequentially("That other girl")
    page.wait_for_url(re.compile(r"/reframe/[0-9a-f-]{36}$"))
    page.get_by_label(THOUGHT_BOX).press_sequentially(" got it")
    expect(page.get_by_label(THOUGHT_BOX)).to_have_value("That other girl got it")
    phone.kill()
    phone.launch()
    page = phone.open("/reframe")
    page.get_by_role("link", name="Carry on").first.tap()
    expect(page.get_by_label(THOUGHT_BOX)).to_have_value(re.compile("^That other girl"))


def test_it_goes_on_at_the_same_card_on_another_phone(new_phone: NewPhone) -> None:
    first, second = new_phone(), new_phone()
    sign_up(first.open(), "cards@example.com")
    page = first.open("/reframe/new?mode=full")
    page.get_by_label("Only the facts").fill("They rang.")
    for at in (2, 3, 4):
        go_on(page, f"{at} of 8")
    page.get_by_label("What speaks for it").fill("Not much.")
    tap(page, "Done for now")
    expect(mark(page)).to_contain_text("Synced")

    sign_in(second.open(), "cards@example.com")
    page = second.open("/reframe")
    page.get_by_role("link", name="Carry on").tap()
    expect(page.get_by_text("4 of 8", exact=True)).to_be_visible()
    expect(page.get_by_label("What speaks for it")).to_have_value("Not much.")
