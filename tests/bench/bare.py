"""The floor under every aiohttp server: reads a JSON body and says so, keeps nothing. ``python bare.py PORT``."""

import sys

from aiohttp import web


async def answer(request: web.Request) -> web.Response:
    """Take an answer and forget it."""
    body = await request.json()
    return web.json_response({"saved": True, "submission": body["submission"]})


async def hello(_request: web.Request) -> web.Response:
    """Say that the server is up."""
    return web.Response(text="hello")


if __name__ == "__main__":
    app = web.Application()
    app.router.add_get("/", hello)
    app.router.add_post("/answer", answer)
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)
