"""Two things in the same instant: one ballot, one outcome, and every phone is told what really happened."""

import asyncio
from collections.abc import Callable

from memory import Memory
from raw import Raw
from webroom import CODE, Phone

from facilitator.room import Room
from facilitator.web.identity import Identity
from facilitator.web.server import PhoneServer

NewPhone = Callable[[], Phone]


def opened(room: Room, step: str = "values") -> None:
    room.do("jump", step)
    room.do("open")


def answers(journal: Memory) -> list[dict[str, object]]:
    return [record for record in journal.records if record["event"] == "Answered"]


def values(customer: int) -> dict[str, int]:
    return {"customer": customer, "clear": 3}


async def test_the_same_submission_twenty_times_at_once_is_one_ballot(
    phone: Phone, room: Room, journal: Memory
) -> None:
    await phone.join()
    opened(room)
    journal.slow.clear()
    sending = [asyncio.ensure_future(phone.answer("values", values(4), "s1")) for _ in range(20)]
    async with asyncio.timeout(10):
        while not answers(journal):  # noqa: ASYNC110  the condition is of another task
            await asyncio.sleep(0.01)
    assert not any(one.done() for one in sending)
    journal.slow.set()
    told = await asyncio.gather(*sending)
    saved = [body for status, body in told if status == 200]
    assert {status for status, _ in told} <= {200, 429}
    assert len(saved) >= 10
    assert all(body == {"saved": True, "submission": "s1", "version": room.session.stage} for body in saved)
    assert len(answers(journal)) == 1


async def test_two_tabs_are_one_person_and_the_later_answer_counts(phone: Phone, room: Room, journal: Memory) -> None:
    told = await phone.join()
    opened(room)
    sent = await asyncio.gather(*(phone.answer("values", values(n), f"tab-{n}") for n in (1, 5)))
    assert [status for status, _ in sent] == [200, 200]
    (ballot,) = room.session.round_ballots("values", 1).values()
    assert ballot.answer == answers(journal)[-1]["answer"]
    assert (await phone.call("GET", "/state"))[1]["mine"] == ballot.answer
    assert list(room.session.participants) == [told["participant"]]


async def test_two_tabs_that_join_at_once_are_one_person(phone: Phone, room: Room) -> None:
    first = await phone.join()
    again = await asyncio.gather(*(phone.join() for _ in range(5)))
    assert {told["participant"] for told in again} == {first["participant"]}
    assert len(room.session.participants) == 1


async def test_nobody_is_told_to_be_in_before_it_is_on_disk(phone: Phone, room: Room, journal: Memory) -> None:
    journal.slow.clear()
    joining = asyncio.ensure_future(phone.join())
    async with asyncio.timeout(10):
        while not room.session.participants:  # noqa: ASYNC110  the condition is of another task
            await asyncio.sleep(0.01)
    await asyncio.wait({joining}, timeout=0.1)
    assert not joining.done()
    journal.slow.set()
    assert (await joining)["participant"] in room.session.participants


async def test_a_retry_after_a_lost_response_counts_once(
    server: PhoneServer, room: Room, identity: Identity, journal: Memory
) -> None:
    person, _ = room.join("somebody")
    opened(room)
    journal.slow.clear()
    body = b'{"submission":"s1","step":"values","round":1,"values":{"customer":2,"clear":3}}'
    cookie = f"facilitator_{CODE}={identity.cookie(person.id)}"
    sent = {"Content_Type": "application/json", "Content_Length": len(body), "Cookie": cookie}
    lost = await Raw.open(server)
    await lost.send(lost.head("POST", "/answer", **sent) + body)
    async with asyncio.timeout(10):
        while not answers(journal):  # noqa: ASYNC110  the condition is of another task
            await asyncio.sleep(0.01)
    lost.writer.transport.abort()
    journal.slow.set()
    room.do("close")
    retry = await Raw.open(server)
    await retry.send(retry.head("POST", "/answer", **sent) + body)
    assert await retry.status() == 200
    await retry.close()
    assert len(answers(journal)) == 1


async def test_answers_against_the_closing_are_counted_or_told_so(
    new_phone: NewPhone, room: Room, journal: Memory
) -> None:
    phones = [new_phone() for _ in range(30)]
    for phone in phones:
        await phone.join()
    opened(room)

    async def close() -> tuple[int, object]:
        async with asyncio.timeout(10):
            while len(answers(journal)) < 8:  # noqa: ASYNC110  the condition is of another task
                await asyncio.sleep(0)
        room.do("close")
        return 0, None

    sending = [phone.answer("values", values(1 + n % 5), f"s{n}") for n, phone in enumerate(phones)]
    told = await asyncio.gather(*sending, close())
    counted = {body["submission"] for status, body in told[:-1] if status == 200}
    refused = [body["error"] for status, body in told[:-1] if status != 200]
    assert counted == {record["submission"] for record in answers(journal)}
    assert counted == {ballot.submission for ballot in room.session.round_ballots("values", 1).values()}
    assert set(refused) <= {"closed"}
    assert len(counted) + len(refused) == 30


async def test_an_answer_to_the_round_before_is_not_taken_for_the_new_one(
    new_phone: NewPhone, room: Room, journal: Memory
) -> None:
    slow, quick = new_phone(), new_phone()
    await slow.join()
    await quick.join()
    opened(room)
    room.do("close")
    room.do("again")
    found = await asyncio.gather(
        slow.answer("values", values(1), round_=1), quick.answer("values", values(2), round_=2)
    )
    assert [(status, body.get("error")) for status, body in found] == [(409, "round"), (200, None)]
    assert len(answers(journal)) == 1
