from math import cos, fsum, hypot, pi, sin

import pytest
from textual.app import App

from facilitator.domain import flock
from facilitator.tui import colours
from facilitator.tui.widgets.boids import GLIDE, Boids
from facilitator.tui.widgets.braille import Canvas
from facilitator.tui.widgets.flock import Flight, Flock


def order(headings) -> float:
    return hypot(fsum(map(cos, headings)), fsum(map(sin, headings))) / len(headings)


@pytest.mark.parametrize("phi", [0.0, 0.13, 0.5, 0.87, 1.0])
@pytest.mark.parametrize("n", [5, 24, 120])
def test_the_order_of_the_resting_flock_is_the_number(phi, n):
    boids = Boids(80, 60)
    boids.circle(n)
    boids.advance(0.3)
    boids.turn(flock.headings(flock.even(n), phi, 0.0))
    for _ in range(200):
        boids.advance(1 / 12)
        if boids.settled:
            break
    assert boids.settled
    assert order(boids.headings) == pytest.approx(phi, abs=1e-9)


def test_a_flock_that_may_not_move_rests_at_the_same_number_at_once():
    boids = Boids(80, 60)
    boids.turn(flock.headings(flock.even(24), 0.62, 0.0))
    boids.rest()
    assert boids.settled
    assert order(boids.headings) == pytest.approx(0.62, abs=1e-9)


def test_headings_turn_gradually():
    boids = Boids(80, 60)
    boids.circle(1)
    boids.turn([pi / 2])
    steps = []
    for _ in range(6):
        before = boids.headings[0]
        boids.advance(1 / 12)
        steps.append(abs(boids.headings[0] - before))
    assert max(steps) < 0.6


def test_birds_keep_apart_and_inside():
    boids = Boids(100, 80)
    boids.turn([0.0] * 30)
    boids.rest()
    assert all(0 <= x < 100 and 0 <= y < 80 for x, y in zip(boids.x, boids.y, strict=True))
    places = {(round(x), round(y)) for x, y in zip(boids.x, boids.y, strict=True)}
    assert len(places) > 25


def test_circling_birds_tell_nothing():
    boids = Boids(80, 60)
    boids.circle(24)
    for _ in range(50):
        boids.advance(1 / 12)
        assert order(boids.headings) == pytest.approx(0, abs=1e-9)
    assert not boids.settled


def test_a_flock_comes_to_rest_soon_after_its_glide():
    boids = Boids(120, 100)
    boids.turn(flock.headings(flock.even(200), 0.4, 0.0))
    seconds = 0.0
    while not boids.settled and seconds < 60:
        boids.advance(1 / 12)
        seconds += 1 / 12
    assert seconds < GLIDE + 3


def test_a_bird_is_drawn_with_its_wings_behind_its_head():
    canvas = Canvas(4, 2)
    canvas.bird(6, 4, 0.0, 3)
    lines = canvas.lines()
    assert len(lines) == 2
    assert all(len(line) == 4 for line in lines)
    assert any(line.strip() for line in lines)


@pytest.mark.parametrize(("dots", "char"), [([(0, 0)], "⠁"), ([(1, 3)], "⢀"), ([(0, 0), (1, 0), (0, 3)], "⡉")])
def test_dots_are_braille(dots, char):
    canvas = Canvas(1, 1)
    for x, y in dots:
        canvas.dot(x, y)
    canvas.dot(-1, 0)
    canvas.dot(2, 0)
    assert canvas.lines() == [char]


def test_a_row_tells_its_inks_from_left_to_right():
    canvas = Canvas(4, 1)
    assert canvas.inked(0) == [("    ", 0)]
    canvas.dot(0, 0)
    canvas.dot(2, 0, 1)
    canvas.dot(4, 0, 1)
    canvas.dot(6, 0, 2)
    assert canvas.inked(0) == [("⠁", 0), ("⠁⠁", 1), ("⠁", 2)]
    assert "".join(text for text, _ in canvas.inked(0)) == canvas.line(0)


async def test_birds_of_a_department_have_its_colour():
    class Sky(App[None]):
        def __init__(self) -> None:
            super().__init__()
            self.register_theme(colours.DARK)
            self.theme = colours.DARK.name

        def compose(self):
            yield Flock()

    app = Sky()
    async with app.run_test(size=(40, 12)) as pilot:
        sky = app.query_one(Flock)
        app.animation_level = "none"
        sky.flight = Flight(2, (0.0, pi), inks=(1, 0))
        await pilot.pause()
        styles = {segment.style.color for y in range(12) for segment in sky.render_line(y) if segment.text.strip()}
        wanted = {sky.get_component_rich_style(f"flock--{ink}").color for ink in (0, 1)}
        assert styles == wanted
        assert len(wanted) == 2


async def test_the_flock_on_screen_flies_the_printed_number(live, make_app, wait):
    live.joined(24).lead("next", "open")
    live.statements()
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait(pilot, lambda: len(app.screen.query_one(Flock).boids.headings) == 22)
        await pilot.press("c")
        bird = app.screen.query_one(Flock)
        await wait(pilot, lambda: not bird.boids.circling)
        assert order(bird.boids.headings) == pytest.approx(live.room.agreement("werte").phi, abs=1e-9)
        await pilot.press("down")
        await wait(pilot, lambda: order(bird.boids.headings) < 0.01)


async def test_the_timer_runs_only_while_birds_fly(live, make_app, wait, monkeypatch):
    monkeypatch.setattr("facilitator.tui.widgets.boids.GLIDE", 0.2)
    live.joined(24).lead("next", "open")
    live.statements()
    app = make_app(live)
    app.animation_level = "full"
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: bool(app.screen.query(Flock)) and app.screen.query_one(Flock).moving)
        await pilot.press("c")
        bird = app.screen.query_one(Flock)
        await wait(pilot, lambda: not bird.boids.circling and not bird.moving)
        assert bird.boids.settled
        assert order(bird.boids.headings) == pytest.approx(live.room.agreement("werte").phi, abs=1e-9)


async def test_nothing_moves_where_animation_is_off(live, make_app, wait):
    live.joined(24).lead("next", "open")
    live.statements()
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: len(app.screen.query_one(Flock).boids.headings) == 22)
        assert not app.screen.query_one(Flock).moving
