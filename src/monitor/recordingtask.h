// SPDX-License-Identifier: MIT
#pragma once

#include "tidewiremonitor_export.h"

#include <QtCore/qobject.h>
#include <QtCore/qtimer.h>

#include <atomic>
#include <functional>
#include <memory>

QT_FORWARD_DECLARE_CLASS(QThread)

namespace Tidewire {

/// What work in the background and those who wait for it tell one another. For any thread.
class TIDEWIREMONITOR_EXPORT TaskControl
{
public:
    void cancel() { m_cancelled = true; }
    bool isCancelled() const { return m_cancelled; }
    /// From 0 to 1.
    void setProgress(double progress) { m_progress = progress; }
    double progress() const { return m_progress; }
    /// The work's last act. Who sees it sees all that the work has written, also by the rules of those who do not know
    /// Qt's own locks.
    void setDone() { m_done = true; }
    bool isDone() const { return m_done; }

private:
    std::atomic<bool> m_cancelled = false;
    std::atomic<bool> m_done = false;
    std::atomic<double> m_progress = 0;
};

/// Work on a recording in a thread of its own, with progress ten times a second. One at a time.
class TIDEWIREMONITOR_EXPORT RecordingTask : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordingTask)
    Q_PROPERTY(bool running READ isRunning NOTIFY runningChanged)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)
    Q_PROPERTY(QString errorString READ errorString NOTIFY runningChanged)

public:
    enum class Outcome : int { Done, Cancelled, Failed };
    Q_ENUM(Outcome)

    /// Cancels, and waits until the work has seen it.
    ~RecordingTask() override;

    bool isRunning() const { return m_thread != nullptr; }
    /// From 0 to 1.
    double progress() const { return m_progress; }
    /// What went wrong, for people; empty if nothing did.
    QString errorString() const { return m_errorString; }
    /// finished() follows, with Outcome::Cancelled unless the work was done already.
    Q_INVOKABLE void cancel();

Q_SIGNALS:
    void runningChanged();
    void progressChanged();
    void finished(Tidewire::RecordingTask::Outcome outcome);

protected:
    /// Returns what went wrong; it looks at TaskControl::isCancelled() often.
    using Work = std::function<QString(TaskControl &)>;

    explicit RecordingTask(QObject *parent);
    /// Starts \a work; ignored, with a warning, while other work is under way.
    void start(Work work);
    /// Ends work that nobody waits for any more, without finished().
    void abandon();
    /// In the object's own thread: what has become of the work so far may be taken over.
    virtual void takeResults() {}
    /// For destructors of classes whose members the work uses.
    void stop();

private:
    void look();
    void conclude();

    std::unique_ptr<QThread> m_thread;
    std::shared_ptr<TaskControl> m_control;
    QTimer m_timer;
    QString m_result;
    QString m_errorString;
    double m_progress = 0;
};

} // namespace Tidewire
