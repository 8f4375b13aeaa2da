"""What lists of records are asked with."""

from collections.abc import Sequence

from onwards.core import fields as f

LIST_CURSOR = rf"^-?[0-9]{{1,18}}_{f.UUID_TEXT.strip('^$')}$"


class ListQuery(f.Schema):
    """Which part of a list to show."""

    limit = f.QueryInteger(1, 200, load_default=50, metadata={"description": "How many at most"})
    cursor = f.Pattern(LIST_CURSOR, "This is not a cursor of this list.", 80, metadata={"description": "From `next`"})
    since = f.Timestamp(data_key="from", metadata={"description": "Not before this time"})
    until = f.Timestamp(data_key="to", metadata={"description": "Before this time"})


class KindQuery(ListQuery):
    """Which part of the list of one kind to show."""

    deleted = f.QueryBoolean(load_default=False, metadata={"description": "Only what is in the bin"})


def types_field(types: Sequence[str]) -> f.Pattern:
    """A query parameter that names some of the kinds ``types``."""
    one = f"({'|'.join(types)})"
    words = {"description": f"Only these kinds: some of `{'`, `'.join(types)}`, with commas between"}
    told = f"This must be some of {', '.join(types)}, with commas between."
    return f.Pattern(f"^{one}(,{one})*$", told, 400, metadata=words)
