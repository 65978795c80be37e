#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""All C++ is as ./dev format would leave it: formatting.py ROOT.

Another major version of clang-format lays some code out differently, so it cannot judge: the check
is then skipped, which ctest shows (exit status 77).
"""
import pathlib
import re
import shutil
import subprocess
import sys

import source_rules

MAJOR = 19
SKIPPED = 77


def main():
    program = shutil.which(f"clang-format-{MAJOR}") or shutil.which("clang-format")
    version = subprocess.run([program, "--version"], capture_output=True, text=True).stdout if program else ""
    major = re.search(r"version (\d+)", version)
    if not major or int(major[1]) != MAJOR:
        print(f"skipped: clang-format {MAJOR} is needed, found {version.strip() or 'none'}")
        return SKIPPED
    root = pathlib.Path(sys.argv[1])
    files = [path for _, path in source_rules.cpp_files(root)]
    run = subprocess.run([program, "--dry-run", "--Werror", *files], capture_output=True, text=True)
    bad = sorted({line.split(":")[0] for line in run.stderr.splitlines() if "[-Wclang-format-violations]" in line})
    print(*(f"{pathlib.Path(name).relative_to(root)}: not formatted; run ./dev format" for name in bad), sep="\n")
    return run.returncode


if __name__ == "__main__":
    sys.exit(main())
