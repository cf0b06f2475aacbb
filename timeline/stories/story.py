"""A topic with its events, its key dates and its past: all that is told of it, from nothing but its own articles."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from timeline.models import Analysis, Event, State, Topic
from timeline.models.stories import Story
from timeline.stories.digest.candidates import Heads
from timeline.stories.identity import Register, identify
from timeline.stories.keydates import with_key_dates
from timeline.stories.kin import renamed
from timeline.stories.leads import with_lead
from timeline.stories.memory import Memory
from timeline.stories.states import Alone, moments_of, past_of
from timeline.stories.weight import weighed


def story_of(topic: Topic, analyses: Mapping[str, Analysis], alone: Alone, *, most: int) -> Story:
    """What the articles of a topic tell, now and then; `most` bounds the number of states."""
    moments = moments_of(topic, analyses, most=most)
    memory = Memory(topic, analyses, moments)
    counts = memory.counted(analyses)
    events = memory.merged(max(len(moments) - 1, 0), analyses)
    whole = weighed(replace(topic, events=events), analyses, counts, memory.standing)
    (named,), _ = identify([replace(whole, named=True)], Register())
    whole = replace(whole, events=tuple(map(memory.shared, named.events)))
    heads = Heads()
    whole = with_key_dates(with_lead(whole, analyses, heads), analyses, counts)
    if not moments:
        return Story(topic=whole)
    return Story(topic=whole, past=past_of(whole, analyses, alone, moments, memory, heads), at=moments[-1].at)


def states_under(story: Story, topic: Topic) -> tuple[State, ...]:
    """The states of a story, the last one with the topic itself, which is that of the story under the ids that its
    readers know; those of its past go by the same. Nothing where there is no past.
    """
    if story.at is None:
        return ()
    ids = _ids(story, topic)
    final = {event.id: event for event in topic.events}
    known: dict[int, Event] = {}

    def under(event: Event) -> Event:
        found = known.get(id(event))
        if found is None:
            found = renamed(replace(event, id=ids[event.id]), ids)
            last = final.get(found.id)
            if last is not None and replace(found, former=last.former) == last:
                found = last
            known[id(event)] = found
        return found

    past = (
        replace(state, topic=replace(state.topic, key=topic.key, events=tuple(map(under, state.topic.events))))
        for state in story.past
    )
    return (*past, State(at=story.at, topic=topic))


def _ids(story: Story, topic: Topic) -> dict[str, str]:
    """The ids of all events of the story, by those that they bear in it. What no longer is keeps its own, unless that
    now stands for another event."""
    ids = {event.id: named.id for event, named in zip(story.topic.events, topic.events, strict=True)}
    taken = set(ids.values())
    for state in story.past:
        for event in state.topic.events:
            if event.id not in ids:
                name, number = event.id, 2
                while name in taken:
                    name, number = f"{event.id}-{number}", number + 1
                ids[event.id] = name
                taken.add(name)
    return ids
