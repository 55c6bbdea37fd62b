"""The first draft of a plan speaks the language it was asked for in."""

import re
import tomllib
from typing import cast

from pseudo import padded, plain_words

from facilitator.authoring import Wish
from facilitator.authoring.draft import LISTED, OFFERED, draft
from facilitator.language import Language

NEEDS = LISTED.keys() - {"dots", "plane", "rank"}
WISHES = [Wish(kind, "1", ("1", "2") if kind in NEEDS else ()) for kind in OFFERED]


def test_no_comment_and_no_guide_of_a_draft_is_in_another_language() -> None:
    text = draft("1", (), WISHES, cast("Language", padded))
    comments = "\n".join(re.findall(r"#(?! (?:official|unit|people|names|groups) = )(.*)", text))
    examples = "title de Unser Tag en Our day"
    keys = "help live at close by hand"
    assert comments.count("\n") > 20
    assert plain_words(comments, f"{examples} {keys}") == set()
    assert {word for step in tomllib.loads(text)["step"] for word in plain_words(step["guide"])} == set()
    groups = next(line for line in text.splitlines() if "groups = " in line)
    assert plain_words(groups) == {"groups"}
