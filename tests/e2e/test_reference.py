"""The API reference, as somebody sees it who opens /docs in a browser."""

import pytest
from playwright.sync_api import BrowserType, expect

from tests.support.chromium import LaunchOptions
from tests.support.server import LiveServer

# As bright as the eye takes them for, from 0 to 255.
BRIGHTNESS = """([element, property]) => {
    const [r, g, b] = getComputedStyle(element)[property].match(/[\\d.]+/g).map(Number)
    return 0.3 * r + 0.6 * g + 0.1 * b
  }"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_reference_follows_the_colour_scheme_and_the_browser_has_nothing_to_complain_of(
    live_server: LiveServer, browser_type: BrowserType, browser_type_launch_args: LaunchOptions, scheme: str
) -> None:
    browser = browser_type.launch(**browser_type_launch_args)
    try:
        page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))

        page.goto(f"{live_server.url}/docs")

        title = page.get_by_role("heading", name="Onwards")
        expect(title).to_be_visible()
        ground = page.locator("body").evaluate_handle("(body) => [body, 'backgroundColor']")
        ink = title.evaluate_handle("(heading) => [heading, 'color']")
        bright, written = page.evaluate(BRIGHTNESS, ground), page.evaluate(BRIGHTNESS, ink)
        darker, lighter = (bright, written) if scheme == "dark" else (written, bright)
        assert (darker < 90, lighter > 180) == (True, True)
        assert complaints == []
    finally:
        browser.close()
