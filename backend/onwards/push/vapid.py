"""The installation's own key for Web Push (RFC 8292), and messages that only the browser can read (RFC 8291)."""

import base64
from dataclasses import dataclass
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02
from pywebpush import WebPusher

from onwards.core.keys import Keys
from onwards.core.outbound import Answered, Outbound
from onwards.push.service import Browser

KEY_PURPOSE = "web push"
# The order of P-256: a private key is a number from 1 to one less.
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
LIFETIME_SECONDS = 12 * 3600


@dataclass(frozen=True, slots=True)
class WebPush:
    """Sends to browsers; ``contact`` is told to push services, so that they can reach whoever runs this."""

    keys: Keys
    outbound: Outbound
    contact: str

    def public_key(self) -> str:
        """The key that a browser is to expect, in base64url."""
        return _public(self._signers()[0])

    def send(self, browser: Browser, message: bytes, seconds: int) -> Answered:
        """Send ``message``, of use for so many seconds. Raises AddressError or UnreachableError."""
        signer = next((each for each in self._signers() if _public(each) == browser.server_key), self._signers()[0])
        parts = urlsplit(browser.endpoint)
        claims = {"aud": f"{parts.scheme}://{parts.netloc}", "sub": self.contact}
        headers = Vapid02(signer).sign(claims) | {
            "Content-Encoding": "aes128gcm", "Content-Type": "application/octet-stream", "TTL": str(seconds),
            "Urgency": "normal",
        }  # fmt: skip
        keys = {"p256dh": browser.p256dh, "auth": browser.auth}
        body = WebPusher({"endpoint": browser.endpoint, "keys": keys}).encode(message)["body"]
        return self.outbound.post(browser.endpoint, body, headers)

    def _signers(self) -> list[ec.EllipticCurvePrivateKey]:
        made = self.keys.made_for(KEY_PURPOSE)
        return [ec.derive_private_key(int.from_bytes(each) % (ORDER - 1) + 1, ec.SECP256R1()) for each in made]


def _public(signer: ec.EllipticCurvePrivateKey) -> str:
    point = signer.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()
