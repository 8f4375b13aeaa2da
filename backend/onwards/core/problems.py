"""Every problem the API can answer with: its stable code, status, and the words of its page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One row of the registry. ``cause`` and ``fix`` are shown at ``/problems/{code}``."""

    code: str
    status: int
    title: str
    cause: str
    fix: str


_ROWS: tuple[tuple[str, int, str, str, str], ...] = (
    (
        "malformed-request",
        400,
        "The request could not be read",
        "The body is not valid JSON, is empty where one is needed, is not UTF-8, or a header has the wrong form.",
        "Send one JSON value with Content-Type application/json and check the header named in the detail.",
    ),
    (
        "signed-out",
        401,
        "Signed out",
        "The token is missing, expired, revoked, or was not issued by this server.",
        "Refresh the session or sign in again. Nothing that waits to be sent is lost.",
    ),
    (
        "account-deleted",
        401,
        "This account was deleted",
        "The session is genuine, but its account is not here any more. It was deleted on another device, or the server "
        "was set back to a time before it was made.",
        "Stop asking; what is kept on the device stays there. It can be put into a new account.",
    ),
    (
        "wrong-credentials",
        401,
        "That e-mail and password do not match",
        "No account has this e-mail with this password or recovery code.",
        "Check both. A forgotten password is replaced with the recovery code.",
    ),
    (
        "csrf",
        403,
        "The request did not come from the app",
        "A request with the session cookie came without the CSRF value or from another origin.",
        "Send the X-CSRF-Token of the latest sign-in or refresh, or use a bearer token.",
    ),
    (
        "missing-scope",
        403,
        "The token does not allow this",
        "The access token was made without the scope that this operation needs.",
        "Make a token with the scope named in the detail.",
    ),
    (
        "not-found",
        404,
        "Not found",
        "There is nothing at this address, or it belongs to somebody else.",
        "Check the id and the path.",
    ),
    (
        "method-not-allowed",
        405,
        "Method not allowed",
        "The address exists, but not with this method.",
        "See the Allow header for the methods that it has.",
    ),
    (
        "not-acceptable",
        406,
        "Only JSON is spoken here",
        "The Accept header leaves out application/json.",
        "Accept application/json.",
    ),
    (
        "account-exists",
        409,
        "This e-mail already has an account",
        "An account was made with this e-mail before.",
        "Sign in, or use the recovery code.",
    ),
    ("in-bin", 409, "The record is in the bin", "It was deleted within the last 30 days.", "Restore it first."),
    (
        "limit-reached",
        409,
        "There are as many as there may be",
        "An account may have a limited number of these.",
        "Remove one that is not needed any more.",
    ),
    (
        "resync-required",
        409,
        "Read everything again",
        "The cursor names a state that this server does not have: it was restored, or the cursor was invented.",
        "Start again without a cursor, keep what waits, and offer what the server lacks.",
    ),
    (
        "wrong-owner",
        409,
        "These changes belong to another account",
        "The push names an owner who is not signed in.",
        "Sign in as the owner of the diary; keep what waits.",
    ),
    (
        "stale",
        412,
        "Changed meanwhile",
        "The record has changed since the version named in If-Match.",
        "Read it again and repeat the change on what you find.",
    ),
    (
        "too-large",
        413,
        "Too large",
        "The body, or the number of operations in it, is over the limit.",
        "Send it in smaller parts.",
    ),
    (
        "unsupported-media-type",
        415,
        "Only JSON is read here",
        "The Content-Type or Content-Encoding is not one that this operation reads.",
        "Send application/json, plain or gzip.",
    ),
    (
        "invalid",
        422,
        "Some of it is not valid",
        "One or more fields, parameters or headers break their rules; each is named with a JSON Pointer.",
        "Correct the fields named in errors and send it again.",
    ),
    (
        "id-taken",
        409,
        "This id is in use",
        "The id belongs to a record of another kind, or to one that was deleted for good.",
        "Make a new id.",
    ),
    (
        "too-many-versions",
        409,
        "Too many versions to choose from",
        "Changes made on several devices at once have left more versions of this record than are kept.",
        "Settle some of its siblings first.",
    ),
    (
        "idempotency-mismatch",
        422,
        "This key was used for something else",
        "The same Idempotency-Key came before with another body.",
        "Use a new key for a new request.",
    ),
    (
        "precondition-required",
        428,
        "If-Match is needed",
        "An existing record is only changed by someone who says which version they saw.",
        "Send the ETag in If-Match, or * to overwrite whatever is there.",
    ),
    (
        "too-many-requests",
        429,
        "Too many requests",
        "The limit for this account or address is used up for now.",
        "Wait as long as Retry-After says.",
    ),
    (
        "internal",
        500,
        "That went wrong on our side",
        "An unexpected error. Nothing was stored by half.",
        "Try again; the request id helps whoever looks into it.",
    ),
    (
        "server-older",
        503,
        "The server is older than the app",
        "The app speaks a newer version of the records than this server knows.",
        "Keep what waits and try again after the server is updated.",
    ),
    (
        "unavailable",
        503,
        "Not available just now",
        "The database is busy, restarting, or the server is shutting down.",
        "Try again after the time in Retry-After.",
    ),
)

PROBLEMS = {row[0]: ProblemKind(*row) for row in _ROWS}
