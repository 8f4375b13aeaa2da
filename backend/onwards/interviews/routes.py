"""The routes of interviews and example stories."""

from onwards.interviews.schemas import ExampleStory, Interview
from onwards.records.kind_routes import record_routes

interviews = record_routes(Interview, "Interviews, with a plan for a no")
example_stories = record_routes(ExampleStory, "Stories that answer a question")
