"""Scripts and styles as they travel to phones; knows no page and no route."""

import gzip
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


def file_reply(request: web.BaseRequest, name: str) -> web.Response:
    """One of ``STATIC``, packed if the phone takes it."""
    content, kind = STATIC[name]
    reply = web.Response(body=content, content_type=kind, charset="utf-8", headers={"Vary": "Accept-Encoding"})
    if takes_gzip(request):
        reply.body, reply.headers["Content-Encoding"] = PACKED[name], "gzip"
    return reply
