"""What the site costs, measured: `make bench` (`python -m bench`).

Ratios are of CPU time, paired within one run, since the clock of a shared machine drifts; sizes are bytes.
The tables go to README.md, between its marks; nothing in them is typed by hand.
"""
