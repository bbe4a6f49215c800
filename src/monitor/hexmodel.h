// SPDX-License-Identifier: MIT
#pragma once

#include "tidewiremonitor_export.h"

#include <QtCore/qabstractitemmodel.h>

namespace Tidewire {

/// A payload as lines of 16 bytes, or as many as there is room for, which are made when somebody looks at them: it
/// costs nothing but the payload, however large that is.
class TIDEWIREMONITOR_EXPORT HexModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(QByteArray payload READ payload WRITE setPayload NOTIFY payloadChanged)
    Q_PROPERTY(int bytesPerLine READ bytesPerLine WRITE setBytesPerLine NOTIFY bytesPerLineChanged)

public:
    static constexpr int DefaultBytesPerLine = 16;

    enum Role {
        OffsetRole = Qt::UserRole + 1, ///< Of the line's first byte, in hex with at least 8 digits.
        HexRole,                       ///< The bytes in hex, a space between two of them, two in the middle.
        TextRole,                      ///< ASCII; what cannot be seen is a dot.
    };

    using QAbstractListModel::QAbstractListModel;

    const QByteArray &payload() const { return m_payload; }
    void setPayload(const QByteArray &payload);
    int bytesPerLine() const { return m_bytesPerLine; }
    /// At least 1.
    void setBytesPerLine(int bytes);

    int rowCount(const QModelIndex &parent = {}) const override;
    /// Qt::DisplayRole: all three.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;
    /// The lines from \a first on, \a count at most, each with a line break, as for the clipboard.
    Q_INVOKABLE QString lines(int first, int count) const;

Q_SIGNALS:
    void payloadChanged();
    void bytesPerLineChanged();

private:
    QByteArrayView bytesAt(int row) const;
    QString lineText(int row) const;
    QString offsetText(int row) const;

    QByteArray m_payload;
    int m_bytesPerLine = DefaultBytesPerLine;
};

} // namespace Tidewire
