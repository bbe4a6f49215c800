// SPDX-License-Identifier: MIT
#pragma once

#include <Tidewire/PayloadText>

#include <QtCore/qlist.h>
#include <QtCore/qstring.h>

namespace Tidewire {

/// A text cut into rows, with what each piece of it is in JSON or in CBOR's diagnostic notation.
struct PayloadLinesText
{
    enum class Kind : quint8 { Plain, Key, String, Number, Literal };

    struct Row
    {
        qsizetype begin = 0;
        int size = 0;
        Kind kind = Kind::Plain; ///< In what the row begins: a string may go on from the row before.
        bool continued = false;
    };
    struct Run
    {
        QStringView text;
        Kind kind = Kind::Plain;
    };

    PayloadText source;
    QList<Row> rows;
    bool structured = false;

    /// \a columns: how many narrow characters a row has room for.
    PayloadLinesText(PayloadText text, bool isStructured, int columns);

    QStringView row(int index) const { return QStringView(source.text).sliced(rows[index].begin, rows[index].size); }
    /// The pieces of a row; one if the text has no structure.
    QList<Run> runs(int index) const;

private:
    void cut(int columns);
    void markKinds();
};

} // namespace Tidewire
