"""The routes of look-backs, notes to oneself and wishes for a job."""

from onwards.records.kind_routes import record_routes
from onwards.reflections.schemas import LookBack, LookingFor, NoteToSelf

look_backs = record_routes(LookBack, "Looking back at a knockback, months later")
notes_to_self = record_routes(NoteToSelf, "A few words for a low moment")
looking_fors = record_routes(LookingFor, "What to look for in a job")
