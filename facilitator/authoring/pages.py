"""A plan as text: its agenda, and what every phone shows at each step; knows fields, no page and no screen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from facilitator.domain.activities import REGISTER
from facilitator.domain.fields import Amount, Choice, Day, Dots, Field, Option, Order, Scale, Slider, Text
from facilitator.domain.plan import Step, Workshop
from facilitator.domain.scenes import Scenes
from facilitator.domain.session import Session
from facilitator.domain.words import pick
from facilitator.language import Language, language

_EXAMPLES = 3
"""Things of an earlier step that stand for all that will come of it."""
_LINE = "_" * 24


@dataclass(frozen=True, slots=True)
class Page:
    """One step: the line of the agenda, what phones show, and the guide for who leads."""

    number: int
    title: str
    facts: str
    phone: tuple[str, ...]
    guide: str


def pages(workshop: Workshop, say: Language) -> tuple[Page, ...]:
    """Every step as it comes."""
    scenes = Scenes(Session(workshop), language)
    return tuple(_page(workshop, step, number, scenes, say) for number, step in enumerate(workshop.steps, 1))


def agenda(workshop: Workshop, say: Language) -> Iterator[str]:
    """The title, the groups, every step with the minute it begins at, and how long it takes in all."""
    yield say.pick(workshop.title)
    if workshop.groups:
        yield say("Groups: %(groups)s", groups=", ".join(workshop.group_names(say.code)))
    yield ""
    begins = 0
    for number, step in enumerate(workshop.steps, 1):
        yield f"{begins // 60}:{begins % 60:02d}  {number:>2}  {say.pick(step.title)} · {_facts(step, say)}"
        begins += step.minutes
    yield say("%(minutes)d minutes in all", minutes=begins)


def text(page: Page, *, guide: bool = False) -> Iterator[str]:
    """A step as lines: what phones show in a frame, and the guide if wanted."""
    yield f"{page.number}  {page.title} · {page.facts}"
    yield from ("  │ " + line if line else "  │" for line in page.phone)
    if guide and page.guide:
        yield ""
        yield from ("  " + line if line else "" for line in page.guide.strip().splitlines())


def _facts(step: Step, say: Language) -> str:
    reveal = {
        "live": say("shown at once"),
        "at close": say("shown when it closes"),
        "by hand": say("shown by hand"),
    }[step.reveal]
    kind = f"{step.kind} ({step.repeats})" if step.repeats else step.kind
    minutes = say.count("%(n)d minute", "%(n)d minutes", step.minutes)
    return f"{kind} · {minutes} · {reveal}" if REGISTER[step.kind].asks else f"{kind} · {minutes}"


def _page(workshop: Workshop, step: Step, number: int, scenes: Scenes, say: Language) -> Page:
    phone = [say.pick(step.title), *filter(None, [say.pick(step.help)])]
    if step.kind == "sort":
        phone += ["", say("(A few answers of others, and for each the themes it may belong to)")]
    else:
        scene = replace(scenes.scene(step.id, say.code, bare=True), options=_offered(workshop, step, say))
        for field in REGISTER[step.kind].fields(scene):
            phone += ["", *lines(field, say)]
    if step.kind == "pause":
        phone += filter(None, [say.pick(getattr(step.settings, "text", ""))])
    if step.kind == "outcome":
        phone += ["", *_parts(workshop, step, say)]
    return Page(number, say.pick(step.title), _facts(step, say), tuple(phone), say.pick(step.guide))


def _parts(workshop: Workshop, step: Step, say: Language) -> Iterator[str]:
    for part in getattr(step.settings, "parts", ()):
        yield "* " + (say.pick(part.label) or say.pick(workshop.step(part.of).title))


def _offered(workshop: Workshop, step: Step, say: Language) -> tuple[Option, ...]:
    """Some things that stand for those of the earlier step."""
    of = getattr(step.settings, "of", "")
    if not of:
        return ()
    title = pick(workshop.step(of).title, say.code)
    many = min(getattr(step.settings, "top_of", 0) or _EXAMPLES, _EXAMPLES)
    return tuple(Option(f"o{n}", say("(%(title)s: no. %(n)d)", title=title, n=n)) for n in range(1, many + 1))


def lines(field: Field, say: Language) -> list[str]:
    """What a phone shows of a field."""
    unsure = [say("( ) don't know")] if getattr(field, "unsure", False) else []
    match field:
        case Scale(label=label, points=points, low=low, high=high):
            row = " ".join(f"({n})" for n in range(1, points + 1))
            return [label, " ".join(filter(None, [low, row, high])), *unsure]
        case Text(label=label, entries=entries, limit=limit):
            return [label, *[f"[{_LINE}]"] * entries, say("up to %(limit)d characters", limit=limit)]
        case Dots(label=label, options=options, dots=dots, per_option=cap):
            told = say("%(n)d dots, at most %(cap)d on one", n=dots, cap=cap)
            return [label, told, *(f"[ - 0 + ] {option.label}" for option in options)]
        case Choice(label=label, options=options, most=most):
            box = "( )" if most == 1 else "[ ]"
            several = [] if most == 1 else [say("up to %(n)d of them", n=most)]
            return [label, *several, *(f"{box} {option.label}" for option in options), *unsure]
        case Slider(label=label, low=low, high=high, unit=unit, low_label=first, high_label=last):
            ends = f"{say.amount(low, unit)} ────●──── {say.amount(high, unit)}"
            return [label, " ".join(filter(None, [first, ends, last])), *unsure]
        case Amount(label=label, unit=unit):
            return [label, f"[{_LINE}] {unit}".rstrip(), *unsure]
        case Order(label=label, options=options, top=top):
            told = say("the best %(n)d, in order", n=top) if top < len(options) else say("all of them, in order")
            return [label, told, *(f"{n}. {option.label}" for n, option in enumerate(options, 1))]
        case Day(label=label):
            return [label, "[" + say("a day") + "]"]
