"""Words of crisis in a reframe and in the box of an employer's message: nothing argues with them."""

from playwright.sync_api import expect

from tests.e2e.app import CALM, CRISIS, EXPLICIT, STORED, address, heading, offline_app
from tests.e2e.caring import card
from tests.e2e.reframing import FAIR_BOX, THOUGHT_BOX, go_on, reframes, tap
from tests.support.phone import Phone
from tests.support.server import LiveServer

AT_CARD = f"async (step) => (await ({STORED})('records')).some(({{ doc }}) => doc.step === step)"


def test_in_a_reframe_questions_wait_until_the_person_carries_on(phone: Phone, server: LiveServer) -> None:
    page = offline_app(phone, server)
    page.goto(address(page, "/reframe/new?mode=quick"))
    page.get_by_label(THOUGHT_BOX).fill("They will never ring me back.")
    another = page.get_by_role("button", name="Another question")
    expect(another).to_be_visible()
    page.get_by_label(THOUGHT_BOX).fill(EXPLICIT)
    expect(card(page, CRISIS)).to_be_visible()
    expect(another).to_have_count(0)
    go_on(page, "2 of 2")
    assert reframes(page)[0]["thought"] == EXPLICIT

    page.reload()
    expect(card(page, CRISIS)).to_be_visible()
    expect(another).to_have_count(0)
    card(page, CRISIS).get_by_role("button", name="Carry on").tap()
    expect(card(page, CRISIS)).to_have_count(0)
    expect(another).to_be_visible()


def test_a_thought_of_wanting_to_die_is_never_asked_for_traps_evidence_or_shares(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=full")
    go_on(page, "2 of 8")
    page.get_by_label(THOUGHT_BOX).fill(EXPLICIT)
    expect(card(page, CRISIS)).to_be_visible()
    expect(page.get_by_role("slider", name="How much do you believe it?")).to_have_count(0)
    card(page, CRISIS).get_by_role("button", name="Carry on").tap()
    expect(card(page, CRISIS)).to_have_count(0)

    go_on(page, "3 of 5")
    expect(page.get_by_label("What you’d say to them")).to_be_visible()
    expect(page.get_by_role("button", name="Done for now")).to_be_visible()
    page.wait_for_function(AT_CARD, arg=5)
    page.reload()
    expect(page.get_by_text("3 of 5", exact=True)).to_be_visible()
    go_on(page, "4 of 5")
    expect(page.get_by_label(FAIR_BOX)).to_be_visible()
    tap(page, "Back")
    tap(page, "Back")
    expect(page.get_by_label(THOUGHT_BOX)).to_have_value(EXPLICIT)


def test_a_passive_thought_is_not_argued_with_until_the_person_carries_on(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=quick")
    page.get_by_label(THOUGHT_BOX).fill("I just don't see the point of being here any more.")
    expect(card(page, CALM)).to_be_visible()
    go_on(page, "2 of 3")
    expect(card(page, CALM)).to_be_visible()
    expect(page.get_by_role("button", name="Another question")).to_have_count(0)
    expect(page.get_by_role("button", name="Could this")).to_have_count(0)
    card(page, CALM).get_by_role("button", name="Carry on").tap()
    expect(page.get_by_role("button", name="Another question")).to_be_visible()


def test_what_an_employer_wrote_is_not_listened_to(phone: Phone) -> None:
    page = phone.open("/knockbacks/new")
    message = page.get_by_label("What they wrote or said")
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=phone.url)
    page.evaluate("(text) => navigator.clipboard.writeText(text)", EXPLICIT)
    page.get_by_role("button", name="Paste the message").tap()
    expect(page.get_by_role("button", name="Edit the message")).to_be_visible()
    page.goto(address(page, "/wins/new"))
    page.get_by_label("What went right?").fill(EXPLICIT)
    expect(card(page, CRISIS)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="What they wrote or said")).to_be_visible()
    expect(card(page, CRISIS)).to_have_count(0)
    page.get_by_role("button", name="Edit the message").tap()
    expect(message).to_have_value(EXPLICIT)
    expect(card(page, CRISIS)).to_have_count(0)


def test_what_somebody_types_where_an_employer_is_quoted_is_listened_to(phone: Phone) -> None:
    page = phone.open("/knockbacks/new")
    page.get_by_label("What they wrote or said").press_sequentially(f"They said no. {EXPLICIT}")
    expect(card(page, CRISIS)).to_be_visible()


def test_a_reason_in_ones_own_words_is_listened_to(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=full")
    go_on(page, "2 of 8")
    page.get_by_label(THOUGHT_BOX).fill("They went quiet after the third round.")
    for at in (3, 4, 5):
        go_on(page, f"{at} of 8")
    page.get_by_role("main").get_by_role("textbox").press_sequentially(EXPLICIT)
    expect(card(page, CRISIS)).to_be_visible()
    expect(heading(page, "Share out the reasons")).to_be_visible()
    page.get_by_role("button", name="Next").tap()
    expect(page.get_by_text("3 of 5", exact=True)).to_be_visible()
