"""The simulation is itself tested: each way to be wrong dies of what it sees."""

import json

import pytest

from tests.sync.mutants import MUTANTS, Mutant
from tests.sync.search import KILLING_SEEDS, first_failing, simulation_of


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_the_simulation_notices(mutant: Mutant) -> None:
    with simulation_of(mutant) as broken:
        # From the seed that killed it when it was searched, on to as many as the search may take.
        assert first_failing(broken, json.loads(KILLING_SEEDS.read_text())[mutant.name])
