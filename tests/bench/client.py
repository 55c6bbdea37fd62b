"""The common client, a process of its own: so many phones that do the same thing in the same instant.

``client.py facilitator|webquiz|watched|bare URL PEOPLE`` reads words per line and answers each line with JSON:
``join``, ``page``, ``listen``, ``answer N``, ``answer N look``, ``change`` (says ``armed`` first) and ``return``.
``at`` are the moments on the monotonic clock at which a phone was done.
"""

import asyncio
import contextlib
import gc
import json
import resource
import sys
from collections import Counter
from collections.abc import Coroutine, Iterable
from typing import Any

from peers import Peers
from phones import Crowd, Phone
from wire import Place

SECONDS = 60


async def together(
    place: Place, doing: Iterable[Coroutine[Any, Any, float]], armed: str = "", looked: list[float] | None = None
) -> dict[str, object]:
    """All at once; what does not end within ``SECONDS`` failed."""
    before = place.tally.requests, place.tally.events
    gc.collect()
    gc.disable()
    start = asyncio.get_running_loop().time()
    tasks = [asyncio.ensure_future(one) for one in doing]
    if armed:
        await asyncio.sleep(0)
        print(armed, flush=True)
    await asyncio.wait(tasks, timeout=SECONDS)
    gc.enable()
    for task in tasks:
        task.cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    failed = Counter(f"{type(no).__name__} {no}" for no in ended if isinstance(no, BaseException))
    return {
        "start": start,
        "at": sorted(at for at in ended if isinstance(at, float)),
        "looked": sorted(looked or ()),
        "requests": place.tally.requests - before[0],
        "events": place.tally.events - before[1],
        "failed": dict(failed.most_common(5)),
    }


async def change(place: Place, phones: list[Phone]) -> dict[str, object]:
    """Everybody follows what the facilitator is about to do."""
    looked: list[float] = []
    return await together(place, [phone.follow(looked) for phone in phones], "armed", looked)


async def come_back(place: Place, phones: list[Phone]) -> dict[str, object]:
    """The network is lost for everybody, and found again."""
    for phone in phones:
        phone.cut()
    return await together(place, [phone.come_back() for phone in phones])


async def obey(words: list[str], place: Place, crowd: Crowd | Peers) -> dict[str, object]:
    """Do as one line of the standard input says."""
    match words, crowd:
        case ["answer", number], _:
            return await together(place, await crowd.answers(int(number)))
        case ["answer", number, "look"], Crowd():
            said = await crowd.ballots(int(number))
            return await together(place, [phone.answer_and_look(request) for phone, request in said])
        case ["join"], _:
            if isinstance(crowd, Peers):
                await crowd.prepare()
            return await together(place, [phone.join() for phone in crowd.phones])
        case ["page"], Crowd():
            return await together(place, [phone.page() for phone in crowd.phones])
        case ["listen"], Crowd():
            return await together(place, [phone.listen() for phone in crowd.phones])
        case ["change"], Crowd():
            return await change(place, crowd.phones)
        case ["return"], Crowd():
            return await come_back(place, crowd.phones)
    raise ValueError(f"{words} is nothing that these phones do")


async def main(kind: str, url: str, people: int) -> None:
    """A line of JSON per line of standard input."""
    place = Place(url)
    crowd = Crowd(place, people) if kind == "facilitator" else Peers(place, people, kind)
    print("ready", flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        print(json.dumps(await obey(line.split(), place, crowd)), flush=True)


if __name__ == "__main__":
    highest = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    with contextlib.suppress(ValueError, OSError):  # macOS names a number that it does not give
        resource.setrlimit(resource.RLIMIT_NOFILE, (highest, highest))
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
