"""A page with one sentence for people, such as that of a wrong address; tells nothing of the room and asks for nothing.

Its style is within it, since a phone that has gone astray shall ask no second time; the reply allows this style by its
hash and no other one.
"""

import base64
import hashlib
from pathlib import Path

from aiohttp import web
from jinja2 import Environment
from markupsafe import Markup

from facilitator.language import language
from facilitator.web.replies import HEADERS, html_reply

_STYLE = (Path(__file__).parent / "templates" / "notice.css").read_text(encoding="utf-8")
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = HEADERS["Content-Security-Policy"].replace("style-src 'self'", f"style-src 'sha256-{_HASH}'")


def notice_reply(pages: Environment, lang: str, message: str, status: int = 200) -> web.Response:
    """The page with a sentence in a language; ``pages`` has the templates."""
    context = {"_": language(lang), "title": "facilitator", "style": Markup(_STYLE)}  # noqa: S704  a file of our own
    reply = html_reply(pages.get_template("notice.html").render(context, message=message), status)
    reply.headers["Content-Security-Policy"] = _POLICY
    return reply
