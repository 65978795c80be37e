#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Benchmarks, as ratios: run.py --build DIR [--rounds N] [NAME...]

This program and its yardstick run in turn, in one session, so that a busy machine slows both. What
counts is the median of the ratios of one round; absolute times are printed for orientation. The
exit status is 1 if an aim is missed or an answer is wrong.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Callable, NamedTuple

import generate_catalog

HERE = pathlib.Path(__file__).resolve().parent
DEFINITIONS = 10_000


class Side(NamedTuple):
    """A command that is timed. @before runs untimed before each round; @lines is what it must print."""
    name: str
    command: list
    before: Callable = lambda: None
    lines: int = 0


class Case(NamedTuple):
    name: str
    yardstick: Side
    contenders: list  # of (Side, aim: the ratio to the yardstick that must not be exceeded)


def first_window(build):
    return Case(
        "first-window",
        Side("minimal Qt window", [build / "bin/headwater_minimalwindow"]),
        [(Side("headwater, first paint", [build / "bin/headwater", "--quit-after-first-paint"]), 2.0)])


def open_catalog(build):
    folder = build / f"bench/catalog-{DEFINITIONS}"
    if not folder.exists():
        unfinished = folder.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        generate_catalog.generate(unfinished, DEFINITIONS)
        unfinished.rename(folder)
    command = [build / "bin/headwater", "get", "is", "--catalog", folder, "-A", "-o", "name"]

    def forget():
        shutil.rmtree(folder / ".headwater", ignore_errors=True)

    return Case(
        "open-catalog",
        Side("PyYAML C loader", [sys.executable, HERE / "read_with_pyyaml.py", folder], lines=DEFINITIONS),
        [(Side("headwater, no index", command, forget, DEFINITIONS), 0.25),
         (Side("headwater, with index", command, lines=DEFINITIONS), 0.05)])


CASES = {"first-window": first_window, "open-catalog": open_catalog}


def seconds(side, environment):
    side.before()
    start = time.perf_counter()
    run = subprocess.run(side.command, env=environment, stdin=subprocess.DEVNULL, capture_output=True)
    taken = time.perf_counter() - start
    if run.returncode != 0:
        raise RuntimeError(f"{side.name}: exit status {run.returncode}\n{run.stderr.decode(errors='replace')}")
    lines = run.stdout.count(b"\n")
    if side.lines and lines != side.lines:
        raise RuntimeError(f"{side.name}: {lines} lines, not {side.lines}")
    return taken


def measure(case, rounds, environment):
    """One list of seconds per side, the yardstick first."""
    sides = [case.yardstick, *(side for side, _ in case.contenders)]
    for side in sides:  # once without a clock: disk cache, fonts
        seconds(side, environment)
    times = [[] for _ in sides]
    for _ in range(rounds):
        for side, taken in zip(sides, times):
            taken.append(seconds(side, environment))
    return times


def report(case, times):
    """Prints the table of one case; true if every aim is met."""
    met = True
    print(f"\n{case.name}")
    print(f"  {case.yardstick.name:<26} {statistics.median(times[0]) * 1000:9.0f} ms")
    for (side, aim), taken in zip(case.contenders, times[1:]):
        ratios = [ours / theirs for ours, theirs in zip(taken, times[0])]
        ratio = statistics.median(ratios)
        met = met and ratio <= aim
        print(f"  {side.name:<26} {statistics.median(taken) * 1000:9.0f} ms   ratio {ratio:5.3f}"
              f"  ({min(ratios):.3f} to {max(ratios):.3f})   aim <= {aim:g}   {'met' if ratio <= aim else 'MISSED'}")
    return met


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(CASES)}; default: all")
    options = parser.parse_args()
    unknown = set(options.names) - set(CASES)
    if unknown:
        parser.error(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(CASES)}")
    rounds = max(options.rounds, 7)
    met = True
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HOME": home, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HEADWATER_SAMPLE_REGISTRY"):
            environment.pop(name, None)
        print(f"{rounds} rounds, each side in turn; times are medians, ratios medians of the rounds (least to most)")
        for name in options.names or CASES:
            case = CASES[name](options.build.resolve())
            met = report(case, measure(case, rounds, environment)) and met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
