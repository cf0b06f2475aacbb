"""The formats that can be read, one a file; which there are, and their order, stands in `registry.py`."""
