"""The values that flow from an article to the page. All are immutable; spans are code points, half-open.

Every struct can be written and read again by `msgspec`, so that what was worked out from an article can be kept.
"""

from timeline.models.analyses import Analyses, Outline, articles_of, outline_of
from timeline.models.articles import Article, Filing, Teaser
from timeline.models.base import Model, from_json, to_json
from timeline.models.certainty import Certainty
from timeline.models.changes import ChangeSet, EventChange, Gone, Redated, TopicChange
from timeline.models.decisions import Decision
from timeline.models.diagnostics import Diagnostic
from timeline.models.digests import KeyDate, Sentence
from timeline.models.editions import Edition, State
from timeline.models.events import Event, Kin, Plan, Told, Topic
from timeline.models.granularity import Granularity
from timeline.models.interval import Interval
from timeline.models.mentions import Analysis, Mention
from timeline.models.messages import Message, dated, quoted, said
from timeline.models.moment import Moment
from timeline.models.profiles import Imprint, Profile
from timeline.models.publication import Basis, Clue, Dating
from timeline.models.revisions import Amended, Claim, Renamed, Republished, Revision
from timeline.models.rights import Rights, Usage
from timeline.models.span import Span
from timeline.models.status import Status
from timeline.models.timexes import Alternative, Anchor, Step, Timex
from timeline.models.topics import EventOutline, TopicOutline, Topics

__all__ = [
    "Alternative",
    "Amended",
    "Analyses",
    "Analysis",
    "Anchor",
    "Article",
    "Basis",
    "Certainty",
    "ChangeSet",
    "Claim",
    "Clue",
    "Dating",
    "Decision",
    "Diagnostic",
    "Edition",
    "Event",
    "EventChange",
    "EventOutline",
    "Filing",
    "Gone",
    "Granularity",
    "Imprint",
    "Interval",
    "KeyDate",
    "Kin",
    "Mention",
    "Message",
    "Model",
    "Moment",
    "Outline",
    "Plan",
    "Profile",
    "Redated",
    "Renamed",
    "Republished",
    "Revision",
    "Rights",
    "Sentence",
    "Span",
    "State",
    "Status",
    "Step",
    "Teaser",
    "Timex",
    "Told",
    "Topic",
    "TopicChange",
    "TopicOutline",
    "Topics",
    "Usage",
    "articles_of",
    "dated",
    "from_json",
    "outline_of",
    "quoted",
    "said",
    "to_json",
]
