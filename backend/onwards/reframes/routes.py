"""The routes of reframes."""

from onwards.records.kind_routes import record_routes
from onwards.reframes.schemas import Reframe

reframes = record_routes(Reframe, "From the thought that hurts to a fairer one")
