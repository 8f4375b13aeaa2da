"""What keeps coming up, what is learned from it, and what is made ready with it; with neither network nor server."""

from playwright.sync_api import Locator, Page, expect

from tests.e2e.app import heading, offline_app, records
from tests.e2e.hearing import PASTED, judge, tap
from tests.support.phone import Phone
from tests.support.server import LiveServer

SAME = (
    "You used the same example for every question.",
    "Every answer came back to the same example.",
    "We heard the same example again and again.",
)
THEME = "Same example again"
LESSON = "Three examples ready, one for each."
STORY = "The double booking"


def hear_from(phone: Phone, company: str, *lines: str) -> None:
    """A knockback from a company, and what they said about it."""
    page = phone.open("/knockbacks/new")
    page.get_by_label("Company").fill(company)
    page.get_by_label("Company").blur()
    page.get_by_role("link", name="Add what they told you").tap()
    expect(heading(page, "Add what they wrote")).to_be_visible()
    page.get_by_label(PASTED).fill("\n\n".join(lines))
    tap(page, f"Keep {len(lines)} line{'s' if len(lines) > 1 else ''}")
    expect(heading(page, "What’s true in it?")).to_be_visible()


def theme(page: Page, name: str = THEME) -> Locator:
    return page.get_by_role("article", name=name, exact=True)


def test_lessons_are_one_tap_away_in_the_bar_which_tells_where_one_is(phone: Phone, server: LiveServer) -> None:
    offline_app(phone, server)
    page = phone.page
    bar = page.get_by_role("navigation", name="Main")

    bar.get_by_role("link", name="Lessons").tap()

    expect(heading(page, "Lessons")).to_be_visible()
    expect(page.get_by_role("button", name="Back")).to_have_count(0)
    expect(bar.locator("[aria-current]")).to_have_text("Lessons")

    page.get_by_role("link", name="Keep a lesson").tap()
    expect(heading(page, "Keep a lesson")).to_be_visible()
    expect(bar.locator("[aria-current]")).to_have_text("Lessons")

    page.get_by_role("button", name="Back").tap()
    page.get_by_role("link", name="All themes").tap()
    expect(heading(page, "Themes")).to_be_visible()
    expect(bar.locator("[aria-current]")).to_have_count(0)


def test_three_lines_of_two_employers_make_a_theme_and_deleting_one_takes_it_away(
    phone: Phone, server: LiveServer
) -> None:
    offline_app(phone, server)
    hear_from(phone, "Fairhaven Clinic", *SAME[:2])
    hear_from(phone, "Northwind", SAME[2])
    page = phone.open("/lessons")
    maybe = theme(page, f"Could this be one thing: {THEME}?")
    for line in SAME:
        expect(maybe.get_by_role("link", name=line)).to_be_visible()

    maybe.get_by_role("button", name="Yes, that’s it").tap()

    expect(theme(page)).to_contain_text("3 lines from 2 employers")
    expect(maybe).to_have_count(0)
    for line in SAME:
        expect(theme(page).get_by_role("link", name=line)).to_be_visible()
    theme(page).get_by_role("link", name=SAME[0]).tap()
    tap(page, "Delete this line")
    expect(page.get_by_text("In the bin for 30 days.")).to_be_visible()
    page = phone.open("/lessons")
    expect(page.get_by_text("A theme shows up once three lines")).to_be_visible()
    expect(theme(page)).to_have_count(0)


def test_a_lines_own_screen_says_which_theme_it_may_be_part_of_and_why(phone: Phone, server: LiveServer) -> None:
    offline_app(phone, server)
    hear_from(phone, "Fairhaven Clinic", SAME[0])
    page = phone.open("/feedback")
    page.get_by_role("link", name=SAME[0]).tap()
    themes = page.get_by_role("region", name="Which theme is it part of?")

    expect(themes.get_by_role("button").first).to_have_text(THEME)
    expect(themes.get_by_text("A guess, made on this device.").first).to_be_visible()
    themes.get_by_role("button", name=THEME).tap()

    expect(themes.get_by_role("button", name=THEME)).to_have_attribute("aria-pressed", "true")
    assert records(page, "feedback_item")[0]["themes"] == ["examples_repeated"]
    tap(page, "Undo")
    expect(themes.get_by_role("button", name=THEME)).to_have_attribute("aria-pressed", "false")
    judge(page, "Let it go")
    expect(page.get_by_text("It counts nowhere.")).to_be_visible()
    page = phone.open("/feedback")
    page.get_by_role("link", name=SAME[0]).tap()
    expect(page.get_by_role("button", name="Let it go", pressed=True)).to_be_visible()
    expect(themes).to_have_count(0)


def test_a_theme_of_ones_own_is_never_without_a_name_and_exists_once(phone: Phone) -> None:
    page = phone.open("/themes")
    page.get_by_label("Name one of your own").fill("Sector jargon")
    tap(page, "Add this theme")
    expect(page.get_by_role("link", name="Sector jargon")).to_be_visible()
    page.get_by_label("Name one of your own").fill("sector  JARGON")
    tap(page, "Add this theme")
    expect(page.get_by_text("You have that one.")).to_be_visible()
    page.get_by_role("link", name="Sector jargon").tap()
    name = page.get_by_label("What you call it")

    name.fill("")
    name.blur()

    expect(name).to_have_value("Sector jargon")
    expect(heading(page, "Sector jargon")).to_be_visible()
    name.fill("n" * 201)
    expect(page.get_by_text("1 character too many")).to_be_visible()
    assert [found["label"] for found in records(page, "theme")] == ["Sector jargon"]


def test_lines_are_put_under_a_theme_of_ones_own_and_one_let_go_counts_nowhere(phone: Phone) -> None:
    hear_from(phone, "Fairhaven Clinic", "Lots of jargon.", "We got lost in the words.")
    hear_from(phone, "fairhaven clinic", "Plainer words, please.")
    hear_from(phone, "Northwind", "Too much shop talk.")
    page = phone.open("/themes")
    page.get_by_label("Name one of your own").fill("Sector jargon")
    tap(page, "Add this theme")
    page.get_by_role("link", name="Sector jargon").tap()
    for line in ("Lots of jargon.", "We got lost in the words.", "Plainer words, please."):
        page.get_by_role("region", name="Other lines").get_by_role("checkbox", name=line).tap()
        expect(page.get_by_role("region", name="In this theme").get_by_role("checkbox", name=line)).to_be_checked()
    expect(page.get_by_text("3 lines from 1 employer", exact=True)).to_be_visible()

    page.get_by_role("region", name="Other lines").get_by_role("checkbox", name="Too much shop talk.").tap()

    expect(page.get_by_text("4 lines from 2 employers")).to_be_visible()
    page.get_by_label("What you call it").fill("Plainer words")
    page.get_by_label("What you call it").blur()
    expect(heading(page, "Plainer words")).to_be_visible()
    page.get_by_role("main").get_by_role("button", name="Undo").tap()
    expect(heading(page, "Sector jargon")).to_be_visible()
    page = phone.open("/lessons")
    theme(page, "Sector jargon").get_by_role("link", name="Too much shop talk.").tap()
    judge(page, "Let it go")
    expect(page.get_by_text("It counts nowhere.")).to_be_visible()
    page = phone.open("/lessons")
    expect(page.get_by_text("A theme shows up once three lines")).to_be_visible()


def test_a_lesson_is_tried_then_learned_and_becomes_a_win_in_one_tap(phone: Phone, server: LiveServer) -> None:
    offline_app(phone, server)
    page = phone.open("/lessons/new")
    page.get_by_label("What’s the lesson?").fill(LESSON)
    tap(page, "Done")
    page = phone.open("/lessons")
    for times in ("Tried once.", "Tried twice."):
        tap(page, "I tried this")
        expect(page.get_by_role("listitem").get_by_text(times)).to_be_visible()
    tap(page, "Learned it")

    tap(page, "Make it a win")

    page.get_by_role("link", name="The win it became").tap()
    expect(page.get_by_label("What went right?")).to_have_value(LESSON)
    [lesson] = records(page, "lesson")
    [win] = records(page, "win")
    assert (lesson["state"], lesson["times_tried"], win["lesson"]) == ("learned", 2, lesson["id"])
    page = phone.open("/lessons")
    expect(page.get_by_role("link", name="The win it became")).to_be_visible()


def test_undo_takes_the_win_back_and_leaves_the_lesson(phone: Phone) -> None:
    page = phone.open("/lessons/new")
    page.get_by_label("What’s the lesson?").fill(LESSON)
    page.get_by_label("What’s the lesson?").blur()
    tap(page, "Done")
    page = phone.open("/lessons")
    tap(page, "I tried this")
    tap(page, "Learned it")
    tap(page, "Make it a win")
    expect(page.get_by_role("link", name="The win it became")).to_be_visible()

    tap(page, "Undo")

    expect(page.get_by_role("button", name="Make it a win")).to_be_visible()
    assert records(page, "win") == []
    assert [lesson["text"] for lesson in records(page, "lesson")] == [LESSON]


def test_one_story_for_three_questions_warns_and_the_story_knows_where_it_is_used(
    phone: Phone, server: LiveServer
) -> None:
    offline_app(phone, server)
    page = phone.open("/examples/new")
    page.get_by_label("What to call it").fill(STORY)
    page.get_by_label("Action: what you did").fill("Rang the second, offered an earlier slot.")
    tap(page, "Keeping calm")
    expect(page.get_by_role("button", name="Keeping calm", pressed=True)).to_be_visible()
    page = phone.open("/interviews/new")
    page.get_by_label("Who with").fill("Fairhaven Clinic")
    for at in (1, 2, 3):
        tap(page, "Add a question")
        page.get_by_label(f"Question {at}").fill(f"Tell me about day {at}.")
        page.get_by_label("Your example").nth(at - 1).select_option(STORY)
        expect(page.get_by_text("Have you another story")).to_have_count(1 if at == 3 else 0)
    expect(page.get_by_text(f"“{STORY}” answers 3 questions.")).to_be_visible()
    tap(page, "If they say no")
    page.get_by_label("… then I’ll").fill("Ring Sam, and ask for feedback in the morning.")
    tap(page, "Done")
    expect(heading(page, "Interviews")).to_be_visible()

    page = phone.open("/examples")

    page.get_by_role("link", name=f"{STORY} In 1 interview").tap()
    expect(page.get_by_role("link", name="Fairhaven Clinic")).to_be_visible()
    [interview] = records(page, "interview")
    [story] = records(page, "example_story")
    expected = [{"question": f"Tell me about day {at}.", "story": story["id"]} for at in (1, 2, 3)]
    assert interview["answers"] == expected
    assert (interview["plan_if"], interview["plan_then"]) == (
        "If they say no",
        "Ring Sam, and ask for feedback in the morning.",
    )
    assert story["skills"] == ["calm"]
