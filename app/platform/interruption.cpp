// SPDX-License-Identifier: Apache-2.0
#include "app/platform/interruption.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace headwater {

namespace {

// A signal handler is given nothing else to find its way by.
std::array<int, 2> wakeUp{-1, -1};

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(wakeUp[1], &byte, 1);
}

void handle(int signal, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = int(SA_RESTART | SA_RESETHAND);
    ::sigaction(signal, &action, nullptr);
}

} // namespace

void Interruption::listen()
{
    if (m_notifier || ::pipe2(wakeUp.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = new QSocketNotifier(wakeUp[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        m_source.request_stop();
    });
    handle(SIGINT, onSignal);
    handle(SIGTERM, onSignal);
}

Interruption::~Interruption()
{
    if (!m_notifier)
        return;
    handle(SIGINT, SIG_DFL);
    handle(SIGTERM, SIG_DFL);
    m_notifier->setEnabled(false);
    for (int &end : wakeUp)
        ::close(std::exchange(end, -1));
}

} // namespace headwater
