"""Work on many values at once: in order, on as many cores as asked for, outliving a worker that dies or hangs."""

from timeline.workers.faults import fault
from timeline.workers.flowing import flow_in_order
from timeline.workers.limits import still_going
from timeline.workers.mapping import WORTH_A_POOL, cores, jobs_for, map_in_order, one_pool

__all__ = ["WORTH_A_POOL", "cores", "fault", "flow_in_order", "jobs_for", "map_in_order", "one_pool", "still_going"]
