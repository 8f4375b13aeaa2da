"""Where this server sends what somebody else named the address of."""

import pytest

from onwards.core.outbound import AddressError, Outbound


def test_a_name_that_leads_to_this_machine_is_found_out_before_anything_is_sent() -> None:
    outbound, endpoint = Outbound(), "https://\uff4cocalhost/push"

    assert outbound.check(endpoint).hostname == "\uff4cocalhost"

    with pytest.raises(AddressError):
        outbound.post(endpoint, b"", {})
