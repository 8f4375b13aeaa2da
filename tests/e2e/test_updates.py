"""A newer version waits until somebody says so, and takes nothing away. Several tabs are one diary."""

import hashlib
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.api import Api
from tests.e2e.app import check_in, face, lately, mark, sheet, sign_up, wait_until_offline_ready
from tests.support.phone import Phone
from tests.support.server import LiveServer

UPDATE = "There’s a newer Onwards. Nothing you’ve typed gets lost."
VERSION = "() => document.querySelector('meta[name=version]')?.content ?? 'first'"


def newer(dist: Path, folder: Path) -> Path:
    """The same app as another version: its page differs, and so does the list that the worker keeps."""
    copy = shutil.copytree(dist, folder / "newer")
    page = (copy / "index.html").read_text()
    changed = page.replace("</head>", '<meta name="version" content="second"></head>')
    (copy / "index.html").write_text(changed)
    worker = (copy / "sw.js").read_text()
    before, after = (hashlib.sha256(text.encode()).hexdigest()[:10] for text in (page, changed))
    assert worker.count(before) == 1
    (copy / "sw.js").write_text(worker.replace(before, after))
    return copy


@pytest.fixture
def updating(server: LiveServer) -> Iterator[LiveServer]:
    """A server that serves the newer version from its next start on, for this test."""
    folder = server.settings["ONWARDS_FRONTEND"]
    yield server
    server.settings["ONWARDS_FRONTEND"] = folder
    server.stop()


@pytest.fixture
def put_up_newer(updating: LiveServer, dist: Path, tmp_path: Path) -> Callable[[], None]:
    """Puts the newer version up."""

    def put_up() -> None:
        updating.stop()
        updating.settings["ONWARDS_FRONTEND"] = str(newer(dist, tmp_path))
        updating.start()

    return put_up


def test_a_newer_version_waits_until_it_is_accepted_and_keeps_what_was_half_typed(
    phone: Phone, put_up_newer: Callable[[], None]
) -> None:
    page = phone.open()
    wait_until_offline_ready(page)
    check_in(page, "Gutted")
    sheet(page).get_by_role("button", name="Add a note").tap()
    page.get_by_label("Your note").press_sequentially("They said they")
    put_up_newer()
    other = phone.new_tab("/wins/new")
    other.get_by_label("What went right?").press_sequentially("Asked why")
    for tab in (page, other):
        expect(tab.get_by_text(UPDATE)).to_be_visible()
        assert tab.evaluate(VERSION) == "first"

    page.get_by_role("button", name="Update").tap()
    for tab in (page, other):
        tab.wait_for_function("() => document.querySelector('meta[name=version]')")
        expect(tab.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_label("Your note")).to_have_value("They said they")
    expect(other.get_by_label("What went right?")).to_have_value("Asked why")
    expect(lately(page)).to_have_count(1)


@pytest.mark.own_browser
def test_a_newer_version_that_is_put_off_comes_with_the_next_start(
    phone: Phone, put_up_newer: Callable[[], None]
) -> None:
    page = phone.open()
    wait_until_offline_ready(page)
    check_in(page, "Flat")
    put_up_newer()
    page.reload()
    page.get_by_role("button", name="Later").tap()
    expect(page.get_by_text(UPDATE)).to_have_count(0)
    assert page.evaluate(VERSION) == "first"
    check_in(page, "Hopeful")
    phone.close()
    phone.launch()
    page = phone.open()
    expect(lately(page)).to_have_count(2)
    # The browser lets a waiting version take over once no page of the old one is left.
    assert page.evaluate(VERSION) == "second"


def test_a_version_that_arrives_in_half_never_takes_over(
    phone: Phone, updating: LiveServer, dist: Path, tmp_path: Path
) -> None:
    page = phone.open()
    wait_until_offline_ready(page)
    updating.stop()
    folder = newer(dist, tmp_path)
    listed = re.findall(r"`(/assets/[\w.-]+\.js)`", (folder / "sw.js").read_text())
    worker = (folder / "sw.js").read_text().replace(listed[0], "/assets/not-there.js")
    (folder / "sw.js").write_text(worker)
    updating.settings["ONWARDS_FRONTEND"] = str(folder)
    updating.start()
    with phone.tolerating("status of 404", "assets/not-there.js"):
        ended = page.evaluate(
            """async () => {
              const registration = await navigator.serviceWorker.getRegistration()
              await registration.update()
              const worker = registration.installing
              if (worker.state === 'installing') await new Promise((done) => (worker.onstatechange = done))
              return [worker.state, registration.waiting]
            }"""
        )
    assert ended == ["redundant", None]
    updating.stop()
    phone.without_network()
    page.reload()
    expect(face(page, "Gutted")).to_be_visible()
    assert page.evaluate(VERSION) == "first"


def test_what_is_written_in_one_tab_shows_in_the_other(phone: Phone) -> None:
    first = phone.open()
    second = phone.new_tab()
    expect(lately(second)).to_have_count(0)
    check_in(first, "Buzzing")
    expect(lately(second)).to_contain_text(["Buzzing"])
    face(second, "Gutted").tap()
    expect(lately(first)).to_contain_text(["Gutted", "Buzzing"])


def test_two_tabs_that_both_send_what_waits_double_nothing(phone: Phone, server: LiveServer) -> None:
    sign_up(phone.open(), "tabs@example.com")
    expect(mark(phone.page)).to_contain_text("Synced")
    tabs = [phone.open(), phone.new_tab()]
    server.stop()
    phone.without_network()
    for tab, mood in zip(tabs, ("Flat", "Buzzing"), strict=True):
        check_in(tab, mood)
    for tab in tabs:
        expect(mark(tab)).to_contain_text("2 waiting")
    server.start()
    phone.with_network()
    for tab in tabs:
        expect(mark(tab)).to_contain_text("Synced")
    api = Api(server.port, "tabs@example.com").sign_in()
    assert sorted(each["mood"] for each in api.records()) == [2, 5]
    # Each operation takes one number of the person's own: two check-ins, so two.
    assert {each["rev"] for each in api.ask("GET", "/sync/changes")["changes"]} == {1, 2}


def test_signing_in_in_one_tab_signs_in_the_other(phone: Phone) -> None:
    other = phone.new_tab()
    page = phone.open()
    expect(mark(other)).to_contain_text("On this phone")
    sign_up(page, "both@example.com")
    expect(mark(other)).to_contain_text("Synced")
    check_in(other, "Alright")
    expect(mark(page)).to_contain_text("Synced")


def test_a_note_written_in_both_tabs_is_kept_in_both_versions(phone: Phone) -> None:
    first = phone.open()
    check_in(first, "Flat")
    lately(first).get_by_role("link").tap()
    expect(first.get_by_label("Your note")).to_be_visible()
    second = phone.new_tab(first.url.removeprefix(phone.url))
    for tab, text in ((first, "In the first tab."), (second, "In the second tab.")):
        tab.get_by_label("Your note").fill(text)
    for tab in (first, second):
        tab.get_by_label("Your note").blur()
        expect(tab.get_by_role("status").filter(has_text="Saved on this phone")).to_be_visible()
    for tab in (first, second):
        expect(tab.get_by_role("heading", name="Changed in two places")).to_be_visible()
        shown = {tab.get_by_label("Your note").input_value(), tab.locator("blockquote").inner_text()}
        assert shown == {"In the first tab.", "In the second tab."}
