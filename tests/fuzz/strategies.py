"""Inputs that nobody meant: values, texts and bytes near and far from what is right; how many of them a test takes."""

from typing import Self

from figures import leave, times
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

USUALLY = 150
"""Examples of a test in ``make test``."""

words = st.text(max_size=60) | st.sampled_from(
    ["", "unsure", "customer", "values", "hurdles", "\x1b[2J", "[/x]", "1.1"]
)
numbers = st.integers(-3, 12) | st.integers() | st.floats() | st.sampled_from([2**31, 2**63, 2**64, 10**30])
plain = st.none() | st.booleans() | numbers | words
values = st.recursive(plain, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(words, inner, max_size=5))


@st.composite
def broken(draw: st.DrawFn, whole: bytes) -> bytes:
    """Bytes that were right, with a few of them changed, cut out, put in or said twice."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        match draw(st.sampled_from(["set", "cut", "put", "twice", "end"])):
            case "set" if at < len(data):
                data[at] = draw(st.integers(0, 255))
            case "cut":
                del data[at : at + draw(st.integers(1, 40))]
            case "put":
                data[at:at] = draw(
                    st.binary(max_size=12) | st.sampled_from([b"\n", b"\x00", b'"', b"{", b"}}", b"9" * 30])
                )
            case "twice":
                data[at:at] = data[at : at + draw(st.integers(1, 60))]
            case "end":
                del data[at:]
    return bytes(data)


def many(share: float = 1.0) -> settings:
    """So many examples: ``share`` of the usual number, or of ``FACILITATOR_FUZZ``."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    count = max(20, round(times("FUZZ", USUALLY) * share))
    return settings(max_examples=count, deadline=None, suppress_health_check=slow, database=None)


class Count:
    """Counts the inputs of one test and leaves them behind at its end."""

    def __init__(self, what: str) -> None:
        self._what, self.inputs = what, 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        leave(f"fuzz: {self._what}", inputs=self.inputs)
