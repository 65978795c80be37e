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
        // Some warnings are not about our code: the offscreen platform prints the first for every
        // shown window and the next two for tool tips and menus, QAbstractItemModelTester of Qt 6.8
        // the last when QtGui is not loaded.
        QTest::failOnWarning(QRegularExpression(
            QStringLiteral("^(?!This plugin does not support propagateSizeHints"
                           "|This plugin does not support raise\\(\\)"
                           "|This plugin does not support grabbing the keyboard"
                           "|Trying to construct an instance of an invalid type, type id: 4097)")));
    }
};
