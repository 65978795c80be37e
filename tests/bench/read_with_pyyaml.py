#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The yardstick: reads every definition below DIR with PyYAML's C loader and prints their names."""
import pathlib
import sys

import yaml

for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml")):
    with open(path, "rb") as file:
        for document in yaml.load_all(file, Loader=yaml.CSafeLoader):
            print(f"imagestream.image.openshift.io/{document['metadata']['name']}")
