// SPDX-License-Identifier: MIT
#include "options.h"

#include <common/commandline.h>

#include <Tidewire/CertificateReport>

#include <QtCore/qfile.h>
#include <QtCore/qurl.h>
#include <QtNetwork/qsslcertificate.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace {

constexpr int mostClients = 5000;
constexpr qint64 longestTokenFile = 64 * 1024;

QStringList tokensIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        exitWith(Failure, u"cannot read the token file: %1"_s.arg(file.errorString()));
    QStringList tokens = QString::fromUtf8(file.read(longestTokenFile)).split(u'\n');
    for (QString &token : tokens)
        token = token.trimmed();
    tokens.removeAll(QString());
    return tokens;
}

/// From the safest place that has any.
QStringList tokens(const QCommandLineParser &parser)
{
    if (parser.isSet(u"token-file"_s))
        return tokensIn(parser.value(u"token-file"_s));
    if (parser.isSet(u"token"_s))
        return parser.values(u"token"_s);
    const QString token = qEnvironmentVariable("TIDEWIRE_TOKEN");
    return token.isEmpty() ? QStringList() : QStringList{token};
}

QStringList fingerprintsIn(const QCommandLineParser &parser)
{
    QStringList fingerprints = parser.values(u"fingerprint"_s);
    for (QString &fingerprint : fingerprints) {
        fingerprint = Tidewire::normalizedFingerprint(fingerprint);
        if (fingerprint.isEmpty())
            exitWith(UsageError, u"--fingerprint takes the SHA-256 of a certificate: 64 hexadecimal digits"_s);
    }
    return fingerprints;
}

QStringList caCertificateFilesIn(const QCommandLineParser &parser)
{
    QStringList files = parser.values(u"ca-certificate"_s);
    for (const QString &file : std::as_const(files)) {
        if (QSslCertificate::fromPath(file).isEmpty())
            exitWith(Failure, u"no certificate in '%1'"_s.arg(file));
    }
    return files;
}

QList<Attachment> attachmentsIn(const QCommandLineParser &parser)
{
    const QStringList urls = parser.values(u"attach"_s);
    const QStringList words = tokens(parser);
    const QStringList fingerprints = fingerprintsIn(parser);
    QList<Attachment> found;
    for (const QString &url : urls) {
        const QString scheme = QUrl(url).scheme();
        if (!QUrl(url).isValid() || (scheme != u"ws" && scheme != u"wss"))
            exitWith(UsageError, u"--attach takes an address that begins with ws:// or wss://"_s);
        // One token may be for all.
        found.append(
            {url, words.size() == 1 ? words.first() : words.value(found.size()), fingerprints.value(found.size())});
        if (found.last().token.isEmpty())
            exitWith(UsageError, u"--attach needs a token: --token-file, TIDEWIRE_TOKEN or --token"_s);
    }
    return found;
}

void declareOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Hosts a WebSocket echo server and shows its live connections."_s);
    addServerOptions(parser,
                     u"Listen on this port; 0 picks a free one. Without it: 8080, or a free one if that is taken."_s);
    parser.addOptions({
        {u"simulate"_s, u"Bring that many local clients with traffic of their own."_s, u"number"_s, u"0"_s},
        {u"theme"_s, u"dark, light, or system. Without it: what it was last."_s, u"theme"_s},
        {u"no-server"_s, u"Host no server: look into those of other programs only."_s},
        {u"attach"_s, u"Look into the server with the inspect endpoint at that address. May be given several times."_s,
         u"url"_s},
        {u"token"_s,
         u"The token for --attach; several in the same order. Other users of this machine can read arguments: "
         "--token-file or the environment variable TIDEWIRE_TOKEN are better."_s,
         u"token"_s},
        {u"token-file"_s, u"A file with the tokens for --attach, one a line."_s, u"file"_s},
        {u"fingerprint"_s,
         u"For --attach to a wss address: trust the certificate with this SHA-256 and no other, for this time; several "
         "in the same order."_s,
         u"sha256"_s},
        {u"ca-certificate"_s,
         u"For wss addresses: trust the certificates in this PEM file, and those that they have signed, in place of "
         "the system's; may be given several times."_s,
         u"file"_s},
    });
}

} // namespace

Options Options::parse()
{
    QCommandLineParser parser;
    declareOptions(parser);
    parseArguments(parser);

    Options options;
    options.host = hostArgument(parser);
    options.port = portArgument(parser);
    options.portGiven = parser.isSet(u"port"_s);
    bool ok = true;
    options.simulatedClients = parser.value(u"simulate"_s).toInt(&ok);
    if (!ok || options.simulatedClients < 0 || options.simulatedClients > mostClients)
        exitWith(UsageError, u"--simulate takes a number from 0 to %1"_s.arg(mostClients));
    options.theme = parser.value(u"theme"_s);
    if (parser.isSet(u"theme"_s) && !QStringList{u"dark"_s, u"light"_s, u"system"_s}.contains(options.theme))
        exitWith(UsageError, u"--theme takes dark, light or system"_s);
    options.hosts = !parser.isSet(u"no-server"_s);
    if (!options.hosts && options.simulatedClients > 0)
        exitWith(UsageError, u"--simulate needs a server: it goes with no --no-server"_s);
    options.attachments = attachmentsIn(parser);
    options.caCertificateFiles = caCertificateFilesIn(parser);
    return options;
}
