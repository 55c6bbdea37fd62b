import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from memory import Memory
from webroom import Phone

from facilitator.room import Room

NewPhone = Callable[[], Phone]
GOOD = {"customer": 4, "clear": "unsure"}


def opened(room: Room, step: str) -> None:
    room.do("jump", step)
    room.do("open")


async def test_an_answer_is_saved_and_is_mine_alone(new_phone: NewPhone, room: Room) -> None:
    phone, other = new_phone(), new_phone()
    await phone.join()
    await other.join()
    opened(room, "values")
    status, told = await phone.answer("values", GOOD, "s1")
    assert (status, told) == (200, {"saved": True, "submission": "s1", "version": room.session.stage})
    assert (await phone.call("GET", "/state"))[1]["mine"] == GOOD
    _, theirs = await other.call("GET", "/state")
    assert (theirs["mine"], theirs["counts"]["answered"]) == (None, 1)


async def test_saved_is_said_only_after_the_disk_has_it(phone: Phone, room: Room, journal: Memory) -> None:
    await phone.join()
    opened(room, "values")
    journal.slow.clear()
    sending = asyncio.ensure_future(phone.answer("values", GOOD))
    done, _ = await asyncio.wait({sending}, timeout=0.3)
    assert not done
    journal.slow.set()
    assert (await sending)[0] == 200


async def test_a_full_disk_is_said_and_the_same_submission_arrives_later(
    phone: Phone, room: Room, journal: Memory
) -> None:
    await phone.join()
    opened(room, "values")
    journal.failing = "no space left"
    status, told = await phone.answer("values", GOOD, "s1")
    assert (status, told["error"]) == (503, "not_saved")
    assert 'class="saved"' not in (await phone.call("GET", "/step"))[1]
    journal.failing = None
    assert (await phone.answer("values", GOOD, "s1"))[0] == 200
    assert sum(record["event"] == "Answered" for record in journal.records) == 1


async def test_the_same_submission_again_gets_the_same_answer(phone: Phone, room: Room) -> None:
    await phone.join()
    opened(room, "values")
    told = [await phone.answer("values", {"customer": n}, "s1") for n in (1, 5)]
    assert told[0] == told[1]
    assert (await phone.call("GET", "/state"))[1]["mine"] == {"customer": 1}


async def test_a_closed_question_and_another_round_are_refused(phone: Phone, room: Room) -> None:
    await phone.join()
    opened(room, "values")
    room.do("close")
    status, told = await phone.answer("values", GOOD)
    assert (status, told["error"]) == (409, "closed")
    room.do("again")
    status, told = await phone.answer("values", GOOD, round_=1)
    assert (status, told["error"]) == (409, "round")
    assert (await phone.answer("values", GOOD, round_=2))[0] == 200


async def test_nobody_answers_without_joining(phone: Phone, room: Room) -> None:
    opened(room, "values")
    status, told = await phone.answer("values", GOOD)
    assert (status, told["error"]) == (403, "not_joined")


@pytest.mark.parametrize(
    ("values", "field"),
    [({"customer": 6}, "customer"), ({"customer": True}, "customer"), ({"customer": 1.0}, "customer"),
     ({"customer": "4"}, "customer"), ({"nobody": 1}, "nobody"), ({}, "customer")],
)  # fmt: skip
async def test_what_is_no_answer_is_refused_by_field(phone: Phone, room: Room, values: Any, field: str) -> None:
    await phone.join()
    opened(room, "values")
    status, told = await phone.answer("values", values)
    assert (status, told["error"], told["field"]) == (422, "invalid", field)


async def test_forms_answer_every_kind(phone: Phone, room: Room) -> None:
    status, _ = await phone.form("/join", [("group", "Sales"), ("resume", "")])
    assert status == 303
    opened(room, "values")
    assert (await phone.form("/answer", [("v:customer", "4"), ("v:clear", "unsure")]))[0] == 303
    assert (await phone.call("GET", "/state"))[1]["mine"] == GOOD
    assert 'value="4" checked' in (await phone.call("GET", ""))[1]
    opened(room, "hurdles")
    assert (await phone.form("/answer", [("v:text", "Forms"), ("v:text", ""), ("v:text", "Silos")]))[0] == 303
    opened(room, "worst")
    _, state = await phone.call("GET", "/state")
    first = state["step"]["fields"][0]["options"][0]["id"]
    assert (await phone.form("/answer", [(f"v:dots:{first}", "2")]))[0] == 303
    assert (await phone.call("GET", "/state"))[1]["mine"] == {"dots": {first: 2}}


async def test_a_refused_form_keeps_what_was_typed(phone: Phone, room: Room) -> None:
    await phone.form("/join", [("group", "Sales")])
    opened(room, "hurdles")
    status, page = await phone.form("/answer", [("v:text", "x" * 81 + "<b>")])
    assert status == 422
    assert "x" * 81 + "&lt;b&gt;" in page
    assert 'role="alert"' in page
    _, before = await phone.call("GET", "")
    hidden = [("form", before.split('name="form" value="')[1][:32]), ("step", "hurdles"), ("round", "1")]
    room.do("close")
    status, page = await phone.call(
        "POST", "/answer", data=[*hidden, ("submission", "a"), ("v:text", "too late & sad")]
    )
    assert status == 409
    assert "too late &amp; sad" in page


async def test_a_changed_form_counts_and_the_same_form_twice_does_not(phone: Phone, room: Room) -> None:
    await phone.form("/join", [("group", "Sales")])
    opened(room, "values")
    _, page = await phone.call("GET", "")
    hidden = [(n, page.split(f'name="{n}" value="')[1].split('"')[0]) for n in ("form", "submission", "step", "round")]
    before = len(room.session.events)
    for point in ("2", "2", "3"):
        assert (await phone.call("POST", "/answer", data=[*hidden, ("v:customer", point)]))[0] == 303
    assert len(room.session.events) == before + 2
    assert (await phone.call("GET", "/state"))[1]["mine"] == {"customer": 3}


async def test_words_of_strangers_are_never_markup(phone: Phone, room: Room) -> None:
    await phone.join()
    opened(room, "hurdles")
    await phone.answer("hurdles", {"text": ["</textarea><script>alert(1)</script>"]})
    opened(room, "worst")
    for path in ("", "/step"):
        page = (await phone.call("GET", path))[1]
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page
