"""Which browsers are pushed to, and which addresses never are."""

from dataclasses import replace

import pytest

from onwards import create_app
from onwards.config import Settings
from onwards.core.ids import derived
from onwards.reminders.worker import Worker
from tests.support.diary import Writer, somebody
from tests.support.push_service import PushService
from tests.support.reminding import MADE, SOON, worker_of


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://example.com/push", "https://127.0.0.1/push", "https://10.0.0.1/push", "https://169.254.169.254/latest",
        "https://[::1]/push", "https://[::ffff:10.0.0.1]/push", "https://2130706433/push", "https://0x7f.1/push",
        "https://[fd12:3456::1]/push", "https://[fe80::1]/push", "https://192.168.1.1:8443/push",
        "https://100.64.0.1/push", "https://0.0.0.0/push",
        "https://[64:ff9b::7f00:1]/push", "https://user@127.0.0.1/push", "ftp://127.0.0.1/push", "nonsense!",
        "https://localhost/push", "https://LocalHost.:8443/push", "https://push.localhost/push",
        "https://[::1", "https://push.example.com:99999/send",
    ],
)  # fmt: skip
def test_an_endpoint_that_is_not_on_the_open_internet_is_refused(
    settings: Settings, service: PushService, endpoint: str
) -> None:
    app = create_app(replace(settings, loopback=False))
    sam = somebody(app)
    refused = sam.ask("POST", "/push/subscriptions", {**service.subscription("AAAA"), "endpoint": endpoint})
    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/endpoint")
    assert sam.got("/push/subscriptions")["items"] == []
    app.extensions["onwards.database"].close()


def test_a_name_that_leads_into_our_own_network_is_dropped_when_it_comes_to_sending(
    settings: Settings, service: PushService
) -> None:
    app = create_app(replace(settings, loopback=False))
    sam = somebody(app)
    key = sam.got("/push/key")["public_key"]
    # To a name server it is localhost.
    inside = {**service.subscription(key), "endpoint": f"https://\uff4cocalhost:{service.port}/push"}
    assert sam.ask("POST", "/push/subscriptions", inside).status_code == 201
    sam.ask("PUT", f"/settings/{derived('settings')}", {**MADE, "reminders": True})
    sam.made("knockbacks", {**MADE, "keep_in_touch_on": "2026-03-09"})

    assert worker_of(app).run_once(SOON) == 0
    assert sam.got("/push/subscriptions")["items"] == []
    assert not service.arrived.is_set()
    app.extensions["onwards.database"].close()


def test_the_same_browser_again_is_the_same_subscription_and_can_be_dropped(
    sam: Writer, worker: Worker, service: PushService
) -> None:
    again = sam.ask("POST", "/push/subscriptions", service.subscription(sam.got("/push/key")["public_key"]))
    (one,) = sam.got("/push/subscriptions")["items"]
    assert again.json == one
    assert sam.ask("DELETE", f"/push/subscriptions/{one['id']}").status_code == 204
    assert sam.ask("DELETE", f"/push/subscriptions/{one['id']}").status_code == 404
    assert worker.run_once(SOON) == 0
