"""Measuring: speed, scores, accuracy of each rule, what a change gains and loses. docs/measuring.md tells how."""
