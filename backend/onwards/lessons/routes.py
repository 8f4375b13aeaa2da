"""The routes of lessons."""

from onwards.lessons.schemas import Lesson
from onwards.records.kind_routes import record_routes

lessons = record_routes(Lesson, "What to do differently next time")
