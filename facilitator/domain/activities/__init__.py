"""The register of all kinds of steps: one line each."""

from facilitator.domain.activities import collect, dots, pause, scale
from facilitator.domain.activities.base import Activity, Scene, Settings

REGISTER: dict[str, Activity] = {
    activity.kind: activity
    for activity in (
        scale.ACTIVITY,
        collect.ACTIVITY,
        dots.ACTIVITY,
        pause.ACTIVITY,
    )
}

__all__ = ["REGISTER", "Activity", "Scene", "Settings"]
