// SPDX-License-Identifier: MIT
#pragma once

#include "patience.h"

#include <QtCore/qfileinfo.h>
#include <QtCore/qprocess.h>
#include <QtCore/qurl.h>
#include <QtTest/qtest.h>

#include <csignal>

/// A demo that runs as a process of its own. It is killed with this object.
class Program
{
public:
    explicit Program(const QStringList &arguments,
                     const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
    {
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(PROGRAM), arguments);
        if (!m_process.waitForStarted(Patience))
            qFatal("%s does not start", PROGRAM);
    }
    ~Program()
    {
        m_process.kill();
        m_process.waitForFinished(Patience);
    }
    Q_DISABLE_COPY_MOVE(Program)

    /// Waits for the line that says where it listens; invalid if another line comes, or none.
    QUrl url()
    {
        static const QByteArray announcement = "listening on ";
        if (!QTest::qWaitFor([this] { return m_process.canReadLine() || hasEnded(); }, Patience))
            return {};
        const QByteArray line = m_process.readLine();
        if (!line.startsWith(announcement) || !line.endsWith("/\n"))
            return {};
        return QUrl(QString::fromLatin1(line.sliced(announcement.size()).chopped(1)));
    }

    /// Waits for its end, if need be after a signal. -1 if it did not end by itself.
    int exitStatus(int signal = 0)
    {
        if (signal != 0)
            ::kill(pid_t(m_process.processId()), signal);
        if (!QTest::qWaitFor([this] { return hasEnded(); }, Patience))
            return -1;
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

    /// What it printed since the last call.
    QByteArray output() { return m_process.readAllStandardOutput(); }
    QByteArray errors() { return m_process.readAllStandardError(); }

    /// Runs it with arguments that make no sense, which it must say by \a message; what is wrong, or nothing.
    static QByteArray refusalOf(const QStringList &arguments, const QByteArray &message)
    {
        Program program(arguments);
        const int status = program.exitStatus();
        const QByteArray errors = program.errors();
        const QByteArray name = QFileInfo(QStringLiteral(PROGRAM)).fileName().toLocal8Bit();
        const bool right = status == 2 && program.output().isEmpty() && errors.contains(name + ": ")
            && errors.contains(message) && errors.contains(name + " --help");
        return right ? QByteArray() : "status " + QByteArray::number(status) + ", " + errors;
    }

    /// Rows for a test of its end.
    static void addSignals()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }

private:
    bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }

    QProcess m_process;
};
