"""What dots, ranks, planes and pledges have in common: options of their own, or the best of an earlier step."""

from collections.abc import Sequence

from facilitator.domain import fields
from facilitator.domain.activities.base import Scene
from facilitator.domain.activities.items import Item, only_once
from facilitator.domain.words import pick


def check_options(of: str, given: Sequence[Item], top_of: int = 0) -> None:
    """Raise ``ValueError`` unless there is exactly one source, with every id once, and ``top_of`` is 0 or more."""
    if bool(of) == bool(given):
        raise ValueError("options: either a list of options, or of = the id of an earlier step")
    only_once(given, "options")
    if top_of < 0 or (top_of and not of):
        raise ValueError("top_of: how many of the earlier step's options, 0 for all of them")


def options(scene: Scene) -> tuple[fields.Option, ...]:
    """The options of the plan in the scene's language, or those of the earlier step without what was hidden since."""
    if scene.settings.of:
        return tuple(option for option in scene.options if option.id not in scene.standing.gone)
    return tuple(fields.Option(o.id, pick(o.text, scene.lang)) for o in getattr(scene.settings, "options", ()))


def counted(scene: Scene) -> tuple[fields.Option, ...]:
    """The options that count, as they are called now: without those merged into others and those hidden since."""
    return scene.standing.counted(options(scene))
