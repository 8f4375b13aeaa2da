"""With no network and the server really stopped: what was saved is there, and later it is everywhere."""

import pytest
from playwright.sync_api import expect

from tests.e2e.app import READY, check_in, face, heading, lately, wait_until_offline_ready
from tests.support.phone import Phone
from tests.support.server import LiveServer


@pytest.mark.own_browser
def test_a_check_in_with_no_signal_outlives_the_sudden_end_of_the_browser(phone: Phone, server: LiveServer) -> None:
    wait_until_offline_ready(phone.open())
    phone.close()
    server.stop()

    phone.launch()
    phone.without_network()
    check_in(phone.open(), "Hopeful")
    phone.kill()

    phone.launch(offline=True)
    page = phone.open()
    expect(lately(page)).to_have_count(1)
    expect(lately(page)).to_contain_text("Hopeful")
    assert not server.ready()


@pytest.mark.own_browser
def test_every_tap_before_a_sudden_end_is_kept_or_was_never_called_saved(phone: Phone, server: LiveServer) -> None:
    wait_until_offline_ready(phone.open())
    server.stop()
    phone.without_network()
    page = phone.open()
    for mood in ("Flat", "Buzzing", "Alright"):
        check_in(page, mood)
    phone.kill()
    phone.launch(offline=True)
    page = phone.open()
    expect(lately(page)).to_have_count(1)
    expect(lately(page)).to_contain_text("Alright")


def test_every_screen_opens_with_no_signal(phone: Phone, server: LiveServer) -> None:
    wait_until_offline_ready(phone.open())
    server.stop()
    phone.without_network()
    for path in ("/", "/wins/new", "/lessons/new"):
        page = phone.open(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(face(phone.open(), "Gutted")).to_be_visible()


def test_a_browser_that_keeps_nothing_is_told_so_in_place_of_the_app(phone: Phone) -> None:
    phone.context.add_init_script("IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError') }")

    page = phone.open()

    expect(heading(page, "This browser won’t let Onwards keep anything")).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()


def test_a_notice_is_in_nobodys_way(phone: Phone) -> None:
    page = phone.open("/lessons/new")
    notice = page.get_by_text(READY)
    expect(notice).to_be_visible()

    box = notice.bounding_box()

    assert box is not None
    beneath = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('[role=status]')", [box["x"], box["y"]]
    )
    assert beneath is None
