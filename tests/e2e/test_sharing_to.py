"""Text shared from another app becomes the note of a new check-in, and goes nowhere else."""

from playwright.sync_api import expect

from tests.e2e.app import check_in, face, lately, timeline, wait_until_offline_ready
from tests.e2e.conftest import NewPhone
from tests.support.line import Line
from tests.support.phone import Phone
from tests.support.server import LiveServer

LETTER = "Unfortunately we will not be taking your application further."
FORM = """<form method="post" enctype="multipart/form-data" action="{url}/share">
<input name="title" value="Your application"><textarea name="text">{text}</textarea><button>Share</button></form>"""


def share(phone: Phone, text: str) -> None:
    """As the phone's system does: a form from outside the app, without the app's policies."""
    page = phone.page
    page.goto("about:blank")
    page.set_content(FORM.format(url=phone.url, text=text))
    page.get_by_role("button", name="Share").tap()


def test_shared_text_is_the_note_of_a_new_check_in_even_with_no_signal(phone: Phone, server: LiveServer) -> None:
    wait_until_offline_ready(phone.open())
    server.stop()
    phone.without_network()
    share(phone, LETTER)
    page = phone.page
    expect(page.get_by_label("Your note")).to_have_value(f"Your application\n{LETTER}")
    face(page, "Gutted").tap()
    expect(face(page, "Gutted")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Done").tap()
    expect(lately(page)).to_have_count(1)
    phone.open("/timeline")
    expect(timeline(page)).to_have_count(1)
    expect(timeline(page)).to_contain_text([LETTER])
    phone.open()
    expect(page.get_by_label("Your note")).to_have_count(0)


def test_shared_text_joins_a_note_that_was_being_written(phone: Phone) -> None:
    page = phone.open("/?note")
    wait_until_offline_ready(page)
    page.get_by_label("Your note").press_sequentially("Another one.")
    share(phone, LETTER)
    expect(page.get_by_label("Your note")).not_to_have_value("")
    found = page.get_by_label("Your note").input_value()
    phone.open("/timeline")
    for text in (LETTER, "Another one."):
        if text not in found:
            expect(timeline(page).filter(has_text=text)).to_be_visible()


def test_shared_text_does_not_reach_the_server(new_phone: NewPhone, line: Line) -> None:
    phone = new_phone(line.url)
    wait_until_offline_ready(phone.open())
    share(phone, LETTER)
    expect(phone.page.get_by_label("Your note")).to_be_visible()
    check_in(phone.page, "Flat")
    assert not [each for each in line.sent if LETTER.encode() in each.body or "share" in each.path]


def test_sharing_before_the_app_was_ever_opened_says_what_to_do(new_phone: NewPhone, line: Line) -> None:
    phone = new_phone(line.url)
    share(phone, LETTER)
    expect(phone.page.get_by_text("Open Onwards once, then share again")).to_be_visible()
