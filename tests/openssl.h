// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qfile.h>
#include <QtCore/qstringlist.h>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <vector>

/// Runs the program of that name. \returns its exit status; -1 if it did not start, or did not exit.
///
/// Not by QProcess: after its fork, ThreadSanitizer looks away for the rest of the calling thread, whose locks are none
/// to it then, and calls whatever the other threads do a race.
inline int openssl(const QStringList &arguments)
{
    std::vector<std::string> words{"openssl"};
    for (const QString &argument : arguments)
        words.push_back(QFile::encodeName(argument).toStdString());
    std::vector<char *> pointers;
    for (std::string &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    pid_t process = 0;
    int status = 0;
    if (posix_spawnp(&process, pointers[0], nullptr, nullptr, pointers.data(), environ) != 0
        || waitpid(process, &status, 0) != process || !WIFEXITED(status))
        return -1;
    return WEXITSTATUS(status);
}
