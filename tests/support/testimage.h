// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace headwater {

/// A small synthetic image for tests. The same description always gives the same bytes, so its
/// digest may be written into a test.
struct TestImage
{
    enum class Format { Schema2, Oci, OciWithoutMediaType };

    /// Goes into the layers; images of different names share no layer.
    QString name = QStringLiteral("image");
    Format format = Format::Schema2;
    QString architecture = QStringLiteral("amd64");
    QString os = QStringLiteral("linux");
    QString variant = {};
    int layers = 2;
    QString created = QStringLiteral("2024-05-06T07:08:09.123456789Z");
    QString author = {};
    QMap<QString, QString> labels = {};
    QStringList env = {QStringLiteral("PATH=/usr/bin:/bin")};
    QStringList cmd = {QStringLiteral("/bin/sh")};
    QStringList entrypoint = {};
    QStringList exposedPorts = {}; ///< "8080/tcp"
    QStringList volumes = {};
    QString workingDir = {};
    QString user = {};
    QString dockerVersion = {};
};

/// A blob or manifest together with its digest.
struct TestBlob
{
    QByteArray content = {};
    QString mediaType = {};
    QString digest = {};

    static TestBlob of(QByteArray content, QString mediaType);
};

/// A TestImage as a registry stores it.
struct BuiltImage
{
    TestBlob manifest = {};
    TestBlob config = {};
    QList<TestBlob> layers = {};
};

BuiltImage buildImage(const TestImage &image);
/// A schema 2 manifest list or an OCI index, by the format of the first image. Its platforms are
/// those of @p images.
TestBlob buildList(const QList<TestImage> &images);

} // namespace headwater
