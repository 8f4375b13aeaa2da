"""A session outlives a bad line; where it ends, the diary stays."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.api import Api
from tests.e2e.app import PASSWORD, RESTORED, address, check_in, lately, mark, sign_in, sign_out, sign_up, stored
from tests.e2e.conftest import NewPhone
from tests.support.line import Line
from tests.support.phone import NO_ANSWER, Phone
from tests.support.server import LiveServer

REFRESH = "/api/v1/auth/session/refresh"


def lose_a_refresh(phone: Phone, line: Line, email: str) -> None:
    """The server has answered a refresh; the phone has heard nothing and waits."""
    phone.tolerated += [NO_ANSWER, re.compile(r"status of 401 \(Unauthorized\)")]
    sign_up(phone.open(), email)
    expect(mark(phone.page)).to_contain_text("Synced")
    phone.restart()
    phone.page.clock.install()
    expect(mark(phone.open())).to_contain_text("Synced")
    with line.losing(REFRESH):
        phone.context.clear_cookies(name="__Host-access")
        check_in(phone.page, "Hopeful")
        expect(mark(phone.page)).to_contain_text("Offline, 1 waiting")


@pytest.mark.own_browser
def test_a_session_outlives_a_refresh_whose_answer_was_lost(new_phone: NewPhone, line: Line) -> None:
    phone = new_phone(line.url)
    lose_a_refresh(phone, line, "lost@example.com")
    phone.page.clock.fast_forward("30:00")
    expect(mark(phone.page)).to_contain_text("Synced")
    assert set(line.lost) == {REFRESH}
    bodies = [each.body for each in line.sent if each.path == REFRESH]
    assert len(bodies) > len(line.lost)
    assert len(set(bodies)) == 1


@pytest.mark.own_browser
def test_a_session_outlives_a_lost_refresh_and_the_sudden_end_of_the_browser(new_phone: NewPhone, line: Line) -> None:
    phone = new_phone(line.url)
    lose_a_refresh(phone, line, "killed@example.com")
    phone.kill()
    phone.launch()
    phone.open()
    expect(mark(phone.page)).to_contain_text("Synced")


def test_an_ended_session_keeps_the_diary_and_says_so(phone: Phone, server: LiveServer) -> None:
    sign_up(phone.open(), "ended@example.com")
    expect(mark(phone.page)).to_contain_text("Synced")
    Api(server.port, "ended@example.com").sign_in().ask("DELETE", "/devices", expected=204)
    with phone.tolerating(r"status of 401 \(Unauthorized\)"):
        check_in(phone.open(), "Alright")
        expect(mark(phone.page)).to_contain_text("Signed out, still saved here")
    sign_in(phone.page, "ended@example.com", said="You’re in. Welcome back.")
    expect(mark(phone.page)).to_contain_text("Synced")
    assert [each["mood"] for each in Api(server.port, "ended@example.com").sign_in().records()] == [3]


def devices(script: Api) -> int:
    """On how many devices somebody is signed in beside the script that asks."""
    return len(script.ask("GET", "/devices")["items"]) - 1


def test_signing_out_holds_with_no_signal_and_the_server_hears_of_it_later(phone: Phone, server: LiveServer) -> None:
    sign_up(phone.open(), "leaving@example.com")
    check_in(phone.open(), "Flat")
    expect(mark(phone.page)).to_contain_text("Synced")
    phone.without_network()

    sign_out(phone.page, "Sign out, keep it here")

    expect(mark(phone.page)).to_contain_text("Signed out, still saved here")
    script = Api(server.port, "leaving@example.com").sign_in()
    assert devices(script) == 1
    with phone.page.expect_response(lambda answer: answer.request.method == "DELETE") as ended:
        phone.with_network()
    assert ended.value.ok
    assert devices(script) == 0
    assert phone.context.cookies() == []
    assert [row["doc"]["mood"] for row in stored(phone.page, "records")] == [2]


def test_a_shared_phone_is_cleared_with_no_signal(phone: Phone, server: LiveServer) -> None:
    sign_up(phone.open(), "shared@example.com")
    check_in(phone.open(), "Gutted")
    expect(mark(phone.page)).to_contain_text("Synced")
    phone.without_network()

    sign_out(phone.page, "Sign out and clear it")

    expect(mark(phone.page)).to_contain_text("On this phone")
    assert stored(phone.page, "records") == []
    with phone.page.expect_response(lambda answer: answer.request.method == "DELETE"):
        phone.with_network()
    assert devices(Api(server.port, "shared@example.com").sign_in()) == 0


def test_a_deleted_account_leaves_the_diary_on_the_phone_and_a_new_one_takes_it_up(
    phone: Phone, server: LiveServer
) -> None:
    sign_up(phone.open(), "deleted@example.com")
    check_in(phone.open(), "Alright")
    expect(mark(phone.page)).to_contain_text("Synced")
    laptop = Api(server.port, "deleted@example.com").sign_in()

    laptop.ask("POST", "/account/deletion", {"password": PASSWORD}, expected=204)

    with phone.tolerating(r"status of 401 \(Unauthorized\)"):
        check_in(phone.open(), "Hopeful")
        expect(mark(phone.page)).to_contain_text("Account deleted, still saved here")
    expect(lately(phone.open())).to_have_count(2)
    page = phone.open("/you")
    expect(page.get_by_text("This account was deleted. What’s on this phone is still here.")).to_be_visible()

    # The new account has none of this: the phone is told so once, and offers what it has.
    with phone.tolerating(r"status of 409 \(Conflict\)"):
        page.get_by_role("link", name="Create a new account").tap()
        page.get_by_label("New password", exact=True).fill(PASSWORD)
        page.locator("form").get_by_role("button", name="Create account").tap()
        page.get_by_role("button", name="Done, it’s somewhere safe").tap()
        expect(mark(phone.open())).to_contain_text("Synced")

    moods = [each["mood"] for each in Api(server.port, "deleted@example.com").sign_in().records()]
    assert sorted(moods) == [3, 4]


def test_a_recovery_code_sets_a_new_password(phone: Phone, new_phone: NewPhone) -> None:
    code = sign_up(phone.open(), "code@example.com")
    page = new_phone().open("/sign-in")
    page.get_by_role("button", name="Recovery code").tap()
    page.get_by_label("E-mail").fill("code@example.com")
    page.get_by_label("Recovery code", exact=True).last.fill(code)
    page.get_by_label("New password", exact=True).fill("three odd words here")
    page.get_by_role("button", name="Set the new password").tap()
    expect(page.locator("output")).not_to_have_text(code)
    page.goto(address(page, "/sign-in"))
    page.get_by_label("E-mail").fill("code@example.com")
    page.get_by_label("Password", exact=True).fill("three odd words here")
    page.locator("form").get_by_role("button", name="Sign in").tap()
    expect(page.get_by_text("You’re in.")).to_be_visible()
    expect(page.get_by_text(RESTORED)).to_have_count(0)
