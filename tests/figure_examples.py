"""Frozen figures with known numbers, hostile ones and large ones, for the pictures on the wall."""

from facilitator.domain.agreement import Agreement, ordinal
from facilitator.domain.agreement.silos import Silos
from facilitator.domain.figures import (
    Apart,
    Axis,
    Department,
    DepartmentItem,
    Departments,
    Ladder,
    Move,
    OutcomeSheet,
    Plane,
    Pledges,
    Promise,
    Rung,
    SheetAmount,
    SheetFlock,
    SheetLine,
    SheetPart,
    SheetPledges,
    Shift,
    ShiftItem,
    Spot,
    ThemeLine,
    Themes,
)  # fmt: skip
from facilitator.domain.figures.worded import Heat

LONG = "A label that goes on for a while, with 漢字, [/b] and\x1b[31m more words than anybody reads\nin one go"
SPREAD, AGREED = ordinal.of_counts((2, 8, 4, 8, 2)), ordinal.of_counts((0, 0, 2, 10, 12))

LADDER = Ladder((
    Rung("a", "Approvals", 1, 48.0, 1.0, 1.0, 2.0), Rung("b", "Excel lists", 2, 31.5, 1.5, 2.0, 3.0),
    Rung("c", "Meetings", 2, 31.5, 2.0, 3.0, 3.0), Rung("d", "Printers", 4, 12.0, 3.0, 4.0, 4.0),
), 24, "a")  # fmt: skip


def spot(name: str, label: str, *points: tuple[float, float]) -> Spot:
    """An item with its medians; one with fewer than five points is not told."""
    few = Agreement(len(points), None, None, "few")
    if len(points) < 5:
        return Spot(name, label, (), None, None, few, few)
    x, y = (sorted(point[i] for point in points)[len(points) // 2] for i in (0, 1))
    return Spot(name, label, points, x, y, AGREED, SPREAD)


AXES = Axis("Effort", "small", "large"), Axis("Impact", "small", "large")
QUADRANTS = ("Do it now", "Plan it", "On the side", "Leave it")
SPOTS = (
    spot("a", "Approvals", (1.0, 9.0), (2.0, 8.0), (2.0, 8.0), (2.0, 9.0), (4.0, 10.0)),
    spot("1.2", "Excel lists", (7.0, 2.0), (8.0, 2.0), (8.0, 3.0), (9.0, 3.0), (10.0, 5.0)),
    spot("c", "Meetings", (5.0, 5.0)),
)
PLANE = Plane(*AXES, 10, QUADRANTS, SPOTS)

PLEDGES = Pledges((
    Promise(3, "Call customers back on the same day", "Ann", "2030-01-31", 100.0),
    Promise(1, "One list less", "Ben", "2030-02-28"), Promise(2, "Ask before copying", "Cleo", "2030-03-01", 1250.5),
), "CHF", 1350.5)  # fmt: skip

HEAT = Heat(("Media break", "System"), ("Sales", "Technics"), ((8, 3), (0, 1)), (9, 1), (8, 4))
THEMES = Themes((
    ThemeLine("1", "Excel lists", ("Excel lists", "excel"), 6), ThemeLine("2", "Approvals", ("Approvals",), 3),
), heat=HEAT, confirmed=4, entries=10)  # fmt: skip

MOVES = (Move(0.0, 0.5, 2), Move(0.25, 1.0, 5), Move(0.5, 0.5, 1), Move(1.0, 1.0, 8), Move(1.0, 0.0, 1))
SHIFT = Shift((
    ShiftItem("a", "We decide for customers.", SPREAD, AGREED, 17, 9, 3, 5, claim=True, moves=MOVES),
    ShiftItem("b", "I know how far I may decide.", AGREED, AGREED, 17, 1, 1, 15, claim=False),
    ShiftItem("c", "We say how things are.", SPREAD, Agreement(3, None, None, "few"), 3, 0, 0, 0, claim=False),
))  # fmt: skip

GROUPS = (Department("Sales", 12, 0.9), Department("Technics", 8, 0.42), Department("Services", 5, 0.4))
DEPARTMENTS = Departments((
    DepartmentItem("a", "We decide for customers.", GROUPS, Silos(25, 0.41, 0.08, 0.001, "silos"),
                   (Apart("Sales", "Technics", 2.14),)),
    DepartmentItem("b", "We say how things are.", GROUPS[:2], Silos(25, 0.1, 0.08, 0.4, None)),
))  # fmt: skip

SHEET = OutcomeSheet(
    (SheetFlock("werte", "What do we steer by?", SPREAD, AGREED, SHIFT.items),),
    (
        SheetPart(
            "stern", "Our star", (SheetLine("We do not rest until customers can work again", 14, 22),), 9, star=True,
        ),
        SheetPart("leitplanken", "Our guardrails", (
            SheetLine("We always call back on the same day"), SheetLine("We never promise what others have to keep"),
            SheetLine("We always say what it costs before we begin"),
        )),
        SheetPart("schleife", "How we will know", (SheetLine("Asking three customers every Friday", 9, 22),)),
        SheetPart("wahl", "What has to go", (
            SheetLine("Excel lists beside the system", 17, 22), SheetLine("Approvals take weeks", 12, 22),
            SheetLine("Nobody knows who decides", 8, 22),
        ), 9),
    ),
    (SheetAmount("betrag", "Deciding for a customer", "CHF", 22, 200.0, 500.0, 500.0, 6),),
    (SheetPledges("zusagen", "Small changes", PLEDGES.promises, 19, "CHF", 1350.5),),
    ("Sales and engineering have lunch together on Tuesdays",),
    "Wednesday, 20 May, in this room",
)  # fmt: skip

_MANY = 30
HOSTILE = (
    Ladder(tuple(Rung(str(i), LONG, i, 1e6 - i, 1, i, _MANY) for i in range(1, _MANY)), 999, "3"),
    Plane(Axis(LONG, LONG, LONG), Axis(LONG, LONG, LONG), 100, (LONG, LONG, LONG, LONG),
          tuple(spot(str(i), LONG, *[(float(i + j), 2.0 * j) for j in range(9)]) for i in range(_MANY))),
    Plane(Axis("x", "", ""), Axis("y", "", ""), 2, ("", "", "", ""), (spot("1", "漢字", *[(1.0, 1.0)] * 400),)),
    Pledges(tuple(Promise(i, LONG * 2, LONG, "2030-01-31", 1e6 * i) for i in range(_MANY)), "Wochen\n[b]", 1e9),
    Themes(tuple(ThemeLine(str(i), LONG, (LONG, "y" * 60), 9) for i in range(_MANY)),
           heat=Heat((LONG,) * 4, (LONG,) * 3, ((1, 200, 3),) * 4, (999,) * 4, (10_000,) * 3), entries=9),
    Themes((ThemeLine("1", LONG, (LONG,), 9),), heat=Heat((), (LONG,) * 9, (), (), (3,) * 9), entries=9),
    Themes((ThemeLine("1", LONG, (LONG,), 9),), heat=Heat((LONG,) * 3, (), ((),) * 3, (3, 0, 1), ()), entries=9),
    Shift(tuple(ShiftItem(str(i), LONG, SPREAD, AGREED, 300, 99, 101, 100, claim=True) for i in range(_MANY))),
    Shift((ShiftItem("1", LONG, AGREED, SPREAD, 30, 0, 0, 30, claim=False, moves=(Move(0.03, 0.77, 30),)),)),
    Departments(tuple(
        DepartmentItem(str(i), LONG, tuple(Department(f"{j} {LONG}"[:40], 5 + j, j / 60) for j in range(60)),
                       Silos(900, 0.5, 0.1, 0.001, "silos"), (Apart(LONG, LONG, 3.2),))
        for i in range(9)
    )),
    OutcomeSheet(
        tuple(SheetFlock(str(i), LONG, AGREED if i % 2 else None, SPREAD, SHIFT.items * 4) for i in range(3)),
        tuple(SheetPart(str(i), LONG, tuple(SheetLine(LONG, 999, 999) for _ in range(i)), 99) for i in range(1, 6)),
        (SheetAmount("a", LONG, LONG, 5, 1e12, 0.0, 1e12, 5), SheetAmount("b", LONG, "", 5, 0.0)),
        (SheetPledges("p", LONG, tuple(Promise(i, LONG, LONG, "2030-01-31", 1e9, LONG) for i in range(_MANY)), 500),),
        (LONG,) * 20, LONG,
    ),
    OutcomeSheet(notes=(LONG,)), OutcomeSheet(next=LONG),
    OutcomeSheet((SheetFlock("1", LONG, None, AGREED),), (SheetPart("2", LONG, (SheetLine(LONG),), star=True),)),
    OutcomeSheet(chosen=(SheetPart("2", LONG, (SheetLine(LONG),), star=True),)),
)  # fmt: skip
EMPTY = (
    Ladder((), 4),
    Ladder((), 9),
    Plane(*AXES, 10, QUADRANTS, ()),
    Pledges(()),
    Themes(()),
    Departments(()),
    Shift(()),
    OutcomeSheet(),
)
ALL = LADDER, PLANE, PLEDGES, THEMES, SHIFT, DEPARTMENTS, SHEET, *HOSTILE, *EMPTY
