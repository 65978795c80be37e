// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

/// How much of the outside the program is willing to read. Every reader of outside bytes takes its
/// limit from here. Source of the network figures: distribution's maxManifestBodySize and
/// containers/image; of the file figures: the largest definitions in public catalogs times ten.
namespace headwater::limits {

inline constexpr qint64 definitionFileBytes = qint64(64) << 20;
inline constexpr int documentDepth = 200; ///< nested collections in one definition
inline constexpr int documentNodes = 2'000'000; ///< nodes visited, aliases expanded, in one file
inline constexpr qsizetype problemsInFile = 1000; ///< more are counted, not kept
inline constexpr qint64 consoleConfigBytes = qint64(1) << 20; ///< a cluster's Console object
inline constexpr qint64 lintConfigBytes = qint64(1) << 20;

inline constexpr qint64 manifestBytes = qint64(4) << 20;
inline constexpr qsizetype listEntries = 500; ///< platforms of one manifest list that is kept whole
inline constexpr qint64 imageConfigBytes = qint64(4) << 20;
inline constexpr qint64 errorBodyBytes = qint64(1) << 20;
inline constexpr qint64 tokenBytes = qint64(64) << 10;
inline constexpr qint64 tagPageBytes = qint64(64) << 20; ///< read as a stream, never kept whole
inline constexpr int tagPages = 1000;
inline constexpr qsizetype tagsInRepository = 2'000'000;
inline constexpr int redirects = 5;
inline constexpr int challenges = 16; ///< of one reply
inline constexpr qint64 dockerConfigBytes = qint64(1) << 20;
inline constexpr qint64 registriesConfBytes = qint64(1) << 20;
inline constexpr qint64 certificateBytes = qint64(1) << 20; ///< one PEM file of certs.d
inline constexpr qint64 credentialHelperBytes = qint64(64) << 10; ///< what one prints

inline constexpr qint64 markFileBytes = qint64(512) << 10; ///< a logo of the user's own
inline constexpr int markPixels = 1024; ///< width and height of one that is a bitmap
inline constexpr int markElements
    = 20'000; ///< drawn for one that is an SVG, parts used again counted again
inline constexpr int markDepth = 64;

} // namespace headwater::limits
