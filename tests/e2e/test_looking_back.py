"""What a knockback looks like from further off: fit, look-backs, notes to self, keeping in touch; without a network."""

from datetime import datetime, timedelta

from playwright.sync_api import Locator, Page, expect

from tests.e2e.app import begin, check_in, heading, offline_app, records, timeline
from tests.e2e.reframing import kept, tap
from tests.support.phone import Phone
from tests.support.server import LiveServer

GOOD = "I know now that I want to lead a small team."
BETTER = "If I had got it I would never have found this one."
WISH = "A manager who listens."
WIN = "You asked, even though your voice shook."


def knock_back(page: Page, phone: Phone, company: str) -> str:
    """Write down a knockback; its address."""
    phone.open("/knockbacks/new")
    page.get_by_label("Company").fill(company)
    page.get_by_label("Job", exact=True).focus()
    expect(kept(page)).to_be_visible()
    path: str = page.evaluate("() => location.pathname")
    return path


def log_win(page: Page, text: str) -> None:
    """Put down a win and leave its screen."""
    begin(page, "What went right?", text)
    tap(page, "Done")
    expect(heading(page, "Log a win")).to_have_count(0)


def due(page: Page, phone: Phone, what: str) -> Locator:
    """What the app lists as due now."""
    phone.open("/you/reminders")
    # Either list, or the word that there is none.
    expect(page.get_by_role("main").get_by_role("heading", level=2).first).to_be_visible()
    return page.get_by_role("region", name="Now").get_by_role("link", name=what)


def noon(days: int) -> datetime:
    """Noon so many days from today, by the phone's own clock."""
    return datetime.now().replace(hour=12, minute=0) + timedelta(days=days)  # noqa: DTZ005


def test_was_it_the_right_job_is_answered_kept_and_told_on_the_knockback(phone: Phone, server: LiveServer) -> None:
    page = offline_app(phone, server)
    knock_back(page, phone, "Fairhaven")
    page.get_by_role("link", name="Think it through").tap()
    expect(heading(page, "Was it the right job?")).to_be_visible()

    page.get_by_label("How did the people come across?").fill("Kind.")
    page.get_by_label("What good came of going for it?").fill(GOOD)
    tap(page, "Not right for me")
    expect(page.get_by_role("button", name="Not right for me")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Keep it as a win").tap()
    expect(page.get_by_role("link", name="It’s one of your wins")).to_be_visible()
    page.get_by_role("link", name="Add something").tap()
    begin(page, "What matters to you?", WISH)
    tap(page, "Done")
    expect(page.get_by_role("link", name=WISH)).to_be_visible()

    [knockback] = records(page, "knockback")
    assert knockback["fit"] == "not_right"
    assert knockback["fit_answers"] == [
        {"question": "people", "answer": "Kind."},
        {"question": "good", "answer": GOOD},
    ]
    assert [each["text"] for each in records(page, "win")] == [GOOD]
    assert [each["text"] for each in records(page, "looking_for")] == [WISH]
    phone.open("/timeline")
    expect(timeline(page).filter(has_text="Fairhaven")).to_contain_text("Not right for me")


def test_whoever_wants_it_is_asked_to_look_back_until_it_is_skipped_for_good(phone: Phone, server: LiveServer) -> None:
    phone.page.clock.install(time=noon(0))
    page = offline_app(phone, server)
    knock_back(page, phone, "Fairhaven")
    page.clock.set_system_time(noon(93))
    expect(due(page, phone, "A look back")).to_have_count(0)
    phone.open("/look-back")
    page.get_by_label("Ask me at 3, 6 and 12 months").tap()
    expect(page.get_by_text("Saved on this phone")).to_be_visible()

    due(page, phone, "A look back").tap()
    expect(page.get_by_text("Three months on")).to_be_visible()
    begin(page, "How does it look from here?", BETTER)
    page.get_by_role("button", name="Keep it as a win").tap()
    expect(page.get_by_role("link", name="It’s one of your wins")).to_be_visible()
    expect(due(page, phone, "A look back")).to_have_count(0)
    assert [each["text"] for each in records(page, "win")] == [BETTER]

    page.clock.set_system_time(noon(190))
    due(page, phone, "A look back").tap()
    expect(page.get_by_text("Six months on")).to_be_visible()
    tap(page, "Don’t ask about this one again")
    expect(page.get_by_text("You won’t be asked about this one again.")).to_be_visible()
    page.clock.set_system_time(noon(370))
    expect(due(page, phone, "A look back")).to_have_count(0)
    phone.open("/look-back")
    expect(page.get_by_role("link", name=BETTER)).to_contain_text("Three months on · Knockback from Fairhaven")
    looked = {each["months"]: each.get("skipped") for each in records(page, "look_back")}
    assert looked == {3: None, 6: True}


def test_a_note_out_of_a_win_is_there_at_a_tap_after_a_low_face_and_never_by_itself(
    phone: Phone, server: LiveServer
) -> None:
    page = offline_app(phone, server)
    check_in(page, "Gutted")
    expect(page.get_by_role("link", name="One slow minute")).to_be_visible()
    expect(page.get_by_role("link", name="A note from you")).to_have_count(0)

    phone.open("/wins/new")
    log_win(page, WIN)
    phone.open("/notes")
    page.get_by_role("button", name=WIN).tap()
    expect(page.get_by_role("link", name=WIN)).to_be_visible()
    expect(page.get_by_role("heading", name="From your wins")).to_have_count(0)

    phone.open("/wins/new")
    log_win(page, "I went anyway.")
    phone.open()
    check_in(page, "Hopeful")
    expect(page.get_by_role("link", name="A note from you")).to_have_count(0)
    phone.open()
    check_in(page, "Flat")
    expect(page.get_by_text(WIN)).to_have_count(0)
    page.get_by_role("link", name="A note from you").tap()
    expect(page.get_by_role("link", name=WIN)).to_be_visible()
    expect(page.get_by_text("From your wins")).to_have_count(0)
    tap(page, "Back")
    expect(page.get_by_role("link", name="A note from you")).to_be_visible()
    [note] = records(page, "note_to_self")
    assert note["text"] == WIN


def test_a_day_to_get_in_touch_is_told_from_then_on_until_it_is_done(phone: Phone, server: LiveServer) -> None:
    phone.page.clock.install(time=noon(0))
    page = offline_app(phone, server)
    path = knock_back(page, phone, "Fairhaven")
    day = page.get_by_label("Get in touch again on")
    day.fill(f"{noon(0):%Y-%m-%d}")
    expect(page.get_by_role("alert")).to_have_text("Choose a day after today.")
    day.fill(f"{noon(30):%Y-%m-%d}")
    expect(page.get_by_role("button", name="No reminder after all")).to_be_visible()
    expect(due(page, phone, "Keep in touch")).to_have_count(0)

    page.clock.set_system_time(noon(30))
    due(page, phone, "Keep in touch").tap()
    tap(page, "Done with that")
    expect(page.get_by_label("Get in touch again on")).to_have_value("")
    expect(due(page, phone, "Keep in touch")).to_have_count(0)
    phone.open(path)
    expect(page.get_by_label("Get in touch again on")).to_have_value("")
    [knockback] = records(page, "knockback")
    assert knockback.get("keep_in_touch_on") is None
