"""Time in news: finds time expressions and resolves them against the publication time."""

from timeline.temporal.absolute_dates import only_absolute
from timeline.temporal.explain import explain, explain_all
from timeline.temporal.tagger import annotate, knows

__all__ = ["annotate", "explain", "explain_all", "knows", "only_absolute"]
