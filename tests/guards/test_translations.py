#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The translation guard must be able to fail: test_translations.py LUPDATE."""
import pathlib
import sys
import tempfile
import unittest

import translations

LUPDATE = sys.argv.pop(1)
HEADER = "#include <QObject>\nnamespace headwater {\nclass Page : public QObject { Q_OBJECT void show(); };\n}\n"


class Translations(unittest.TestCase):
    def problems(self, source):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "views").mkdir()
            (root / "views/page.h").write_text(HEADER, encoding="utf-8")
            (root / "views/page.cpp").write_text(source, encoding="utf-8")
            return list(translations.problems(LUPDATE, root))

    def test_accepts_a_class_that_lupdate_can_name(self):
        self.assertEqual([], self.problems(
            '#include "views/page.h"\nnamespace headwater {\nvoid Page::show() { tr("Tag"); }\n}\n'))

    def test_refuses_a_string_without_a_context(self):
        self.assertNotEqual([], self.problems('void show() { tr("Tag"); }\n'))

    def test_refuses_a_context_outside_the_namespace(self):
        self.assertNotEqual([], self.problems(
            '#include <QCoreApplication>\nvoid show() { QCoreApplication::translate("Page", "Tag"); }\n'))


if __name__ == "__main__":
    unittest.main()
