"""What is kept can be taken along, brought back, installed and done away with."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.api import Api
from tests.e2e.app import PASSWORD, check_in, lately, mark, sign_in, sign_up, stored, timeline, write_note
from tests.e2e.conftest import NewPhone
from tests.support.phone import Phone
from tests.support.server import LiveServer


def export(page: Page, folder: Path) -> Path:
    """Take everything along as a file."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Export everything").tap()
    expect(page.get_by_text("Your whole diary, in one file.")).to_be_visible()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def read_in(page: Page, file: Path) -> None:
    """Read a file back in."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Read a file back in").tap()
    chooser.value.set_files(file)


def fill(page: Page) -> None:
    """Three records: a check-in with everything, one of words alone in the bin, a win."""
    check_in(page, "Gutted")
    write_note(page, "They “loved” me.\nThen: nothing. 🙃")
    page.goto(page.url + "wins/new")
    page.get_by_label("What went right?").fill("Asked why")
    page.get_by_role("button", name="Done").tap()
    expect(timeline(page).or_(lately(page)).first).to_be_visible()


def held(page: Page) -> list[Any]:
    """What the records hold, without how they stand with the server."""
    return sorted(([row["id"], row["type"], row["doc"]] for row in stored(page, "records")), key=str)


def test_an_export_read_in_elsewhere_is_the_same_diary_and_reading_it_in_again_adds_nothing(
    new_phone: NewPhone, tmp_path: Path
) -> None:
    first = new_phone()
    fill(first.open())
    file = export(first.open("/you"), tmp_path)
    told = json.loads(file.read_text())
    assert {record["id"] for record in told["records"]} == {row["id"] for row in stored(first.page, "records")}

    second = new_phone()
    page = second.open("/you")
    read_in(page, file)
    expect(page.get_by_text("2 added, 0 here already.")).to_be_visible()
    assert held(page) == held(first.page)
    before = stored(page, "outbox")
    read_in(page, file)
    expect(page.get_by_text("0 added, 2 here already.")).to_be_visible()
    assert stored(page, "outbox") == before
    assert export(page, tmp_path).read_text() == file.read_text()


def test_a_file_that_is_not_ours_changes_nothing(phone: Phone, tmp_path: Path) -> None:
    file = tmp_path / "holiday.json"
    file.write_text('{"photos": []}')
    page = phone.open("/you")
    read_in(page, file)
    expect(page.get_by_text("That isn’t a file from Onwards. Nothing has changed.")).to_be_visible()
    assert stored(page, "records") == []


def delete_everything(page: Page, *, password: str = "") -> None:
    """Type the word, and the password of an account, and go ahead."""
    page.get_by_role("button", name="Delete everything").tap()
    dialog = page.get_by_role("dialog")
    go = dialog.get_by_role("button", name="Delete everything")
    expect(go).to_be_disabled()
    dialog.get_by_label("Type “delete” to go ahead").fill("delete")
    if password:
        dialog.get_by_label("Your password", exact=True).fill(password)
    go.tap()
    expect(page.get_by_text("All gone.")).to_be_visible()
    expect(lately(page)).to_have_count(0)


def test_everything_is_deleted_from_the_phone_once_the_word_is_typed(phone: Phone) -> None:
    fill(phone.open())
    delete_everything(phone.open("/you"))
    for store in ("records", "outbox", "drafts"):
        assert stored(phone.page, store) == []
    page = phone.open("/timeline")
    expect(page.get_by_text("Nothing here yet")).to_be_visible()


def test_everything_is_deleted_from_the_account_and_every_phone_with_the_password(
    new_phone: NewPhone, server: LiveServer
) -> None:
    first, second = new_phone(), new_phone()
    fill(first.open())
    sign_up(first.page, "gone@example.com")
    expect(mark(first.page)).to_contain_text("Synced")
    sign_in(second.open(), "gone@example.com")
    second.open("/timeline")
    expect(timeline(second.page)).to_have_count(2)

    delete_everything(first.open("/you"), password=PASSWORD)
    expect(mark(first.page)).to_contain_text("On this phone")
    body = {"email": "gone@example.com", "password": PASSWORD, "device_name": "A script"}
    assert Api(server.port, "gone@example.com").ask("POST", "/auth/token", body, expected=401)
    with second.tolerating(r"status of 401 \(Unauthorized\)"):
        second.open("/timeline")
        expect(mark(second.page)).to_contain_text("Account deleted, still saved here")


def test_deleting_the_account_with_a_wrong_password_deletes_nothing(phone: Phone, server: LiveServer) -> None:
    check_in(phone.open(), "Flat")
    sign_up(phone.page, "stays@example.com")
    page = phone.open("/you")
    page.get_by_role("button", name="Delete everything").tap()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Type “delete” to go ahead").fill("delete")
    dialog.get_by_label("Your password", exact=True).fill("not the password")
    with phone.tolerating(r"status of 40[13]"):
        dialog.get_by_role("button", name="Delete everything").tap()
        expect(dialog.get_by_text("That’s not the password.")).to_be_visible()
    expect(mark(phone.open())).to_contain_text("Synced")
    expect(lately(phone.page)).to_have_count(1)
    assert [each["mood"] for each in Api(server.port, "stays@example.com").sign_in().records()] == [2]


@pytest.mark.own_browser
def test_the_browser_finds_nothing_that_stands_in_the_way_of_installing_it(phone: Phone) -> None:
    phone.open()
    cdp = phone.cdp()
    assert cdp.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    manifest = cdp.send("Page.getAppManifest")
    assert manifest["errors"] == []
    told = json.loads(manifest["data"])
    assert {"/share", "multipart/form-data"} <= {told["share_target"]["action"], told["share_target"]["enctype"]}
    for picture in (
        *told["icons"],
        *told["screenshots"],
        *(icon for each in told["shortcuts"] for icon in each["icons"]),
    ):
        answer = phone.page.request.get(phone.url + picture["src"])
        assert (answer.status, answer.headers["content-type"]) == (200, picture["type"])
