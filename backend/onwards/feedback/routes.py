"""The routes of asks and of feedback."""

from onwards.feedback.schemas import FeedbackItem, FeedbackRequest
from onwards.records.kind_routes import record_routes

feedback_requests = record_routes(FeedbackRequest, "Asking what went well and what to work on")
feedback_items = record_routes(FeedbackItem, "What was said about it, line by line")
