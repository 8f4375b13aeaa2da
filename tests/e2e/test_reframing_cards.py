"""The cards of a reframe: what they keep, what they ask, and what is left of what was taken back."""

import re

from playwright.sync_api import expect

from tests.e2e.app import heading, mark, sign_in, stored, wait_until_offline_ready
from tests.e2e.reframing import (
    FAIR,
    OWN_REASON,
    THOUGHT,
    THOUGHT_BOX,
    account,
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


def test_a_lesson_kept_with_one_tap_is_taken_back_with_another(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=full")
    for at in range(2, 6):
        if at == 3:
            page.get_by_label(THOUGHT_BOX).fill(THOUGHT)
        go_on(page, f"{at} of 8")
    share_out(page)
    for at in range(6, 9):
        go_on(page, f"{at} of 8")
    tap(page, "That’ll do")
    page.get_by_role("button", name=f"Keep as a lesson: {OWN_REASON}").tap()
    expect(page.get_by_text("Kept as a lesson.")).to_be_visible()
    tap(page, "Undo")
    expect(page.get_by_role("button", name=f"Keep as a lesson: {OWN_REASON}")).to_be_visible()


def test_going_on_from_three_cards_to_eight_keeps_everything(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=quick")
    page.get_by_label(THOUGHT_BOX).fill(THOUGHT)
    go_on(page, "2 of 3")
    slide(page, "How strong is the feeling?", 45)
    tap(page, "Go on to all eight cards Everything you’ve put in comes along.")
    expect(page.get_by_text("3 of 8", exact=True)).to_be_visible()
    tap(page, "Back")
    expect(page.get_by_label(THOUGHT_BOX)).to_have_value(THOUGHT)
    expect(page.get_by_role("slider", name="How strong is the feeling?")).to_have_value("45")
    assert [(each["mode"], each["step"]) for each in reframes(page)] == [("full", 1)]


def test_letters_typed_a_moment_too_early_lead_nowhere_else(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=full")
    wait_until_offline_ready(page)
    go_on(page, "2 of 8")
    page.keyboard.type("Nobody, and why? /")
    expect(page.get_by_label(THOUGHT_BOX)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).to_have_url(re.compile("/reframe/new"))


def test_skipping_every_card_makes_nothing(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=full")
    for at in range(2, 9):
        tap(page, "Skip")
        expect(page.get_by_text(f"{at} of 8", exact=True)).to_be_visible()
    tap(page, "That’ll do")
    expect(heading(page, "Reframe")).to_be_visible()
    assert reframes(page) == []


def test_a_thought_that_was_emptied_again_leaves_nothing_in_the_list(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=quick")
    page.get_by_label(THOUGHT_BOX).fill("Never mind")
    page.wait_for_url(re.compile(r"/reframe/[0-9a-f-]{36}$"))
    page.get_by_label(THOUGHT_BOX).fill("")
    tap(page, "Done for now")
    expect(page.get_by_text("Nothing to carry on with")).to_be_visible()


def test_a_slider_says_nothing_until_it_is_touched_and_a_tap_in_the_middle_counts(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=quick")
    slider = page.get_by_role("slider", name="How much do you believe it?")
    expect(slider).to_have_attribute("aria-valuetext", "Not said")
    slider.tap()
    expect(slider).to_have_attribute("aria-valuetext", "50, partly")
    assert reframes(page)[0]["belief_before"] == 50


def test_ones_own_part_waits_for_two_others_and_stands_last(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=full")
    for at in range(2, 6):
        go_on(page, f"{at} of 8")
    expect(page.get_by_text("Your own part comes after two others.")).to_be_visible()
    expect(page.get_by_role("button", name="Me", exact=True)).to_have_count(0)
    share_out(page)
    tap(page, "Luck")
    tap(page, "A bad day")
    expect(page.get_by_role("slider")).to_have_count(4)
    assert list(shares(page))[-1] == f"Share of: {OWN_REASON}"
    tap(page, "Take away: They had done the job before")
    expect(page.get_by_role("slider")).to_have_count(3)
    assert sum(shares(page).values()) == 100
    tap(page, "Undo")
    expect(page.get_by_role("slider")).to_have_count(4)


def test_a_strong_feeling_gets_a_settling_card_first_and_just_once(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=quick")
    page.get_by_label(THOUGHT_BOX).fill(THOUGHT)
    go_on(page, "2 of 3")
    slide(page, "How strong is the feeling?", 90)
    tap(page, "Next")
    expect(heading(page, "That’s a strong one.")).to_be_focused()
    expect(page.get_by_role("button", name="Later")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="Need help now?")).to_have_attribute("href", "/help-now")
    tap(page, "Carry on")
    expect(page.get_by_text("3 of 3", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_text("3 of 3", exact=True)).to_be_visible()


def test_begun_from_a_knockback_it_knows_its_sting_and_names_it(phone: Phone, server: LiveServer) -> None:
    api = account(server, "sting@example.com")
    knockback = api.keep("/knockbacks", company="Northgate Labs", sting=85)
    sign_in(phone.open(), "sting@example.com")
    expect(mark(phone.page)).to_contain_text("Synced")
    page = phone.open(f"/reframe/new?knockback={knockback['id']}&mode=quick")
    expect(heading(page, "That’s a strong one.")).to_be_visible()
    assert reframes(page) == []
    tap(page, "Carry on")
    expect(page.get_by_text("About Northgate Labs")).to_be_visible()
    page.get_by_label(THOUGHT_BOX).fill(THOUGHT)
    go_on(page, "2 of 3")
    expect(page.get_by_role("slider")).to_have_value("85")
    [made] = reframes(page)
    assert (made["intensity_before"], made["knockbacks"]) == (85, [knockback["id"]])


def test_a_day_later_it_is_asked_how_things_are_and_then_no_more(phone: Phone, server: LiveServer) -> None:
    api = account(server, "later@example.com")
    page = phone.page
    page.clock.set_fixed_time("2026-03-03T10:00:00Z")
    api.keep("/reframes", thought=THOUGHT, fair_thought=FAIR, state="done", follow_up_on="2026-03-03")
    api.keep("/reframes", thought=THOUGHT, fair_thought="Not yet.", state="done", follow_up_on="2026-03-04")
    sign_in(phone.open(), "later@example.com")
    phone.open("/reframe")
    asked = page.get_by_role("region", name="Better, same or worse?")
    expect(asked).to_contain_text(FAIR)
    asked.get_by_role("button", name="Better").tap()
    expect(page.get_by_text("Good to hear.")).to_be_visible()
    expect(asked).to_have_count(0)
    assert sorted(str(each.get("follow_up")) for each in reframes(page)) == ["None", "better"]

    tap(page, "Undo")
    expect(asked).to_contain_text(FAIR)
    tap(page, "Don’t ask about this one")
    expect(asked).to_have_count(0)
    assert [each.get("follow_up") for each in reframes(page)] == [None, None]


def test_deleting_one_puts_it_into_the_bin_and_undo_brings_it_back(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=quick")
    page.get_by_label(THOUGHT_BOX).fill(THOUGHT)
    page.get_by_label(THOUGHT_BOX).blur()
    expect(kept(page)).to_be_visible()
    tap(page, "Delete")
    expect(page.get_by_text("In the bin for 30 days.")).to_be_visible()
    assert reframes(page) == []
    tap(page, "Undo")
    expect(page.get_by_role("link", name="Carry on")).to_be_visible()


def test_no_undo_of_the_knockback_stands_over_the_thought_about_it(phone: Phone) -> None:
    page = phone.open("/knockbacks/new")
    page.get_by_label("Company").fill("Fairhaven Clinic")
    page.get_by_role("link", name="Reframe it, quick").tap()
    page.get_by_label("The thought, as it came").press_sequentially("Nobody wants me.")
    page.get_by_label("The thought, as it came").blur()
    expect(page.get_by_role("button", name="Undo")).to_have_count(1)
    page.get_by_role("button", name="Undo").tap()
    expect(page.get_by_label("The thought, as it came")).to_have_value("")
    expect(page).to_have_url(re.compile("/reframe/new"))
    assert [row["type"] for row in stored(page, "records") if not row["binned_at"]] == ["knockback"]

    page.goto(phone.url + "/reframe/new?mode=quick")
    page.get_by_label("The thought, as it came").fill("Nobody wants me.")
    expect(page.get_by_text("Saved on this phone")).to_be_visible()
    page.goto(phone.url + "/reframe")
    expect(page.get_by_role("link", name="Carry on")).to_be_visible()
    expect(page.get_by_text("Nobody wants me.")).to_have_count(0)
