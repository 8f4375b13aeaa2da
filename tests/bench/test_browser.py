"""What the person holding the phone waits for: a browser slowed down four times."""

import gzip
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType, expect

from tests.bench.conftest import Report
from tests.bench.wire import Account, creations
from tests.support.chromium import LaunchOptions
from tests.support.people import PASSWORD
from tests.support.phone import Phone

SLOWER = 4
TAP_TO_DURABLE = """async () => {
  const face = [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === 'Alright')
  const start = performance.now()
  face.click()
  const said = () => /Saved on this (phone|computer)/.test(document.body.innerText)
  await new Promise((resolve) => {
    const look = () => said() && (watcher.disconnect(), resolve())
    const watcher = new MutationObserver(look)
    watcher.observe(document.body, { childList: true, subtree: true, characterData: true })
    look()
  })
  return performance.now() - start
}"""
INTERACTIVE = """async () => {
  const ready = () => document.querySelector('main button, [role=group] button')
  while (!ready()) await new Promise((resolve) => requestAnimationFrame(resolve))
  return performance.now()
}"""


@pytest.fixture
def engine_name() -> str:
    """The browser's part is the same on either engine."""
    return "sqlite"


@pytest.fixture
def phone(
    account: Account, browser_type: BrowserType, browser_type_launch_args: LaunchOptions, tmp_path: Path
) -> Iterator[Phone]:
    """A phone with an empty profile, at the account's server."""
    phone = Phone(browser_type, browser_type_launch_args, tmp_path / "phone", account.server.url)
    phone.launch()
    yield phone
    phone.close()


def sign_in(phone: Phone, account: Account) -> None:
    """Sign in on the screen."""
    page = phone.open("/sign-in")
    page.get_by_label("E-mail").fill(account.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("form").get_by_role("button", name="Sign in").tap()


def slowed(phone: Phone) -> Any:
    """The first tab's protocol session, its CPU slowed."""
    session = phone.cdp()
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return session


@pytest.mark.parametrize("held", [10_000, 50_000])
def test_a_first_sync_and_taps_in_a_long_diary(account: Account, phone: Phone, report: Report, held: int) -> None:
    account.push_all(creations(held))
    sign_in(phone, account)
    start, page = time.perf_counter(), phone.page
    expect(page.get_by_text("Synced", exact=True).first).to_be_visible(timeout=120_000)
    taken = time.perf_counter() - start
    report.add(f"first sync of {held:,} in the browser", "chromium", f"{taken:.1f} s", "<= 4 s for 10,000")
    page = phone.open("/")
    expect(page.get_by_role("button", name="Alright", exact=True)).to_be_visible()
    slowed(phone)
    taken = sorted(_taps(phone))
    report.add(f"tap to durable, {held:,} records, 4x CPU", "chromium", f"{taken[len(taken) // 2]:.0f} ms", "<= 20 ms")


def _taps(phone: Phone) -> Iterator[float]:
    for _ in range(9):
        page = phone.open("/")
        expect(page.get_by_role("button", name="Alright", exact=True)).to_be_visible()
        yield float(page.evaluate(TAP_TO_DURABLE))


def test_an_offline_launch(account: Account, phone: Phone, report: Report) -> None:
    account.push_all(creations(5_000))
    sign_in(phone, account)
    expect(phone.page.get_by_text("Synced", exact=True).first).to_be_visible(timeout=60_000)
    phone.page.evaluate("async () => { await navigator.serviceWorker.ready }")
    phone.without_network()
    account.server.stop()
    slowed(phone)
    taken = sorted(float(phone.open("/").evaluate(INTERACTIVE)) for _ in range(7))
    report.add("offline launch, 5,000 records, 4x CPU", "chromium", f"{taken[3]:.0f} ms", "<= 400 ms")


def test_the_first_load(account: Account, phone: Phone, report: Report) -> None:
    phone.open("/")
    scripts = phone.page.evaluate(
        "() => performance.getEntriesByType('resource').map((each) => each.name).filter((name) => name.endsWith('.js'))"
    )
    sizes = [len(gzip.compress(phone.context.request.get(name).body(), 9)) for name in set(scripts)]
    report.add("scripts of the first load", "chromium", f"{sum(sizes) / 1000:.1f} kB gz", "<= 45 kB gz")
    assert sizes
