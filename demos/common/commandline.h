// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qcommandlineparser.h>
#include <QtNetwork/qhostaddress.h>

/// How a demo ends if it cannot do its work.
constexpr int Failure = 1;
/// How it ends if its arguments make no sense.
constexpr int UsageError = 2;

/// Ends the program with a message on standard error, under the program's name.
[[noreturn]] void exitWith(int status, const QString &message);

/// The options that every server has: --help, --version, --host and --port.
void addServerOptions(QCommandLineParser &parser, const QString &portDescription);
/// Parses the program's arguments, which are options only. Ends it where they ask for help, or make no sense.
void parseArguments(QCommandLineParser &parser);
QHostAddress hostArgument(const QCommandLineParser &parser);
quint16 portArgument(const QCommandLineParser &parser);
