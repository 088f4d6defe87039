"""Speed as ratios against named peers, in one run: `python -m benchmarks [name …]`.

Never a test: machines are shared and noisy. `docs/benchmarks.md` holds the last figures, with their machine.
"""
