"""The dependency rule that import-linter has no word for: features meet only in their services."""

from collections.abc import Iterator
from typing import Any

from grimp import ImportGraph
from importlinter.application import output
from importlinter.domain import fields
from importlinter.domain.contract import Contract, ContractCheck

ROOT = "onwards"


class FeaturesContract(Contract):
    """Every folder of the package is a feature, except those named here.

    ``kernel``: used by all, uses no feature. ``base``: the features that others stand on, usable whole but for their
    tables. ``entries``: where a program starts; besides the composition root, only they see everything.
    """

    type_name = "features"
    kernel: Any = fields.SetField(subfield=fields.StringField())
    base: Any = fields.SetField(subfield=fields.StringField())
    entries: Any = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002 (their signature)
        """Look at every direct import inside the package."""
        broken = sorted(self._broken(graph))
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each import that breaks the rule."""
        for importer, imported in check.metadata["broken"]:
            output.print_error(f"{importer} imports {imported}", bold=True)

    def _broken(self, graph: ImportGraph) -> Iterator[tuple[str, str]]:
        for importer in graph.modules:
            for imported in graph.find_modules_directly_imported_by(importer):
                ours = importer.startswith(ROOT) and imported.startswith(ROOT)
                if ours and not self._allowed(importer.split("."), imported.split(".")):
                    yield importer, imported

    def _allowed(self, importer: list[str], imported: list[str]) -> bool:
        sees_all = len(importer) == 1 or importer[1] in self.entries
        if sees_all or len(imported) == 1:
            return sees_all
        if importer[1] == imported[1] or imported[1] in self.kernel:
            return True
        if importer[1] in self.kernel:
            return False
        return "service" in imported[2:] or (imported[1] in self.base and "models" not in imported[2:])
