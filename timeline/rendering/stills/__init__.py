"""Stills: pictures of a topic's timeline that stand by themselves, made without a browser.

A plan says what stands where, `still.svg.j2` draws it as SVG, and resvg makes a PNG of that with font files that are
named one by one: no font of the machine has a say, so that the same site has the same pictures everywhere.
"""
