"""The routes of wins."""

from onwards.records.kind_routes import record_routes
from onwards.wins.schemas import Win

wins = record_routes(Win, "What went right")
