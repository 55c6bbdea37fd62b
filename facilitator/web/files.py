"""Scripts and styles as they travel to phones, which may keep them; knows no page and no route."""

import gzip
import hashlib
from pathlib import Path

from aiohttp import web

from facilitator.web.replies import takes_gzip

_FOLDER = Path(__file__).parent / "static"
_KINDS = {".js": "text/javascript", ".css": "text/css"}
STATIC = {
    path.name: (path.read_bytes(), _KINDS[path.suffix]) for path in sorted(_FOLDER.iterdir()) if path.suffix in _KINDS
}
"""Body and content type of the files that phones load."""
PACKED = {name: gzip.compress(content, mtime=0) for name, (content, _) in STATIC.items()}
"""The same bodies as they travel to phones that unpack gzip."""
EDITION = hashlib.sha256(b"".join(content for content, _ in STATIC.values())).hexdigest()[:8]
"""What pages add to the address of a file: with it a phone keeps the file and need not ask again; changes with them."""
_KEPT = "private, max-age=172800, immutable"


def file_reply(request: web.BaseRequest, name: str) -> web.Response:
    """One of ``STATIC``, packed if the phone takes it."""
    content, kind = STATIC[name]
    reply = web.Response(body=content, content_type=kind, charset="utf-8", headers={"Vary": "Accept-Encoding"})
    if takes_gzip(request):
        reply.body, reply.headers["Content-Encoding"] = PACKED[name], "gzip"
    if request.query_string == EDITION:
        reply.headers["Cache-Control"] = _KEPT
    return reply
