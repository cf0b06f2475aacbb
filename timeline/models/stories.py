"""All that is told of a running story by its own articles."""

from __future__ import annotations

from timeline.models.base import Model
from timeline.models.editions import State
from timeline.models.events import Topic
from timeline.models.moment import Moment


class Story(Model, frozen=True):
    """A topic as it is, and its states before the last, oldest first. `at` is when the last one came: None where all
    articles came at once, and there is no past. Events bear ids by their content, as if there were no register."""

    topic: Topic
    past: tuple[State, ...] = ()
    at: Moment | None = None
