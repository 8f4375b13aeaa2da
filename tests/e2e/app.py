"""What people do in the app and see on its screens, in their words."""

import re
from contextlib import suppress
from typing import Any

from playwright.sync_api import Error, Locator, Page, expect

from tests.support.phone import Phone
from tests.support.server import LiveServer

# Everything in one store of the one diary on this phone.
STORED = """async (store) => {
    const names = (await indexedDB.databases()).map(({ name }) => name)
    const open = indexedDB.open(names.find((name) => /^onwards-.*-/.test(name)))
    await new Promise((done) => (open.onsuccess = done))
    const all = open.result.transaction(store).objectStore(store).getAll()
    await new Promise((done) => (all.onsuccess = done))
    open.result.close()
    return all.result
  }"""

DRAFTED = f"async (text) => (await ({STORED})('drafts')).some(({{ value }}) => value === text)"

PASSWORD = "seven green bottles"
FACES = ("Gutted", "Flat", "Alright", "Hopeful", "Buzzing")
QUESTION = "How are you right now?"
READY = "Ready to work offline."
FULL = "That didn’t save. Your phone may be full."
RESTORED = "You were writing this."
PASSIVE = "They said no again. Everyone would be better off without me."
EXPLICIT = "I want to kill myself."
CALM = "That sounds heavy."
CRISIS = "Please don’t be on your own with this."
WHOLLY_KEPT = r"""async () => {
    const worker = await (await fetch('/sw.js')).text()
    const kept = (await (await caches.open('onwards-shell')).keys()).map(({ url }) => new URL(url).pathname)
    return [...worker.matchAll(/\/assets\/[\w.-]+/g)].every(([file]) => kept.includes(file))
  }"""


def faces(page: Page) -> Locator:
    """The row of faces."""
    return page.get_by_role("group", name=QUESTION)


def face(page: Page, mood: str) -> Locator:
    """One of the faces."""
    return faces(page).get_by_role("button", name=mood, exact=True)


def sheet(page: Page) -> Locator:
    """What opens above the faces after a check-in."""
    return page.get_by_role("region", name="What you just saved")


def saved(page: Page) -> Locator:
    """The sheet's word that the check-in is durable."""
    return sheet(page).get_by_text(re.compile(r"Saved on this (phone|computer), \d\d:\d\d"))


def mark(page: Page) -> Locator:
    """How the diary stands with the server, in the header."""
    return page.get_by_role("link", name="See what waits")


def wait_until_offline_ready(page: Page) -> None:
    """The app has said that it works offline from now on."""
    expect(page.get_by_text(READY)).to_be_visible()


def wait_until_wholly_kept(page: Page) -> None:
    """Every file that the worker knows of is on the phone, also those fetched after the word that it is ready."""
    wait_until_offline_ready(page)
    page.wait_for_function(WHOLLY_KEPT, polling=100)


def offline_app(phone: Phone, server: LiveServer) -> Page:
    """The app, with everything kept and neither network nor server."""
    wait_until_wholly_kept(phone.open())
    phone.without_network()
    server.stop()
    return phone.open()


def check_in(page: Page, mood: str) -> None:
    """Tap a face and wait for the word that it is kept."""
    face(page, mood).tap()
    expect(face(page, mood)).to_have_attribute("aria-pressed", "true")
    expect(saved(page)).to_be_visible()


def lately(page: Page) -> Locator:
    """The latest check-ins."""
    return page.get_by_role("region", name="Lately").get_by_role("listitem")


def stored(page: Page, store: str) -> list[dict[str, Any]]:
    """What a store of the diary holds, by the browser's own account."""
    found: list[dict[str, Any]] = page.evaluate(STORED, store)
    return found


def records(page: Page, kind: str) -> list[dict[str, Any]]:
    """What the records of a kind hold, the oldest first; not those in the bin."""
    rows = [row for row in stored(page, "records") if row["type"] == kind and not row["binned_at"]]
    return [{"id": row["id"], **row["doc"]} for row in sorted(rows, key=lambda row: row["id"])]


def wait_for_draft(page: Page, text: str) -> None:
    """The last keystroke's draft has reached the phone's storage."""
    page.wait_for_function(DRAFTED, arg=text)


def begin(page: Page, label: str, text: str) -> None:
    """Type into the box of a record to be. Its first letter makes the record; the rest is a draft until it settles."""
    page.get_by_label(label).press_sequentially(text[0])
    expect(page.get_by_text("Saved on this phone")).to_be_visible()
    page.get_by_label(label).press_sequentially(text[1:])


def crash(page: Page) -> None:
    """The tab's process ends at once, as when a phone needs the memory."""
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash")


def heading(page: Page, words: str) -> Locator:
    """The screen's heading."""
    return page.get_by_role("heading", level=1, name=words, exact=True)


def write_note(page: Page, text: str) -> None:
    """Add a note to the check-in that was just made, and close its box."""
    sheet(page).get_by_role("button", name="Add a note").tap()
    page.get_by_label("Your note").fill(text)
    sheet(page).get_by_role("button", name="Done").tap()
    expect(sheet(page).get_by_role("button", name="Edit the note")).to_be_visible()


def sign_up(page: Page, email: str) -> str:
    """Make an account in the app; its recovery code."""
    page.goto(address(page, "/sign-in"))
    page.get_by_role("button", name="Create account", exact=True).first.tap()
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("New password", exact=True).fill(PASSWORD)
    page.locator("form").get_by_role("button", name="Create account").tap()
    code = page.locator("output").inner_text()
    page.get_by_role("button", name="Done, it’s somewhere safe").tap()
    expect(heading(page, "You")).to_be_visible()
    return code


def sign_in(page: Page, email: str, *, said: str = "You’re in.") -> None:
    """Sign in in the app."""
    page.goto(address(page, "/sign-in"))
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("form").get_by_role("button", name="Sign in").tap()
    expect(page.get_by_text(said)).to_be_visible()
    page.get_by_role("button", name="Carry on").tap()
    expect(heading(page, "You")).to_be_visible()


def sign_out(page: Page, how: str = "Sign out, keep it here") -> None:
    """Sign out in the app, by this button."""
    page.get_by_role("link", name="You", exact=True).tap()
    page.get_by_role("link", name="Password, recovery code, sign out").tap()
    page.get_by_text("Sign out", exact=True).tap()
    page.get_by_role("button", name=how).tap()
    expect(page.get_by_text("Signed out.", exact=True)).to_be_visible()


def address(page: Page, path: str) -> str:
    """The address of a screen on the server of the page."""
    origin: str = page.evaluate("() => location.origin")
    return origin + path


def timeline(page: Page) -> Locator:
    """What the timeline shows."""
    return page.get_by_role("main").locator("ol > li")
