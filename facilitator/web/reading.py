"""Bodies from phones as frozen structs: JSON with exact types, and forms; knows no session."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, TypeAlias, TypeVar
from urllib.parse import parse_qs

import msgspec

from facilitator.domain import forms
from facilitator.domain.fields import Field
from facilitator.web.replies import Refused

_Plain: TypeAlias = bool | int | float | str | None
_Inner: TypeAlias = _Plain | list[_Plain] | dict[str, _Plain]
Value: TypeAlias = _Plain | list[_Inner] | dict[str, _Inner]
"""What a field's value may be: nested twice at most."""
Token: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[\x21-\x7e]{1,64}\Z")]
Form: TypeAlias = Mapping[str, list[str]]
_T = TypeVar("_T")


class Submission(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A ballot as it travels; ``submission`` is the phone's own id of this sending, 1..64 printable characters."""

    submission: Token
    step: Annotated[str, msgspec.Meta(max_length=40)]
    round: Annotated[int, msgspec.Meta(ge=0, le=100_000)]
    values: dict[str, Value]


class Joining(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wish to join, or with ``resume`` to come back; the name counts only if the plan asks for it."""

    group: Annotated[str, msgspec.Meta(max_length=200)] = ""
    resume: Annotated[str, msgspec.Meta(max_length=200)] = ""
    name: Annotated[str, msgspec.Meta(max_length=200)] = ""


def _wrong() -> Refused:
    return Refused(422, "invalid", "This answer cannot be read.", field="")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _wrong()
    return found


_STRICT = json.JSONDecoder(object_pairs_hook=_once)


def from_json(body: bytes, wanted: type[_T]) -> _T:
    """The struct of a JSON body; exact types, no NaN, no key twice, no depth and no integer beyond 64 bits."""
    try:
        found = msgspec.json.decode(body, type=wanted)
        _STRICT.decode(body.decode())
    except (msgspec.MsgspecError, RecursionError, ValueError):
        raise _wrong() from None
    return found


def form_of(body: bytes) -> dict[str, list[str]]:
    """The names and values of a form, of at most 4000 fields."""
    try:
        return parse_qs(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=4000)
    except ValueError:
        raise _wrong() from None


def first(form: Form, name: str) -> str:
    """The first value of a name, or nothing."""
    return form.get(name, [""])[0]


def values_of(form: Form, fields: Iterable[Field]) -> dict[str, object]:
    """The raw values of a form by what each field takes; names are ``v:<field>`` and ``v:<field>:<option>``."""
    return forms.values_of({name.removeprefix("v:"): given for name, given in form.items() if name[:2] == "v:"}, fields)


def submission_of(form: Form, values: Mapping[str, object]) -> str:
    """The id of a form's sending: the same form with the same answers is the same sending, a changed one is not."""
    told = f"{first(form, 'submission')}:{json.dumps(values, sort_keys=True)}"
    return f"form-{hashlib.sha256(told.encode()).hexdigest()[:24]}"
