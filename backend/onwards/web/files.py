"""The built front end, read once: a few hundred kilobytes, kept in memory plain and compressed."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from flask import Response, request

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"
COMPRESSED = ("text/", "application/javascript", "application/json", "application/manifest+json", "image/svg+xml")
TYPES = {
    ".ico": "image/vnd.microsoft.icon",
    ".js": "text/javascript",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True, slots=True)
class File:
    """One file as it goes out."""

    content: bytes
    compressed: bytes | None
    mimetype: str
    etag: str
    caching: str

    def response(self) -> Response:
        """The answer to this request: 304, gzip or plain."""
        small = self.compressed if request.accept_encodings["gzip"] > 0 else None
        response = Response(small or self.content, mimetype=self.mimetype)
        response.headers["Cache-Control"] = self.caching
        response.set_etag(self.etag, weak=True)
        if self.compressed:
            response.vary.add("Accept-Encoding")
        if small:
            response.headers["Content-Encoding"] = "gzip"
        response.make_conditional(request)
        return response


def built_folder() -> Path:
    """Where the built front end is: inside the wheel, or beside the sources."""
    packed = Path(__file__).parent / "dist"
    return packed if packed.is_dir() else Path(__file__).parents[3] / "frontend" / "dist"


def read_folder(folder: Path) -> dict[str, File]:
    """Every file below ``folder`` by its path there; an empty dict where nothing was built."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): _read(path, folder) for path in paths}


def _read(path: Path, folder: Path) -> File:
    content = path.read_bytes()
    mimetype = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    small = gzip.compress(content, mtime=0) if mimetype.startswith(COMPRESSED) else None
    hashed = path.relative_to(folder).parts[0] == "assets"
    return File(content, small, mimetype, hashlib.sha256(content).hexdigest()[:20], IMMUTABLE if hashed else REVALIDATE)
