"""Every command there is, in the order in which help tells them; what is typed is found here and nowhere else."""

import difflib

from facilitator.console.commands import Command
from facilitator.console.entries import ENTRIES
from facilitator.console.flow import FLOW
from facilitator.console.lobby import LOBBY
from facilitator.console.moment import MOMENT
from facilitator.console.people import PEOPLE
from facilitator.console.results import RESULTS
from facilitator.console.status import STATUS
from facilitator.console.talk import YES, Talk
from facilitator.console.wall import WALL
from facilitator.domain.text import clean
from facilitator.domain.words import Message, Refusal


def help_(talk: Talk, argument: str) -> str:
    """Read out every command, or one."""
    found = [find(argument.partition(" ")[0])] if argument else list(TABLE.values())
    for command in found:
        words = " ".join(filter(None, (command.name, command.takes)))
        talk.tell(f"{words}: {talk.lang.say(command.help)}")
    return talk.lang.count("%(n)d command", "%(n)d commands", len(found))


def nothing_asked(_talk: Talk, _argument: str) -> str:
    """Confirm nothing: what waits for it is carried out before any command is looked for."""
    raise Refusal(Message("Nothing waits for a yes."), code="not_now")


def nothing_done(talk: Talk, _argument: str) -> str:
    """Leave what was asked."""
    return talk.lang("nothing was done")


async def export(talk: Talk, _argument: str) -> str:
    """Write the session's document; its path."""
    return str(await talk.live.export())


def leave(talk: Talk, _argument: str) -> str:
    """Lead no further."""
    talk.ended.set()
    return ""


_HELP = (
    Command("help", help_, Message("reads out what can be said, or about one word"), "[WORD]"),
    Command(YES, nothing_asked, Message("does what was asked back")),
    Command("no", nothing_done, Message("leaves what was asked back")),
)
_LEAVE = (
    Command("export", export, Message("writes the session as a JSON document and says where")),
    Command("quit", leave, Message("ends; the session can be resumed")),
)
_ALL = (*_HELP, *FLOW, *STATUS, *RESULTS, *MOMENT, *ENTRIES, *PEOPLE, *LOBBY, *WALL, *_LEAVE)
TABLE: dict[str, Command] = {command.name: command for command in _ALL}


def find(word: str) -> Command:
    """The command of a word; ``Refusal`` with the word that comes nearest for what is none."""
    found = TABLE.get(word.lower())
    if found is None:
        near = difflib.get_close_matches(word.lower()[:20], TABLE, 1)
        hint = Message("Perhaps %(near)s?", {"near": near[0]}) if near else Message("Say help to hear what there is.")
        raise Refusal(Message("There is no command %(name)s.", {"name": clean(word, 40)}), hint, code="argument")
    return found
