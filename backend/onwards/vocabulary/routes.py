"""The routes of a person's own feelings, traps and themes."""

from onwards.records.kind_routes import record_routes
from onwards.vocabulary.schemas import Feeling, Theme, Trap

feelings = record_routes(Feeling, "Words for feelings, added or put away")
traps = record_routes(Trap, "Thinking traps, added or put away")
themes = record_routes(Theme, "Themes of feedback, added or put away")
