// SPDX-License-Identifier: MIT
#include "recordingtask.h"

#include <QtCore/qdebug.h>
#include <QtCore/qthread.h>

#include <utility>

namespace Tidewire {

namespace {

constexpr int LookInterval = 100;

} // namespace

RecordingTask::RecordingTask(QObject *parent) : QObject(parent)
{
    m_timer.setInterval(LookInterval);
    connect(&m_timer, &QTimer::timeout, this, &RecordingTask::look);
}

RecordingTask::~RecordingTask()
{
    stop();
}

void RecordingTask::stop()
{
    if (!m_thread)
        return;
    m_control->cancel();
    m_thread->disconnect(this);
    m_thread->wait();
    m_thread.reset();
    m_timer.stop();
}

void RecordingTask::abandon()
{
    if (!m_thread)
        return;
    stop();
    Q_EMIT runningChanged();
}

void RecordingTask::start(Work work)
{
    if (m_thread) {
        qWarning() << this << "is busy: other work cannot be started";
        return;
    }
    m_errorString.clear();
    m_result.clear();
    m_progress = 0;
    m_control = std::make_shared<TaskControl>();
    m_thread.reset(QThread::create([this, work = std::move(work), control = m_control] {
        m_result = work(*control);
        control->setDone();
    }));
    // It comes by an event, which may be on its way when the work is abandoned, and arrive in the midst of the next.
    connect(m_thread.get(), &QThread::finished, this, [this, control = m_control] {
        if (m_thread && m_control == control && control->isDone())
            conclude();
    });
    m_thread->start();
    m_timer.start();
    Q_EMIT progressChanged();
    Q_EMIT runningChanged();
}

void RecordingTask::cancel()
{
    if (m_thread)
        m_control->cancel();
}

void RecordingTask::look()
{
    const double progress = m_control->progress();
    if (std::exchange(m_progress, progress) != progress)
        Q_EMIT progressChanged();
    takeResults();
}

void RecordingTask::conclude()
{
    m_thread->wait();
    m_thread.reset();
    m_timer.stop();
    look();
    m_errorString = m_result;
    const Outcome outcome = !m_errorString.isEmpty() ? Outcome::Failed
        : m_control->isCancelled() && m_progress < 1 ? Outcome::Cancelled
                                                     : Outcome::Done;
    Q_EMIT runningChanged();
    Q_EMIT finished(outcome);
}

} // namespace Tidewire
