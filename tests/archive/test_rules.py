from __future__ import annotations

import pytest

from timeline.archive import rules


@pytest.mark.parametrize("step", ["naming", "titling", "headlines", "merging", "grouping", "leads", "keydates"])
def test_what_is_told_of_an_article_by_itself_does_not_hang_on_a_rule_for_several(step: str) -> None:
    """Else a change of that rule would have every article of an archive worked out again."""
    reached = {file.stem for file in rules._reached(("timeline.analysis",)) if file.parent.name == "stories"}
    assert step not in reached
    assert {"mentions", "profiles", "parts"} <= reached
