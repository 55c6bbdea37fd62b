import figure_examples as examples

from facilitator.language import language
from facilitator.tui import figures
from facilitator.tui.figures import pledges


def drawn(figure, width: int, height: int, part: str | None = None) -> list[str]:
    return [line.plain.rstrip() for line in figures.lines(figure, part, width, height, language("en"))]


def test_a_pledge_says_what_who_by_when_and_what_it_costs():
    assert drawn(examples.PLEDGES, 46, 12) == [
        "▌ Call customers back on the same day",
        "  Ann · by 2030-01-31 · CHF 100",
        "",
        "▌ One list less",
        "  Ben · by 2030-02-28",
        "",
        "▌ Ask before copying",
        "  Cleo · by 2030-03-01 · CHF 1,250.50",
        "",
        "3 pledges · CHF 1,350.50 in all",
    ]


def test_where_the_height_is_short_a_pledge_is_a_line():
    assert drawn(examples.PLEDGES, 60, 5) == [
        "Call customers back on the …  Ann   2030-01-31       CHF 100",
        "One list less                 Ben   2030-02-28",
        "Ask before copying            Cleo  2030-03-01  CHF 1,250.50",
        "3 pledges · CHF 1,350.50 in all",
    ]
    assert drawn(examples.PLEDGES, 30, 3) == [
        "Call custom…  Ann   2030-01-31",
        "One list le…  Ben   2030-02-28",
        "Ask before …  Cleo  2030-03-01",
    ]


def test_what_does_not_fit_is_counted():
    assert drawn(examples.PLEDGES, 60, 2) == [
        "Call customers back on the …  Ann   2030-01-31       CHF 100",
        "and 2 more",
    ]


def test_where_it_is_wide_pledges_stand_beside_each_other_before_they_get_shorter():
    assert drawn(examples.PLEDGES, 100, 8)[:2] == [
        "▌ Call customers back on the same day              ▌ One list less",
        "  Ann · by 2030-01-31 · CHF 100                      Ben · by 2030-02-28",
    ]


def test_what_a_pledge_is_about_stands_below_it_where_there_is_room():
    promise = examples.Promise(1, "One list less", "Ben", "2030-02-28", about="Excel lists")
    figure = examples.Pledges((promise,))
    assert drawn(figure, 46, 12)[:3] == ["▌ One list less", "  Ben · by 2030-02-28", "  → Excel lists"]
    assert "  → Excel lists" not in drawn(figure, 46, 2)
    many = examples.Pledges((promise,) * 9)
    assert drawn(many, 80, 9)[0].split() == ["One", "list", "less", "→", "Excel", "lists", "Ben", "2030-02-28"]
    assert drawn(many, 36, 9)[0].startswith("One list less")


def test_of_hundreds_of_pledges_only_those_that_may_be_seen_are_drawn(monkeypatch):
    counted: list[str] = []
    card = pledges._card
    monkeypatch.setattr(
        pledges, "_card", lambda f, promise, *more: counted.append(promise.who) or card(f, promise, *more)
    )
    many = examples.Pledges(tuple(examples.Promise(n, f"Thing {n}", f"P{n}", "2030-02-28") for n in range(600)))
    found = drawn(many, 120, 30)
    assert found[0].split() == ["▌", "Thing", "0", "▌", "Thing", "1", "▌", "Thing", "2"]
    shown = sum(line.count("▌") for line in found)
    assert f"and {600 - shown} more" in found
    assert len(counted) <= 3 * 30
    assert [line.split()[0] for line in drawn(many, 60, 5)] == ["Thing", "Thing", "Thing", "and", "600"]


def test_a_name_is_told_in_full_before_small_words():
    promises = tuple(examples.Promise(n, "Call back", "Our whole team", "2030-02-28", 50.0) for n in range(1, 9))
    told = drawn(examples.Pledges(promises, "CHF", 400.0), 78, 14)
    assert told[1] == "  Our whole team · 2030-02-28 · CHF 50" + " " * 4 + "Our whole team · 2030-02-28 · CHF 50"
