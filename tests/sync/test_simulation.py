"""Phones, laptops and scripts on a bad line: whatever befalls them, nothing is lost and all agree in the end.

Each history is decided by one seed. The devices run the app's own store and sync; the server is the real application.
"""

from collections.abc import Iterable
from itertools import product
from typing import Any

import pytest

from tests.sync import checks, device_acts
from tests.sync.history import DAY_MS
from tests.sync.simulation import Simulation

SEEDS = {"sqlite": 1000, "postgresql": 100}
"""The last seed on each engine. A seed that ever failed beyond it joins ``KEPT``."""
KEPT: dict[str, tuple[int, ...]] = {"sqlite": (), "postgresql": ()}
TOGETHER = 50
MOMENT = {"occurred_at": "2026-03-02T08:00:00+00:00", "time_zone": "Europe/London"}


def _portions() -> list[Any]:
    return [
        pytest.param(engine, seeds[first : first + TOGETHER], id=f"{engine} {seeds[first]}")
        for engine, last in SEEDS.items()
        for seeds in [[*range(1, last + 1), *KEPT[engine]]]
        for first in range(0, len(seeds), TOGETHER)
    ]


def _play_all(sim: Simulation, seeds: Iterable[int]) -> None:
    for seed in seeds:
        sim.play(seed)


@pytest.mark.parametrize(("sim", "seeds"), _portions(), indirect=["sim"])
def test_nothing_is_lost_and_all_agree(sim: Simulation, seeds: list[int]) -> None:
    _play_all(sim, seeds)


@pytest.mark.parametrize("sim", ["sqlite"], indirect=True)
def test_a_seed_decides_all_that_happens(sim: Simulation) -> None:
    seeds = range(1, 13)
    told = {seed: sim.play(seed).digest for seed in seeds}

    again = {seed: sim.play(seed).digest for seed in reversed(seeds)}

    assert again == told


@pytest.mark.parametrize("sim", ["sqlite"], indirect=True)
@pytest.mark.parametrize("skews", list(product((0, 9 * DAY_MS, -9 * DAY_MS), repeat=2)))
@pytest.mark.parametrize("syncs_first", [0, 1])
def test_a_clock_that_is_days_off_changes_no_winner(sim: Simulation, skews: tuple[int, int], syncs_first: int) -> None:
    history, (early, late) = sim.two_phones(skews)
    made = history.act(early, "create", type="win", set={"text": "before"}, when=MOMENT)
    for phone in (early, late):
        assert device_acts.sync(history, phone) == "done"
    for phone in (early, late):
        history.clock.pass_by(minutes=1)
        basis = history.act(phone, "look", record=made["id"])["basis"]
        history.act(phone, "edit", record=made["id"], change={"set": {"text": phone.name}}, basis=basis)
    for phone in (early, late) if syncs_first == 0 else (late, early):
        assert device_acts.sync(history, phone) == "done"
    row = checks.Stored(history, early.person).rows[made["id"]]
    assert row.state.doc is not None
    assert (row.state.doc["text"], [each["value"] for each in row.state.siblings]) == (late.name, [early.name])
