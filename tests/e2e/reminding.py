"""What the browser is asked about reminders, and what it shows of them."""

import json
from typing import Any

from playwright.sync_api import Page, expect

from tests.support.phone import Phone
from tests.support.push_service import PushService

# Subscribing is between the browser and its maker, whom no test asks anything: that alone is stood in for.
SUBSCRIBE = """({ endpoint, p256dh, auth }) => {
    const ask = Notification.requestPermission.bind(Notification)
    Notification.requestPermission = () => { asked('permission'); return ask() }
    let mine = null
    PushManager.prototype.getSubscription = async () => mine
    PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
      asked(`subscription ${userVisibleOnly}`)
      mine = {
        options: { applicationServerKey: applicationServerKey.buffer },
        toJSON: () => ({ endpoint, keys: { p256dh, auth } }),
        unsubscribe: async () => { asked('no more'); mine = null; return true },
      }
      return mine
    }
  }"""
SHOWN = """async () => {
    const registration = await navigator.serviceWorker.ready
    const all = await registration.getNotifications()
    return all.map(({ title, body, tag, data }) => ({ title, body, tag, data }))
  }"""


def listen(phone: Phone, service: PushService) -> list[str]:
    """What the app asks the browser for from the next page on, in this order; it subscribes with this push service."""
    asked: list[str] = []

    def hear(what: str) -> None:
        asked.append(what)

    phone.context.expose_function("asked", hear)
    told = json.dumps(service.subscription(""))
    phone.context.add_init_script(f"({SUBSCRIBE})({told})")
    return asked


def allow(phone: Phone) -> None:
    """The person says yes whenever the browser puts the question; with no window to put it in, it says no itself."""
    phone.context.grant_permissions(["notifications"])


def deliver(phone: Phone, data: Any) -> None:
    """Let a push arrive at the app's service worker, whether a page is open or not."""
    browser = phone.cdp()
    found: list[str] = []

    def see(event: dict[str, Any]) -> None:
        found.extend(each["registrationId"] for each in event["registrations"] if each["scopeURL"] == f"{phone.url}/")

    browser.on("ServiceWorker.workerRegistrationUpdated", see)
    browser.send("ServiceWorker.enable")
    while not found:
        phone.page.wait_for_timeout(20)
    push = {"origin": phone.url, "registrationId": found[0], "data": json.dumps(data)}
    browser.send("ServiceWorker.deliverPushMessage", push)
    browser.detach()


def shown(page: Page) -> list[dict[str, str]]:
    """The notifications on the screen, once there are any."""
    page.wait_for_function(f"async () => (await ({SHOWN})()).length")
    found: list[dict[str, str]] = page.evaluate(SHOWN)
    return found


def take(page: Page, *, on: bool = True) -> None:
    """Tap the switch of this device, and wait until it is as tapped."""
    switch = page.get_by_label("Remind me on this phone")
    switch.tap()
    expect(switch).to_be_checked(checked=on)
    expect(switch).to_be_enabled()


def tell_page(page: Page, message: dict[str, str]) -> None:
    """Let the app's page hear what its service worker says once a notification is tapped."""
    page.evaluate("(data) => navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data }))", message)
