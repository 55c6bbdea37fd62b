import asyncio
import resource
import subprocess
import sys

import aiohttp

from facilitator.room import Room
from facilitator.web.identity import Identity
from facilitator.web.server import PhoneServer, taken


def test_a_process_with_few_files_asks_for_more() -> None:
    code = """
import resource
from facilitator.web.hall import allow_connections
hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
allow_connections()
print(resource.getrlimit(resource.RLIMIT_NOFILE)[0])
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    assert int(said) == (8192 if hard == resource.RLIM_INFINITY else min(8192, hard))


async def test_a_phone_that_comes_before_the_server_is_open_waits_and_is_answered(
    room: Room, identity: Identity
) -> None:
    server = PhoneServer(room, identity, "K7QP")
    async with taken(server, "127.0.0.1", 0), aiohttp.ClientSession() as http:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(f"GET /K7QP HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nConnection: close\r\n\r\n".encode())
        assert (server.seen_at("127.0.0.1"), server.streams, server.connections) == (0, 0, 0)
        assert server.present == frozenset()
        await server.open()
        assert (await reader.readline()).startswith(b"HTTP/1.1 200")
        writer.close()
        async with http.get(f"http://127.0.0.1:{server.port}/K7QP") as reply:
            assert reply.status == 200
    assert server.connections == 0


async def test_a_port_that_was_taken_is_free_again_though_it_was_never_open(room: Room, identity: Identity) -> None:
    async with taken(PhoneServer(room, identity, "K7QP"), "127.0.0.1", 0) as first:
        port = first.port
    async with taken(PhoneServer(room, identity, "K7QP"), "127.0.0.1", port) as second:
        assert second.port == port
