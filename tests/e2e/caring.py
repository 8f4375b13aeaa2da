"""What people see of the cards above a text, in their words."""

import re

from playwright.sync_api import Locator, Page

from tests.e2e.app import (
    sheet,
    wait_until_offline_ready,
)
from tests.support.phone import Phone
from tests.support.server import LiveServer

# Everything that this phone has kept of the app, but for what is fetched later.
KEPT = """async () => {
    const keys = await (await caches.open('onwards-shell')).keys()
    return ['safety', 'hints', 'model'].every((name) => keys.some(({ url }) => url.includes(`/assets/${name}-`)))
  }"""


def card(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title)


def offline_app(phone: Phone, server: LiveServer) -> Page:
    """The app, with everything kept and neither network nor server."""
    page = phone.open()
    wait_until_offline_ready(page)
    page.wait_for_function(KEPT)
    phone.without_network()
    server.stop()
    return phone.open()


def write(page: Page, text: str) -> Locator:
    """Write a note on the sheet; its box."""
    sheet(page).get_by_role("button", name=re.compile("the note|a note")).tap()
    page.get_by_label("Your note").fill(text)
    return page.get_by_label("Your note")
