"""The simulation is itself tested: each way to be wrong dies of what it sees."""

import json

import pytest

from tests.sync.history import Violation
from tests.sync.mutants import MUTANTS, Mutant
from tests.sync.search import KILLING_SEEDS, simulation_of


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_the_simulation_notices(mutant: Mutant) -> None:
    seed = json.loads(KILLING_SEEDS.read_text())[mutant.name]
    with simulation_of(mutant) as broken, pytest.raises(Violation):
        broken.play(seed)
