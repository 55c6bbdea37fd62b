"""The days of several sizes as Markdown: what phones waited for, what the wall showed when, messages, and targets."""

from day import ANSWER, CHANGE, JOIN, LOOKING, Day
from halls import Phase
from results import rows

OURS = "facilitator"
NAMES = {
    OURS: OURS,
    "webquiz": "WebQuiz",
    "watched": "WebQuiz, live statistics watched",
    "bare": "bare aiohttp handler, keeps nothing",
}
MIDDLE = 600


def _ms(phase: Phase) -> list[str]:
    return [f"{phase.at(share):.0f}" for share in (0.50, 0.95, 0.99)]


def _costs(phase: Phase, people: int) -> list[str]:
    each = phase.cpu / phase.times
    return [str(phase.failed), f"{each:.2f}", f"{each / people * 1000:.2f}", f"{phase.memory:.0f}"]


def waits(days: list[Day]) -> str:
    """Our own server: every phase at every size."""
    lines = []
    for day in days:
        for what in day.phases[OURS]:
            phase = day.found(OURS, what)
            lines.append([what, f"{day.people:,}", *_ms(phase), *_costs(phase, day.people)])
    lines.sort(key=lambda line: list(days[0].phases[OURS]).index(line[0]))
    head = ["what", "phones", "p50 ms", "p95 ms", "p99 ms", "failed", "CPU s", "CPU ms a phone", "RSS MB"]
    return rows(head, lines)


def messages(days: list[Day]) -> str:
    """Requests and events per phone: constant over the sizes."""
    lines = []
    for what in days[0].phases[OURS]:
        found = [(day.people, day.found(OURS, what)) for day in days]
        lines.append([what, *(f"{p.requests / n / p.times:g} + {p.events / n / p.times:g}" for n, p in found)])
    return rows(["what", *(f"{day.people:,} phones" for day in days)], lines)


def beside(days: list[Day]) -> str:
    """All servers in what they have in common; ``ratio`` is our middle round's p95 over theirs."""
    lines = []
    for what in (JOIN, ANSWER):
        for day in days:
            own = day.middle(OURS, what)
            for server in day.phases:
                phase = day.found(server, what)
                each = ", ".join(f"{one.at(0.95):.0f}" for one in day.phases[server][what])
                share = "" if server == OURS else f"{own / day.middle(server, what):.2f}"
                about = [what, f"{day.people:,}", NAMES[server]]
                lines.append([*about, *_ms(phase), each, share, *_costs(phase, day.people)])
    head = ["what", "phones", "server", "p50 ms", "p95 ms", "p99 ms", "p95 of each round"]
    return rows([*head, "ratio", "failed", "CPU s", "CPU ms a phone", "RSS MB"], lines)


def wall(days: list[Day]) -> str:
    """From the last acknowledgement to the final count on the terminal, in each round."""
    lines = [
        [f"{day.people:,}", ", ".join(f"{ms:.0f}" for ms in day.wall), f"{day.drawn / 1024:.0f}"]
        for day in days
        if day.wall
    ]
    return rows(["phones", "ms to the wall, round by round", "kB drawn meanwhile"], lines)


def _target(what: str, limit: str, measured: str, met: bool) -> list[str]:
    return [what, limit, measured, "yes" if met else "**no**"]


def targets(days: list[Day]) -> str:
    """Each target with what was measured."""
    lines = []
    for day in (day for day in days if day.people == MIDDLE):
        answers, change = day.found(OURS, ANSWER).at(0.95), day.found(OURS, CHANGE).at(0.95)
        if "webquiz" in day.phases:
            share = day.middle(OURS, ANSWER) / day.middle("webquiz", ANSWER)
            lines.append(_target("600 answers, p95 : WebQuiz's", "at most 0.50", f"{share:.2f}", share <= 0.5))
        looking = day.found(OURS, LOOKING).at(0.95)
        lines.append(_target("600 answers, p95", "under 250 ms", f"{answers:.0f} ms", answers < 250))
        lines.append(_target("600 answers while all look, p95", "under 250 ms", f"{looking:.0f} ms", looking < 250))
        lines.append(_target("step change on 600 phones, p95", "under 1 s", f"{change:.0f} ms", change < 1000))
        if day.wall:
            slowest = max(day.wall)
            lines.append(
                _target("the wall after the last of 600", "within 200 ms", f"{slowest:.0f} ms", slowest <= 200)
            )
    each = [_messages(day) for day in days]
    told = ", ".join(f"{one:.1f}" for one in each)
    lines.append(_target("messages a phone in all, by size", "the same", told, max(each) - min(each) <= 0.01))
    for day in days:
        failed = sum(day.found(OURS, what).failed for what in day.phases[OURS])
        why = next((p.why for what in day.phases[OURS] if (p := day.found(OURS, what)).why), "")
        lines.append(_target(f"{day.people:,} phones served", "0 failed", f"{failed} failed {why}".strip(), not failed))
    return rows(["target", "limit", "measured", "met"], lines)


def _messages(day: Day) -> float:
    found = (day.found(OURS, what) for what in day.phases[OURS])
    return sum(phase.requests + phase.events for phase in found) / day.people


def text(days: list[Day]) -> str:
    """The whole section."""
    return f"""{targets(days)}

All phones act in the same instant, on the same machine as server and screen; ms from that instant until each is done.
Every phone has its own loopback address, a connection for requests and one for its stream. A step change is seen when
the phone has the new question: event, up to 300 ms of the page's own patience, state, question. CPU is the server's.

{waits(days)}

From the last acknowledgement to the final count on a terminal of 160x45:

{wall(days)}

Requests + events a phone; heartbeats, one in 15 s, are not counted:

{messages(days)}

Beside others, under the same client, in turns; who has no turn stands still. The ratio is facilitator's p95 to theirs,
both of the middle one of the rounds:

{beside(days)}
"""
