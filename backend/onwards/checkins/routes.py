"""The routes of check-ins."""

from onwards.checkins.schemas import CheckIn
from onwards.records.kind_routes import record_routes

check_ins = record_routes(CheckIn, "How somebody is, in two taps")
