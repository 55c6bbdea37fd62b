import figure_examples as examples
import pytest

from facilitator.domain.figures import Pledges, Promise
from facilitator.language import language
from facilitator.report.tabled import tabled


@pytest.mark.parametrize("figure", examples.ALL, ids=lambda figure: type(figure).__name__)
def test_every_row_of_a_table_has_a_cell_under_each_head(figure):
    for grid in tabled(figure, language("en")):
        assert all(len(row) == len(grid.heads) for row in grid.rows)


def test_a_pledge_is_told_with_what_it_makes_better_and_costs():
    first = Promise(1, "Call back", "Ann", "2030-01-31", 100.0, "Waiting")
    (grid,) = tabled(Pledges((first, Promise(2, "One list less", "Ben", "2030-02-28")), "CHF", 100.0), language("en"))
    assert grid.heads == ("What", "Who", "By when", "About", "Budget")
    assert [row[0] for row in grid.rows] == ["Call back", "One list less"]
    assert grid.rows[0][3] == "Waiting"
