// SPDX-License-Identifier: Apache-2.0
#include "app/platform/terminal.h"

#include "core/base/limits.h"

#include <cstdio>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace headwater {

namespace {

constexpr char interrupt = 3; // Ctrl-C

/// A terminal without echo, until the object goes.
class QuietTerminal
{
public:
    explicit QuietTerminal(int file)
        : m_file(file)
    {
        if (::tcgetattr(m_file, &m_before) != 0)
            return;
        termios quiet = m_before;
        // Without signals Ctrl-C is a character, so that no way leads out with the echo off.
        quiet.c_lflag &= ~tcflag_t(ECHO | ISIG);
        quiet.c_lflag |= ECHONL;
        quiet.c_cc[VEOL] = interrupt; // and one that ends the line, so that it is seen at once
        m_isQuiet = ::tcsetattr(m_file, TCSAFLUSH, &quiet) == 0;
    }
    QuietTerminal(const QuietTerminal &) = delete;
    QuietTerminal &operator=(const QuietTerminal &) = delete;
    ~QuietTerminal()
    {
        if (m_isQuiet)
            ::tcsetattr(m_file, TCSAFLUSH, &m_before);
    }

    bool isQuiet() const { return m_isQuiet; }

private:
    int m_file;
    termios m_before = {};
    bool m_isQuiet = false;
};

std::optional<Secret> readLine(int file)
{
    QByteArray line;
    // So much is never moved to another place, where a copy would stay.
    line.reserve(qsizetype(limits::tokenBytes));
    while (line.size() < limits::tokenBytes) {
        char c = 0;
        if (::read(file, &c, 1) != 1 || c == interrupt) {
            wipe(line);
            return std::nullopt;
        }
        if (c == '\n')
            return Secret(std::move(line));
        line.append(c);
    }
    wipe(line);
    return std::nullopt;
}

} // namespace

std::optional<Secret> askOnTerminal(const QString &prompt)
{
    const int file = ::open("/dev/tty", O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return std::nullopt;
    std::optional<Secret> answer;
    if (const QuietTerminal terminal(file); terminal.isQuiet()) {
        std::fputs(prompt.toLocal8Bit().constData(), stderr);
        std::fflush(stderr);
        answer = readLine(file);
    }
    ::close(file);
    return answer;
}

} // namespace headwater
