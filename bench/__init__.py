"""Measures the site for `make bench` (`python -m bench`).

Build times are ratios of CPU time, paired within one run, because the clock of a shared machine drifts. Sizes are
bytes. The tables are written into docs/contributing/benchmarks.md, between its marks.
"""
