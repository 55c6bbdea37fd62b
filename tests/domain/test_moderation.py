from facilitator.domain import events as ev
from facilitator.domain.moderation import NOTHING, Moderation

HERE = (9, "s", 1)


def after(*events: ev.AnyModerated) -> Moderation:
    found = NOTHING
    for event in events:
        found = found.then(event)
    return found


def test_hiding_and_editing_are_states_of_an_entry():
    shown = after(ev.EntryHidden(*HERE, "1.1", "lists"), ev.EntryEdited(*HERE, "2.1", "Lists", "lists!"))
    assert (shown.hidden, shown.edited) == ({"1.1"}, {"2.1": "Lists"})
    back = shown.then(ev.EntryShown(*HERE, "1.1", "lists")).then(ev.EntryEdited(*HERE, "2.1", "", "Lists"))
    assert (back.hidden, back.edited) == (frozenset(), {})


def test_what_was_called_different_is_remembered_both_ways():
    done = after(ev.LikenessDenied(*HERE, "1.1", "3.1", "a", "b"))
    assert done.denies("3.1", "1.1")
    assert not done.denies("1.1", "4.1")
