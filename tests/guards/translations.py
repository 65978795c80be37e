#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""lupdate must understand every tr(): translations.py LUPDATE ROOT.

Without -I it files the strings of a namespaced class under "TagPage" while the program asks for
"headwater::TagPage" at run time, and the translation silently never shows. It says so on stderr.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

FOLDERS = ("app", "core", "models", "registry", "views")


def problems(lupdate, root):
    folders = [name for name in FOLDERS if (root / name).is_dir()]
    with tempfile.TemporaryDirectory() as out:
        ts = pathlib.Path(out) / "check.ts"
        run = subprocess.run([lupdate, "-silent", "-locations", "none", *folders, "-I", ".", "-ts", ts],
                             cwd=root, capture_output=True, text=True, check=True)
        contexts = re.findall(r"<name>(.*?)</name>", ts.read_text(encoding="utf-8"))
    yield from (line for line in run.stderr.splitlines() if line.strip())
    yield from (f"context without its namespace: {name}" for name in contexts
                if not name.startswith("headwater::"))


def main():
    found = list(problems(sys.argv[1], pathlib.Path(sys.argv[2])))
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
