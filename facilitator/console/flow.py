"""The flow of the day, line by line: where the room is, what is open, what is shown, and a way back."""

from facilitator.console.commands import Command, host
from facilitator.console.talk import Talk
from facilitator.domain.natural import natural
from facilitator.domain.words import Message, Refusal


def go(talk: Talk, _argument: str) -> str:
    """Do what comes next by itself."""
    found = natural(talk.room.session)
    if found is None:
        raise Refusal(Message("The session is over; nothing comes next."), code="not_now")
    return talk.act(found[0])


def jump(talk: Talk, argument: str) -> str:
    """Go to a step by its name or its number in the agenda."""
    steps = talk.room.workshop.steps
    named = any(step.id == argument for step in steps)
    if not named and argument.isascii() and argument.isdigit() and 1 <= int(argument[:6]) <= len(steps):
        argument = steps[int(argument) - 1].id
    return talk.act("jump", argument)


FLOW = (
    Command("go", go, Message("what comes next by itself; an empty line does the same")),
    host("next", Message("goes to the next step")),
    host("back", Message("goes to the step before")),
    Command("jump", jump, Message("goes to a step by its number in the agenda or its name"), "STEP"),
    host("open", Message("lets people answer")),
    host("close", Message("lets nobody answer any more")),
    host("again", Message("asks the same once more, as another round")),
    host("reveal", Message("shows the room what came out")),
    host("hide", Message("hides what came out from the room")),
    host("timer", Message("gives the step minutes from now; with + so many more; 0 takes the timer away"), "N"),
    host("undo", Message("takes the last thing you did back; never an answer")),
    host("redo", Message("does again what was taken back")),
)
