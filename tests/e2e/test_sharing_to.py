"""Text shared from another app becomes the message of a new knockback, and goes nowhere else."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.app import RESTORED, stored, timeline, wait_until_offline_ready
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


def messages(page: Page) -> list[str]:
    """The message of each knockback, the oldest first."""
    rows = sorted(stored(page, "records"), key=lambda row: str(row["id"]))
    return [row["doc"]["message"] for row in rows if row["type"] == "knockback"]


@pytest.mark.own_browser
def test_shared_text_is_a_knockback_at_once_even_with_no_signal(phone: Phone, server: LiveServer) -> None:
    wait_until_offline_ready(phone.open())
    # The parts that are kept a moment later.
    phone.open("/knockbacks/new")
    server.stop()
    phone.without_network()
    share(phone, LETTER)
    page = phone.page
    expect(page.get_by_text(LETTER)).to_be_visible()
    expect(page.get_by_text("Saved on this phone")).to_be_visible()
    phone.kill()
    phone.launch(offline=True)
    page = phone.open("/timeline")
    expect(timeline(page)).to_contain_text(["A knockback"])
    assert messages(page) == [f"Your application\n{LETTER}"]


def test_a_second_shared_text_is_a_second_knockback(phone: Phone) -> None:
    wait_until_offline_ready(phone.open())
    for text in (LETTER, "Another one."):
        share(phone, text)
        expect(phone.page.get_by_text(text)).to_be_visible()
    assert messages(phone.page) == [f"Your application\n{LETTER}", "Your application\nAnother one."]


def test_shared_text_that_nobody_came_to_look_at_waits_behind_a_link(phone: Phone) -> None:
    page = phone.open()
    wait_until_offline_ready(page)
    page.evaluate(
        "(text) => fetch('/share', { method: 'POST', body: form(text), redirect: 'manual' })".replace(
            "form(text)", "(() => { const form = new FormData(); form.set('text', text); return form })()"
        ),
        LETTER,
    )
    page = phone.open()
    page.get_by_role("link", name=RESTORED).tap()
    expect(page.get_by_text(LETTER)).to_be_visible()
    assert messages(page) == [LETTER]
    phone.open()
    expect(page.get_by_role("heading", name="Lately")).to_be_visible()
    expect(page.get_by_role("link", name=RESTORED)).to_have_count(0)


def test_shared_text_that_is_too_long_waits_in_its_box(phone: Phone) -> None:
    wait_until_offline_ready(phone.open())
    share(phone, "x" * 50_000)
    expect(phone.page.get_by_text("17 characters too many.")).to_be_visible()
    assert messages(phone.page) == []
    page = phone.open()
    page.get_by_role("link", name=RESTORED).tap()
    expect(page.get_by_text("17 characters too many.")).to_be_visible()


def test_shared_text_does_not_reach_the_server(new_phone: NewPhone, line: Line) -> None:
    phone = new_phone(line.url)
    wait_until_offline_ready(phone.open())
    share(phone, LETTER)
    expect(phone.page.get_by_text("Saved on this phone")).to_be_visible()
    assert not [each for each in line.sent if LETTER.encode() in each.body or "share" in each.path]


def test_sharing_before_the_app_was_ever_opened_says_what_to_do(new_phone: NewPhone, line: Line) -> None:
    phone = new_phone(line.url)
    share(phone, LETTER)
    expect(phone.page.get_by_text("Open Onwards once, then share again")).to_be_visible()
