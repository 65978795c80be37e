#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Benchmarks, as ratios: run.py --build DIR [--rounds N] [NAME...]

This program and its yardstick run in turn, in one session, so that a busy machine slows both. What
counts is the median of the ratios of one round; absolute times are printed for orientation. The
exit status is 1 if an aim is missed or an answer is wrong.
"""
import argparse
import math
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Callable, NamedTuple

import generate_catalog
import registries

HERE = pathlib.Path(__file__).resolve().parent
DEFINITIONS = 10_000
TAGS = 1000
CONCURRENCY = 16  # of RequestScheduler
DELAY = 40  # milliseconds


class Side(NamedTuple):
    """A command that is timed. @before and @after run untimed around it; @lines is what it must print.

    A command that does only a part of the work has the @share; without a command, @ideal is the
    time. @input is the file of its standard input. With @told, a pattern with one group, the command
    tells the time itself, in milliseconds.
    """
    name: str
    command: list
    before: Callable = lambda: None
    lines: int = 0
    share: float = 1
    ideal: float = 0  # seconds
    input: str = os.devnull
    after: Callable = lambda: None
    told: str = ""


class Case(NamedTuple):
    name: str
    yardstick: Side
    contenders: list  # of (Side, aim: the ratio to the yardstick that must not be exceeded)
    memory: float = 0  # aim for the peak memory, as a ratio; 0: not measured
    rounds: int = 0  # if not as many as the command line says


def first_window(build):
    return Case(
        "first-window",
        Side("minimal Qt window", [build / "bin/headwater_minimalwindow"]),
        [(Side("headwater, first paint", [build / "bin/headwater", "--quit-after-first-paint"]), 2.0)])


def many_definitions(build):
    folder = build / f"bench/catalog-{DEFINITIONS}"
    if not folder.exists():
        unfinished = folder.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        generate_catalog.generate(unfinished, DEFINITIONS)
        unfinished.rename(folder)
    return folder


def pyyaml(folder):
    return Side("PyYAML C loader", [sys.executable, HERE / "read_with_pyyaml.py", folder], lines=DEFINITIONS)


def open_catalog(build):
    folder = many_definitions(build)
    command = [build / "bin/headwater", "get", "is", "--catalog", folder, "-A", "-o", "name"]

    def forget():
        shutil.rmtree(folder / ".headwater", ignore_errors=True)

    return Case(
        "open-catalog",
        pyyaml(folder),
        [(Side("headwater, no index", command, forget, DEFINITIONS), 0.25),
         (Side("headwater, with index", command, lines=DEFINITIONS), 0.05)])


def tag_file(build, count):
    file = build / f"bench/tags-{count}"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"1.{i}\n" for i in range(count)))
    return file


def lint_side(build, folder):
    """All rules at work, findings counted but not printed."""
    return Side("headwater lint", [build / "bin/headwater", "lint", folder, "--quiet", "--fail-on", "error"])


def lint(build):
    folder = many_definitions(build)
    return Case("lint", pyyaml(folder), [(lint_side(build, folder), 0.25)])


def lint_yamllint(build):
    """Both look at the text; yamllint knows nothing of image streams, and is asked for errors alone."""
    folder = many_definitions(build)
    return Case(
        "lint-yamllint",
        Side("yamllint relaxed", ["yamllint", "-d", "relaxed", "--no-warnings", folder]),
        [(lint_side(build, folder), 0.1)],
        rounds=3)


def fetch_tags(build, address, count):
    return Side("headwater, manifest+config", [build / "bin/headwater_fetchtags", f"{address}/{registries.REPOSITORY}"],
                lines=count, input=tag_file(build, count))


def registry_tags(build):
    address = registries.with_images(build, TAGS)
    tenth = tag_file(build, TAGS).read_text().split()[::10]  # a process each: ten tags take ten times one
    loop = 'for tag; do skopeo inspect -n --no-tags --tls-verify=false "docker://$REPO:$tag" >/dev/null || exit 1; done'
    return Case(
        "registry-tags",
        Side("skopeo inspect loop (x10)", ["env", f"REPO={address}/{registries.REPOSITORY}", "sh", "-c", loop, "sh", *tenth],
             share=len(tenth) / TAGS),
        [(fetch_tags(build, address, TAGS), 0.10)])


def registry_requests(build):
    address = registries.with_images(build, TAGS)
    urls = build / "bench/paths"
    urls.write_text("\n".join(registries.paths(address, tag_file(build, TAGS).read_text().split())) + "\n")
    return Case(
        "registry-requests",
        Side("wrk, the same URLs", ["wrk", "-t1", f"-c{CONCURRENCY}", "-d600s", "-s", HERE / "wrk_list.lua",
                                    f"http://{address}", "--", urls]),
        [(fetch_tags(build, address, TAGS), 1.3)])


def registry_latency(build):
    address = registries.at_distance(registries.with_images(build, TAGS), "--delay", str(DELAY))
    return Case(
        "registry-latency",
        Side(f"{DELAY} ms x requests / {CONCURRENCY}", [], ideal=math.ceil(2 * TAGS / CONCURRENCY) * DELAY / 1000),
        [(fetch_tags(build, address, TAGS), 1.2)])


def registry_list(build):
    count = 100_000
    repository = f"{registries.with_tag_names(build, count)}/{registries.REPOSITORY}"
    return Case(
        "registry-list",
        Side("skopeo list-tags", ["skopeo", "list-tags", "--tls-verify=false", f"docker://{repository}"], lines=count + 5),
        [(Side("headwater tags", [build / "bin/headwater", "tags", repository, "--insecure"], lines=count), 0.5)],
        memory=0.5)


def registry_429(build):
    tags, rate = TAGS // 2, 10
    address = registries.at_distance(registries.with_images(build, TAGS), "--rate", str(rate))
    return Case(
        "registry-429",
        Side(f"{rate} requests/s", [], ideal=2 * tags / rate),
        [(fetch_tags(build, address, tags), 1.1)], rounds=1)


def reimport(build):
    count = TAGS // 2
    address = registries.with_images(build, TAGS)
    folder = build / "bench/reimport"
    command = [build / "bin/headwater", "import-image", "app", "--all", "--catalog", folder]
    gets = registries.BodyCount(build, address)

    def forget():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        tags = "".join(f"  - name: '1.{i}'\n    from: {{kind: DockerImage, name: '{address}/{registries.REPOSITORY}:1.{i}'}}\n"
                       "    importPolicy: {insecure: true}\n" for i in range(count))
        (folder / "app.yaml").write_text("apiVersion: image.openshift.io/v1\nkind: ImageStream\nmetadata:\n  name: app\n"
                                         f"spec:\n  tags:\n{tags}")

    return Case(
        "reimport",
        Side("first import", command, forget),
        [(Side("again, nothing changed", command, gets.start, after=gets.expect_none), 0.4)])


def responsive(build):
    return Case(
        "responsive",
        Side("no gap is noticed", [], ideal=0.05),
        [(Side("import of 5,000 tags", [build / "tests/tst_responsiveness"], told=r"longest event-loop gap ([0-9.]+) ms"), 1.0)],
        rounds=3)


def typing(build):
    """A key in the middle of 5 MB, while the text is being read again; beside it a QPlainTextEdit that does nothing else."""
    def side(name, function, label):
        return Side(name, [build / "tests/tst_typinglatency", function], told=label + r": p95 key latency ([0-9.]+) ms")

    return Case(
        "typing",
        Side("a frame", [], ideal=0.016),
        [(side("editor, p95 of keys", "intoTheEditor", "editor"), 1.0),
         (side("plain text edit", "intoAPlainTextEdit", "plain"), 1.0)],
        rounds=3)


def one_edit(build):
    file = build / "bench/list-5mb.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    tag = ("    - name: '{t}.0'  # of line {t}\n      annotations:\n        openshift.io/display-name: Stream {s} {t}\n"
           "        description: |-\n          Build and run applications of stream {s}.\n\n          Line {t}.\n"
           "        version: '{t}.0'\n      from:\n        kind: DockerImage\n        name: quay.io/team/stream-{s}:{t}\n"
           "      referencePolicy:\n        type: Local\n")
    stream = "- apiVersion: image.openshift.io/v1\n  kind: ImageStream\n  metadata:\n    name: stream-{s}\n  spec:\n    tags:\n"
    file.write_text("apiVersion: v1\nkind: List\nitems:\n" + "".join(
        stream.format(s=s) + "".join(tag.format(s=s, t=t) for t in range(8)) for s in range(1750)))
    return Case(
        "one-edit",
        Side("yaml-cpp parse and emit", [build / "bin/headwater_emitwithyamlcpp", file], told=r"emit: ([0-9.]+) ms"),
        [(Side("one edit, checked, re-read", [build / "bin/headwater_oneedit", file], told=r"edits: ([0-9.]+) ms"), 0.05)])


CASES = {"first-window": first_window, "open-catalog": open_catalog, "registry-tags": registry_tags,
         "registry-requests": registry_requests, "registry-latency": registry_latency,
         "registry-list": registry_list, "registry-429": registry_429, "reimport": reimport,
         "responsive": responsive, "lint": lint, "lint-yamllint": lint_yamllint, "one-edit": one_edit, "typing": typing}
LONG = {"registry-429", "lint-yamllint"}  # minutes: only when named


def seconds(side, environment):
    if side.ideal:
        return side.ideal
    side.before()
    with open(side.input, "rb") as given:
        start = time.perf_counter()
        run = subprocess.run(side.command, env=environment, stdin=given, capture_output=True)
        taken = time.perf_counter() - start
    if run.returncode != 0:
        raise RuntimeError(f"{side.name}: exit status {run.returncode}\n{run.stderr.decode(errors='replace')}")
    side.after()
    lines = run.stdout.count(b"\n")
    if side.lines and lines != side.lines:
        raise RuntimeError(f"{side.name}: {lines} lines, not {side.lines}")
    if side.told:
        return float(re.search(side.told, run.stdout.decode()).group(1)) / 1000
    return taken / side.share


def peak_memory(side, environment):
    """MiB, started from a small process: a child's peak includes what its parent had at the start."""
    small = ("import os, resource, sys; null = os.open(os.devnull, os.O_WRONLY); os.dup2(null, 1); "
             "status = os.spawnvp(os.P_WAIT, sys.argv[1], sys.argv[1:]); "
             "print(status, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)")
    run = subprocess.run([sys.executable, "-I", "-S", "-c", small, *map(str, side.command)], env=environment,
                         stdin=subprocess.DEVNULL, capture_output=True, text=True)
    status, kibibytes = run.stderr.split()[-2:]
    if status != "0":
        raise RuntimeError(f"{side.name}: exit status {status}\n{run.stderr}")
    return int(kibibytes) / 1024


def measure(case, rounds, environment):
    """One list of seconds per side, the yardstick first."""
    sides = [case.yardstick, *(side for side, _ in case.contenders)]
    if not case.rounds:
        for side in sides:  # once without a clock: disk cache, fonts
            seconds(side, environment)
    times = [[] for _ in sides]
    for _ in range(case.rounds or rounds):
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


def report_memory(case, environment):
    """Prints the peak memory of one case; true if the aim is met."""
    theirs = peak_memory(case.yardstick, environment)
    print(f"  {case.yardstick.name:<26} {theirs:9.1f} MiB")
    met = True
    for side, _ in case.contenders:
        ours = peak_memory(side, environment)
        fits = ours <= case.memory * theirs
        met = met and fits
        print(f"  {side.name:<26} {ours:9.1f} MiB  ratio {ours / theirs:5.3f}"
              f"                     aim <= {case.memory:g}   {'met' if fits else 'MISSED'}")
    return met


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(CASES)}; default: all but {', '.join(sorted(LONG))}")
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
        for name in options.names or [name for name in CASES if name not in LONG]:
            case = CASES[name](options.build.resolve())
            met = report(case, measure(case, rounds, environment)) and met
            if case.memory:
                met = report_memory(case, environment) and met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
