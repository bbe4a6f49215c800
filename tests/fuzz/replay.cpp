// SPDX-License-Identifier: MIT
// Runs a fuzz target over the files of folders, without libFuzzer: what was found once is tested with every compiler.
#include "fuzzing.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>

int main(int argc, char **argv)
{
    int count = 0;
    for (const char *folder : std::span(argv, size_t(argc)).subspan(1)) {
        const QDir dir(QString::fromLocal8Bit(folder));
        for (const QFileInfo &info : dir.entryInfoList(QDir::Files, QDir::Name)) {
            QFile file(info.filePath());
            if (!file.open(QIODevice::ReadOnly)) {
                std::fprintf(stderr, "cannot read %s\n", qPrintable(info.filePath()));
                return EXIT_FAILURE;
            }
            std::printf("%s\n", qPrintable(info.filePath()));
            std::fflush(stdout); // the last name is the one that failed
            const QByteArray bytes = file.readAll();
            const Fuzz::ExactCopy copy(Fuzz::spanOf(bytes));
            LLVMFuzzerTestOneInput(reinterpret_cast<const quint8 *>(copy.span().data()), copy.span().size());
            ++count;
        }
    }
    std::printf("%d inputs replayed\n", count);
    // No input at all means that the folders were not found.
    return count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
