// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

/// Base of every test class: settings and files go to a throw-away location, and a warning from Qt
/// ("No such signal", "parent is in another thread") fails the test that caused it.
class TestCase : public QObject
{
    Q_OBJECT
protected Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init()
    {
        // Two warnings are not about our code: the offscreen platform prints the first for every
        // shown window, QAbstractItemModelTester of Qt 6.8 the second when QtGui is not loaded.
        QTest::failOnWarning(QRegularExpression(
            QStringLiteral("^(?!This plugin does not support propagateSizeHints"
                           "|Trying to construct an instance of an invalid type, type id: 4097)")));
    }
};
