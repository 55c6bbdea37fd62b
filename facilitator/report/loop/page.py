"""The story of several sessions as a page of HTML; knows its sections, not how a page is made."""

from collections.abc import Iterator

from facilitator.language import Language, language
from facilitator.report.loop.story import Story
from facilitator.report.paper import rendered


def page(story: Story) -> str:
    """The page of a story."""
    say = language(story.lang)
    return rendered("loop.html", story, tuple(_contents(story, say)), f"{say('Then and now')} · {story.title}", say)


def _contents(story: Story, say: Language) -> Iterator[tuple[str, str]]:
    """The sections there are, by id and name."""
    yield "sessions", say("The sessions")
    if story.glance.rows:
        yield "glance", say("At a glance")
    if story.questions:
        yield "questions", say("Question by question")
    if story.topics:
        yield "topics", say("What is gone and what is new")
    if story.pledges:
        yield "pledges", say("Pledges")
    if story.methods:
        yield "methods", say("How it was measured")
