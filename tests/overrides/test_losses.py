"""What editors hide is no loss: a build does not stop for it."""

from __future__ import annotations

from tests.overrides.newsroom import built, event_of, slug_of
from timeline.stories.losses import losses

FIRE = slug_of("a3")


def test_what_editors_hide_is_not_lost() -> None:
    plain, before = built()
    closed = event_of(plain, "was closed").id
    changed, after = built(f"[topics.{FIRE}]\nhide = true\n[events.{closed}]\nhide = true", before)
    assert losses(before, after, changed.analyses, changed.taken_off).events == 0
    assert losses(before, after, changed.analyses).events == 4


def test_what_editors_merge_is_not_lost() -> None:
    plain, before = built()
    closed, crack = event_of(plain, "was closed").id, event_of(plain, "second crack").id
    changed, after = built(f'[events.{closed}]\nmerge = ["{crack}"]', before)
    assert losses(before, after, changed.analyses, changed.taken_off).events == 0
