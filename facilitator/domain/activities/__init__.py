"""The register of all kinds of steps: one line each."""

from facilitator.domain.activities import (
    amount,
    choice,
    collect,
    compare,
    dots,
    outcome,
    pause,
    plane,
    pledge,
    rank,
    scale,
    slider,
    sort,
)
from facilitator.domain.activities.base import Activity, Scene, Settings

REGISTER: dict[str, Activity] = {
    activity.kind: activity
    for activity in (
        scale.ACTIVITY,
        choice.ACTIVITY,
        slider.ACTIVITY,
        amount.ACTIVITY,
        compare.ACTIVITY,
        collect.ACTIVITY,
        sort.ACTIVITY,
        dots.ACTIVITY,
        rank.ACTIVITY,
        plane.ACTIVITY,
        pledge.ACTIVITY,
        pause.ACTIVITY,
        outcome.ACTIVITY,
    )
}

__all__ = ["REGISTER", "Activity", "Scene", "Settings"]
