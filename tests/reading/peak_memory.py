"""The peak of the memory of a process, as the process itself tells it when it is done."""

PEAK = """
def peak():
    \"\"\"Megabytes that this process held at most.\"\"\"
    import pathlib, resource, sys

    status = pathlib.Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) / 1e3 for line in status.open() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
"""
"""Source that a measured program begins with. `ru_maxrss` of a process that was started by vfork begins with what the
process that started it holds, here that of the tests; Linux counts `VmHWM` anew where another program begins."""
