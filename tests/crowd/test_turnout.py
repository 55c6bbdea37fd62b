"""Who is there when: late people, people who leave, and what a person remembers of an earlier question."""

import asyncio

import pytest

from facilitator.crowd.minds import Person, enlivened, people
from facilitator.crowd.minds.texts import LANGUAGES, _spoken, _topics
from facilitator.crowd.turnout import Turnout

GROUPS = ("Verkauf", "Technik", "Dienste")


async def test_who_is_late_is_let_in_by_the_question_and_waited_for_from_then_on() -> None:
    early, late = Person(1, 1), Person(1, 2, late=1)
    turnout = Turnout([early, late])
    await turnout.arrival(early)
    await turnout.join()
    assert await turnout.joined() == 1
    coming = asyncio.ensure_future(turnout.arrival(late))
    assert await turnout.stays(early, ("a", 1))
    await turnout.settle(("a", 1), saved=True)
    assert await turnout.answered(("a", 1)) == 1
    assert not coming.done()
    assert await turnout.stays(early, ("b", 1))
    await coming
    await turnout.settle(("b", 1), saved=True)
    answered = asyncio.ensure_future(turnout.answered(("b", 1)))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(asyncio.shield(answered), 0.01)
    await turnout.settle(("b", 1), saved=False)
    assert await answered == 1


async def test_who_has_left_is_waited_for_no_longer() -> None:
    staying, leaving = Person(1, 1), Person(1, 2, leaves=1)
    turnout = Turnout([staying, leaving])
    assert await turnout.stays(leaving, ("a", 1))
    assert await turnout.stays(staying, ("b", 1))
    assert not await turnout.stays(leaving, ("b", 1))
    await turnout.settle(("b", 1), saved=True)
    assert await turnout.answered(("b", 1)) == 1


def test_a_lively_crowd_has_people_of_every_language_who_come_late_and_leave_early() -> None:
    crowd = enlivened(people(1, 48, GROUPS, "de", 0.0), LANGUAGES, comings=True)
    assert {person.lang for person in crowd} == set(LANGUAGES)
    assert sum(person.lang == "de" for person in crowd) > 36
    assert sorted(person.late for person in crowd if person.late) == [1, 2, 2, 3]
    assert sum(person.leaves < 100 for person in crowd) == 2
    quiet = enlivened(crowd[:1], (), comings=False)
    assert quiet == crowd[:1]


def test_every_topic_has_words_in_every_language_and_there_are_enough_of_them() -> None:
    for lang in LANGUAGES:
        assert list(_spoken()[lang]) == list(_topics()), lang
        for topic, words in _spoken()[lang].items():
            assert len(words["loners"]) >= 2, (lang, topic)
            assert len({theme[0] for theme in words["themes"]}) == len(words["themes"]) >= 2, (lang, topic)
    said = {text for words in _spoken()["de"].values() for each in (*words["themes"], words["loners"]) for text in each}
    assert len(said) >= 200
    assert not any("ß" in text for text in said)
