"""Collects the English msgids of the code for the catalogues; ``babel.cfg`` names it.

It reads the tree of a file and not its tokens, so that words inside an f-string, by way of a variable or of either
branch of a condition are found too.
"""

import ast
from collections.abc import Iterator
from typing import IO, Any

MSGID_AT = {"say": 0, "_say": 0, "tongue": 0, "lang": 0, "_": 0, "N_": 0, "Message": 0, "invalid": 1, "Refused": 2}
"""What is called with a msgid, and the place of it among the arguments."""
PLURAL = "count"
"""What is called with a singular and a plural first."""


def words(
    source: IO[bytes], _keywords: object = (), _tags: object = (), options: object = None
) -> Iterator[tuple[int, str | None, Any, list[str]]]:
    """Line, function, msgid or both forms of it, and no comment, as Babel wants them."""
    del options
    tree = ast.parse(source.read())
    given: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                given.setdefault(getattr(target, "id", ""), []).append(node.value)
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name == PLURAL:
            forms = [next(texts(form), "") for form in call.args[:2]]
            if len(forms) == 2 and all(forms):
                yield call.lineno, "ngettext", tuple(forms), []
            continue
        at = MSGID_AT.get(name, len(call.args))
        for msgid in call.args[at : at + 1]:
            for value in given.get(msgid.id, []) if isinstance(msgid, ast.Name) else [msgid]:
                yield from ((call.lineno, None, text, []) for text in texts(value))


def texts(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may be, if there is more in them than signs."""
    if isinstance(node, ast.IfExp):
        yield from texts(node.body)
        yield from texts(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and any(map(str.isalnum, node.value)):
        yield node.value
