"""The phone that leads, in sentences."""

from facilitator.domain.words import Message
from facilitator.language import Language

_ENDED = {
    "expired": Message("The five minutes of the PIN are over."),
    "guessed": Message("The PIN was typed wrong too often and is off."),
    "revoked": Message("No phone leads any more."),
}


def phone_ended(ended: str, say: Language) -> str:
    """Why the last PIN or phone is none any more; nothing where it is one."""
    return say.say(_ENDED[ended]) if ended else ""


def leading_phone(paired: bool, ended: str, say: Language) -> str:
    """Why the last one is none any more, else whether a phone leads; nothing before the first one."""
    return phone_ended(ended, say) or (say("A phone leads.") if paired else "")
