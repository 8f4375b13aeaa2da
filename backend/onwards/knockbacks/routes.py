"""The routes of knockbacks."""

from onwards.knockbacks.schemas import Knockback
from onwards.records.kind_routes import record_routes

knockbacks = record_routes(Knockback, "Being told no, or not being told at all")
