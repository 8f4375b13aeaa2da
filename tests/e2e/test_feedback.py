"""Feedback: a long message in lines, and each line weighed."""

from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from tests.e2e.app import heading, records
from tests.e2e.hearing import (
    CALM,
    EXAMPLE,
    FIVE_PAGES,
    LETTER,
    PASTED,
    PERSONAL,
    finish_call,
    judge,
    line,
    tap,
    verdicts,
)
from tests.support.phone import Phone

SENTENCES = 6
NOW = datetime(2026, 3, 2, 9, 30)  # noqa: DTZ001 - the phone's own clock


def paste(page: Page, text: str) -> None:
    """Put in what they wrote."""
    page.get_by_label(PASTED).fill(text)
    expect(page.get_by_role("checkbox").first).to_be_visible()


def quotes(page: Page) -> list[str]:
    return [item["quote"] for item in records(page, "feedback_item")]


def test_five_pages_are_kept_line_by_line_and_nothing_is_cut(phone: Phone) -> None:
    page = phone.open("/feedback/new")
    paste(page, FIVE_PAGES)

    tap(page, f"Keep {60 * SENTENCES} lines")

    expect(line(page, 1, 60 * SENTENCES)).to_be_visible(timeout=60_000)
    assert "".join("".join(quotes(page)).split()) == "".join(FIVE_PAGES.split())


def test_a_hello_is_left_out_and_undo_brings_the_whole_message_back(phone: Phone) -> None:
    page = phone.open("/feedback/new")
    paste(page, LETTER)
    page.get_by_role("checkbox", name="Dear Sam,").uncheck()
    tap(page, f"Keep {SENTENCES - 1} lines")
    expect(line(page, 1, SENTENCES - 1)).to_contain_text("You were calm, e.g. when the till\nwent down.")
    assert "Dear Sam," not in quotes(page)

    tap(page, "Undo")

    expect(page.get_by_label(PASTED)).to_have_value(LETTER)
    assert quotes(page) == []


def test_a_message_kept_with_the_knockback_is_not_pasted_twice(phone: Phone) -> None:
    page = phone.open("/knockbacks/new")
    page.get_by_label(PASTED).fill(LETTER)
    page.get_by_role("link", name="Add what they told you").tap()
    expect(heading(page, "Add what they wrote")).to_be_visible()

    tap(page, "Use the message you kept")

    expect(page.get_by_label(PASTED)).to_have_value(LETTER)
    tap(page, f"Keep {SENTENCES} lines")
    expect(line(page, 1, SENTENCES)).to_be_visible()


def test_a_line_that_seems_unfair_shows_where_to_get_advice_by_country(phone: Phone) -> None:
    page = phone.open("/feedback/new")
    paste(page, PERSONAL)
    tap(page, "Keep 1 line")
    judge(page, "Seems unfair")
    advice = page.get_by_role("region", name="This may be a fair concern")
    expect(advice.get_by_text("Acas", exact=True)).to_be_visible()

    advice.get_by_label("Where you are").select_option("Somewhere else")

    expect(advice.get_by_text("We have nothing for your country yet.")).to_be_visible()
    assert verdicts(page) == {PERSONAL: "unfair"}


def test_what_was_said_about_a_knockback_is_found_beside_it(phone: Phone) -> None:
    page = phone.open("/call")
    finish_call(page)
    page.get_by_role("link", name="Add to the knockback").tap()

    page.get_by_role("link", name="What they told you 2 lines of feedback").tap()

    page.get_by_role("link", name="2 lines to look at").tap()
    expect(line(page, 1, 2)).to_contain_text(CALM)
    [knockback] = records(page, "knockback")
    page = phone.open("/knockbacks/" + knockback["id"])
    page.get_by_role("link", name="Add what they told you").tap()
    expect(heading(page, "Add what they wrote")).to_be_visible()
    paste(page, PERSONAL)
    tap(page, "Keep 1 line")
    expect(line(page, 1, 3)).to_be_visible()
    assert {item["knockback"] for item in records(page, "feedback_item")} == {knockback["id"]}


def test_a_verdict_is_taken_back_and_changed_from_the_list(phone: Phone) -> None:
    page = phone.open("/call")
    finish_call(page)
    page = phone.open("/feedback/sieve")
    judge(page, "Let it go")
    expect(line(page, 2, 2)).to_be_visible()
    tap(page, "Undo")
    expect(line(page, 1, 2)).to_contain_text(CALM)
    assert verdicts(page)[CALM] == "unsorted"

    judge(page, "Let it go")
    expect(line(page, 2, 2)).to_be_visible()
    page = phone.open("/feedback")
    tap(page, "Let go")
    expect(page.get_by_role("listitem")).to_have_count(1)
    page.get_by_role("link", name=CALM).tap()
    judge(page, "Useful")
    tap(page, "That’s the last one")
    page.get_by_role("link", name="See all feedback").tap()
    expect(page.get_by_role("link", name=CALM)).to_contain_text("Useful · No lesson yet")


def test_a_line_deleted_by_mistake_comes_back(phone: Phone) -> None:
    page = phone.open("/call")
    finish_call(page)
    page = phone.open("/feedback/sieve")
    tap(page, "Delete this line")
    expect(line(page, 2, 2)).to_contain_text(EXAMPLE)
    assert quotes(page) == [EXAMPLE]

    tap(page, "Undo")

    expect(line(page, 1, 2)).to_contain_text(CALM)
    assert quotes(page) == [CALM, EXAMPLE]


def test_a_line_that_stings_is_read_again_the_next_day(phone: Phone) -> None:
    phone.page.clock.set_fixed_time(NOW)
    page = phone.open("/call")
    finish_call(page, well="")
    page = phone.open("/feedback/sieve")
    page.get_by_label("How much does it sting?").fill("90")
    tap(page, "Read it again tomorrow")
    expect(heading(page, "That’s all of it, for now.")).to_be_visible()
    [item] = records(page, "feedback_item")
    assert (item["sting"], item["again_on"]) == (90, "2026-03-03")
    page = phone.open("/feedback/sieve")
    expect(page.get_by_role("heading", name="Nothing to look at")).to_be_visible()

    phone.page.clock.set_fixed_time(NOW + timedelta(days=1))
    page = phone.open("/feedback")
    page.get_by_role("link", name="1 line to look at").tap()

    expect(line(page, 1, 1)).to_contain_text(EXAMPLE)


def test_a_lesson_that_was_begun_and_emptied_is_none(phone: Phone) -> None:
    page = phone.open("/call")
    finish_call(page, well="")
    page = phone.open("/feedback/sieve")
    judge(page, "Useful")
    page.get_by_label("What’s the lesson?").fill("Three")
    expect(page.get_by_role("region", name="A lesson in it?").get_by_text("Saved on this phone")).to_be_visible()
    page.get_by_label("What’s the lesson?").fill("")

    tap(page, "That’s the last one")

    page.get_by_role("link", name="See all feedback").tap()
    expect(page.get_by_text("No lesson yet")).to_be_visible()
    assert records(page, "lesson") == []


def test_a_line_with_a_lesson_leads_to_it_and_asks_for_no_twin(phone: Phone) -> None:
    finish_call(phone.open("/call"), well="")
    page = phone.open("/feedback/sieve")
    judge(page, "Useful")
    page.get_by_label("What’s the lesson?").fill("Three examples")
    expect(page.get_by_role("region", name="A lesson in it?").get_by_text("Saved on this phone")).to_be_visible()

    page = phone.open(f"/feedback/{records(page, 'feedback_item')[0]['id']}")

    expect(page.get_by_role("link", name="Lesson from this line")).to_be_visible()
    expect(page.get_by_role("button", name="Another lesson")).to_be_visible()
    expect(page.get_by_label("What’s the lesson?")).to_have_count(0)
    tap(page, "Another lesson")
    expect(page.get_by_label("What’s the lesson?")).to_have_value("")


def test_a_thank_you_is_copied_in_one_tap(phone: Phone) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = phone.open("/call")
    finish_call(page, well="")
    page = phone.open("/feedback/sieve")
    judge(page, "Not sure")

    tap(page, "Copy a thank-you One kind line back to whoever told you.")

    expect(page.get_by_text("Copied. Paste it into your reply.")).to_be_visible()
    assert str(page.evaluate("navigator.clipboard.readText()")).startswith("Thank you for taking the time")
