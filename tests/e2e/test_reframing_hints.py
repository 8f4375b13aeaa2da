"""What the app may suggest about a thought, when it stays silent, and that none of it leaves the phone."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.app import heading, mark, sign_up, timeline
from tests.e2e.reframing import FAIR, FAIR_BOX, NONE, THOUGHT_BOX, TRAP, UNFAIR, go_on, kept, quick, reframes, tap
from tests.support.phone import Phone


@pytest.mark.parametrize(
    "thought",
    [
        pytest.param("They chose her again. " * 909 + "O.", id="20,000 characters"),
        pytest.param("🙃🙃🙃", id="emoji only"),
        pytest.param("قالوا إن لديهم مرشحًا أقوى، ولن أجد عملًا أبدًا.", id="right to left"),
        pytest.param("Es ist alles meine Schuld, ich mache immer alles kaputt.", id="another language"),
        pytest.param("<img src=x onerror=alert(1)><b>It is all my fault</b>", id="HTML"),
    ],
)
def test_whatever_is_written_is_kept_as_it_is_and_reaches_the_timeline(phone: Phone, thought: str) -> None:
    page = phone.open("/reframe/new?mode=quick")
    quick(page, thought, thought)
    assert [(each["thought"], each["fair_thought"]) for each in reframes(page)] == [(thought, thought)]
    expect(page.locator("main img")).to_have_count(0)
    phone.open("/timeline")
    expect(timeline(page)).to_have_count(1)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_thought_that_is_too_long_stays_in_sight_until_it_fits(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=quick")
    page.get_by_label(THOUGHT_BOX).fill("x" * 20_001)
    tap(page, "Next")
    expect(page.get_by_label(THOUGHT_BOX)).to_be_focused()
    expect(page.get_by_text("1 character too many.")).to_be_visible()
    page.get_by_label(THOUGHT_BOX).fill("x" * 20_000)
    go_on(page, "2 of 3")


def test_about_another_language_the_hints_stay_silent(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=quick")
    page.get_by_label(THOUGHT_BOX).fill("Es ist alles meine Schuld, ich mache immer alles kaputt.")
    go_on(page, "2 of 3")
    expect(page.get_by_role("region", name="Something to turn over")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Could this be"))).to_have_count(0)
    go_on(page, "3 of 3")
    page.get_by_label(FAIR_BOX).fill("Ich weiß nicht, warum sie genommen wurde.")
    lights = page.get_by_role("list", name="What it has so far")
    expect(lights).to_contain_text("Easy to read")
    expect(lights).not_to_contain_text("Kind")


def test_a_suggestion_shows_the_words_that_led_to_it_and_it_just_hurts_ends_the_questions(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=quick")
    page.get_by_label(THOUGHT_BOX).fill(TRAP)
    go_on(page, "2 of 3")
    expect(page.get_by_role("button", name=re.compile("^Could this be.*“ruined everything”"))).to_be_visible()
    expect(page.get_by_role("figure").locator("mark")).to_have_text(["fault", "ruined", "everything"])
    expect(page.get_by_role("group", name="Which one, if any?").get_by_role("button").first).to_have_text(NONE)
    page.get_by_role("button", name=NONE).tap()
    expect(page.get_by_text("No more questions about the thought.")).to_be_visible()
    assert [(each["just_hurts"], each.get("traps", [])) for each in reframes(page)] == [(True, [])]


def test_with_nothing_to_point_out_the_whole_list_is_open(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=full")
    go_on(page, "2 of 8")
    page.get_by_label(THOUGHT_BOX).fill("They rang at ten.")
    go_on(page, "3 of 8")
    expect(heading(page, "Anything familiar here?")).to_be_visible()
    expect(page.get_by_role("button", name="Measuring against others")).to_be_visible()


def test_a_fair_concern_shows_where_to_ask_and_puts_no_trap_to_the_person(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=quick")
    page.get_by_label(THOUGHT_BOX).fill(UNFAIR)
    go_on(page, "2 of 3")
    concern = page.get_by_role("region", name="This may be a fair concern")
    expect(concern).to_contain_text("Acas")
    expect(concern).to_contain_text("We have not checked this number yet")
    concern.get_by_label("Where you are").select_option("New Zealand")
    expect(concern).to_contain_text("Employment New Zealand")
    expect(page.get_by_role("button", name=re.compile("^Could this be"))).to_have_count(0)
    tap(page, "Write about it anyway")
    go_on(page, "3 of 3")
    page.get_by_label(FAIR_BOX).fill("I will ask Acas on Monday.")
    tap(page, "That’ll do")
    expect(heading(page, "A fairer thought")).to_be_visible()


def test_words_of_crisis_bring_the_card_and_no_questions_until_carry_on(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=quick")
    page.get_by_label(THOUGHT_BOX).fill("I want to kill myself.")
    crisis = page.get_by_role("region", name="Please don’t be on your own with this.")
    expect(crisis).to_be_visible()
    expect(page.get_by_role("region", name="Something to turn over")).to_have_count(0)
    page.get_by_label(THOUGHT_BOX).blur()
    expect(kept(page)).to_be_visible()
    crisis.get_by_role("button", name="Carry on").tap()
    expect(page.get_by_role("region", name="Something to turn over")).to_be_visible()


def test_without_the_model_the_questions_for_everybody_carry_on_and_nothing_scary_is_said(phone: Phone) -> None:
    def lose(route: Route) -> None:
        route.abort()

    phone.context.route(re.compile(r"/assets/model-"), lose)
    with phone.tolerating(r"Failed to load resource|ERR_FAILED"):
        page = phone.open("/reframe/new?mode=quick")
        page.get_by_label(THOUGHT_BOX).fill(TRAP)
        go_on(page, "2 of 3")
        expect(page.get_by_role("region", name="Something to turn over")).to_be_visible()
        expect(page.get_by_role("button", name=re.compile("^Could this be"))).to_have_count(0)
        go_on(page, "3 of 3")
        page.get_by_label(FAIR_BOX).fill(FAIR)
        tap(page, "That’ll do")
        expect(heading(page, "A fairer thought")).to_be_visible()
        expect(page.get_by_role("alert")).to_have_count(0)


def test_a_reframe_asks_nobody_anything_but_its_own_sync(phone: Phone) -> None:
    sign_up(phone.open(), "quiet@example.com")
    already = len(phone.requested)
    page = phone.open("/reframe/new?mode=quick")
    quick(page, TRAP, FAIR)
    expect(mark(page)).to_contain_text("Synced")
    asked = [url.removeprefix(phone.url) for url in phone.requested[already:]]
    assert [url for url in asked if url.startswith("/api/v1/sync")]
    files = re.compile(r"/(reframe/[\w?=-]+|assets/[\w.-]+|icons/[\w.-]+|sw\.js|manifest\.webmanifest|favicon\.svg)$")
    others = [url for url in asked if not url.startswith(("/api/v1/sync", "/api/v1/auth/")) and not files.match(url)]
    assert others == []
