// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qabstractitemmodel.h>
#include <QtCore/qbytearray.h>
#include <QtGui/qcolor.h>
#include <QtQml/qqmlregistration.h>

#include <array>
#include <atomic>
#include <memory>

namespace Tidewire {

struct PayloadLinesText;

/// A payload as text in lines, for a list that makes those that are seen. Lines longer than the list is wide go on in
/// the next row. What is large is made readable in another thread, so that a window never waits for it.
class PayloadLines : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PayloadLines)
    Q_PROPERTY(QByteArray payload READ payload WRITE setPayload NOTIFY payloadChanged)
    Q_PROPERTY(Tidewire::PayloadLines::Form form READ form WRITE setForm NOTIFY formChanged)
    Q_PROPERTY(int columns READ columns WRITE setColumns NOTIFY columnsChanged)
    Q_PROPERTY(int maxSize READ maxSize WRITE setMaxSize NOTIFY maxSizeChanged)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged)
    Q_PROPERTY(QColor keyColor MEMBER m_keyColor NOTIFY colorsChanged)
    Q_PROPERTY(QColor stringColor MEMBER m_stringColor NOTIFY colorsChanged)
    Q_PROPERTY(QColor numberColor MEMBER m_numberColor NOTIFY colorsChanged)
    Q_PROPERTY(QColor literalColor MEMBER m_literalColor NOTIFY colorsChanged)
    Q_PROPERTY(bool busy READ isBusy NOTIFY resultChanged)
    Q_PROPERTY(int count READ count NOTIFY resultChanged)
    Q_PROPERTY(bool complete READ isComplete NOTIFY resultChanged)
    Q_PROPERTY(bool wellFormed READ isWellFormed NOTIFY resultChanged)
    Q_PROPERTY(int errorOffset READ errorOffset NOTIFY resultChanged)
    QML_ELEMENT

public:
    enum Form : int { Text, Json, Cbor };
    Q_ENUM(Form)

    enum Role {
        StyledRole = Qt::UserRole + 1, ///< The line in Qt's StyledText, colours and all; nothing in it is the peer's.
        ContinuedRole,                 ///< True if the row goes on with the line above.
    };

    explicit PayloadLines(QObject *parent = nullptr);
    ~PayloadLines() override;

    QByteArray payload() const { return m_payload; }
    void setPayload(const QByteArray &payload);
    Form form() const { return m_form; }
    void setForm(Form form);
    /// Narrow characters that a row has room for. Default: 100.
    int columns() const { return m_columns; }
    void setColumns(int columns);
    /// UTF-16 units of text at most; see complete. Default: 16 Mi.
    int maxSize() const { return m_maxSize; }
    void setMaxSize(int size);
    /// False: nothing is made of the payload, as nobody looks. Default: true.
    bool isActive() const { return m_active; }
    void setActive(bool active);

    /// True while another thread makes the text; until then there are no rows.
    bool isBusy() const { return m_busy; }
    int count() const;
    /// False if there is more text than maxSize.
    bool isComplete() const;
    /// False if the payload is not of the form; the text goes as far as it is.
    bool isWellFormed() const;
    /// The byte at which it is not; -1 if it is.
    int errorOffset() const;
    /// The whole text as it is in the clipboard.
    Q_INVOKABLE void copy() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    /// Qt::DisplayRole: the line as it is.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void payloadChanged();
    void formChanged();
    void columnsChanged();
    void maxSizeChanged();
    void activeChanged();
    void colorsChanged();
    void resultChanged();

private:
    using Result = std::shared_ptr<const PayloadLinesText>;

    void restart();
    void make();
    void take(const Result &result);
    QString styled(int row) const;

    QByteArray m_payload;
    Form m_form = Text;
    int m_columns = 100;
    int m_maxSize = 16 * 1024 * 1024;
    bool m_active = true;
    bool m_waiting = false; ///< make() comes when the event loop does.
    bool m_busy = false;
    QColor m_keyColor;
    QColor m_stringColor;
    QColor m_numberColor;
    QColor m_literalColor;
    Result m_result;
    std::shared_ptr<std::atomic<int>> m_turn; ///< Of the last work: what has another number is given up.
};

} // namespace Tidewire
