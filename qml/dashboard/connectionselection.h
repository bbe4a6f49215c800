// SPDX-License-Identifier: MIT
#pragma once

#include <Tidewire/ConnectionModel>
#include <Tidewire/RemoteServer>

#include <QtCore/qpointer.h>
#include <QtCore/qset.h>
#include <QtQml/qqmlregistration.h>

namespace Tidewire {

/// Which connections of a model somebody has chosen: by id, as rows are places that connections come to and leave.
///
/// One of them is the current one, at which the keyboard stands and which details are shown of. It stays so after its
/// connection has closed and left the model; all others that have closed are no longer selected.
class ConnectionSelection : public QObject
{
    Q_OBJECT
    Q_PROPERTY(Tidewire::ConnectionModel *model READ model WRITE setModel NOTIFY modelChanged)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(qreal currentId READ currentId NOTIFY changed)
    /// The current one was a connection of a process that has ended: the same id may be another's now.
    Q_PROPERTY(bool lost READ isLost NOTIFY changed)
    /// Changes with every change: a binding that reads it and contains() stays up to date.
    Q_PROPERTY(int revision READ revision NOTIFY changed)
    QML_ELEMENT

public:
    explicit ConnectionSelection(QObject *parent = nullptr) : QObject(parent) {}

    ConnectionModel *model() const { return m_model; }
    void setModel(ConnectionModel *model);
    int count() const { return int(m_ids.size()); }
    /// 0 for none.
    qreal currentId() const { return qreal(m_currentId); }
    bool isLost() const { return m_isLost; }
    int revision() const { return m_revision; }

    // QML has no 64-bit integers: ids are numbers there.

    Q_INVOKABLE bool contains(qreal id) const { return m_ids.contains(quint64(id)); }
    /// In no order.
    Q_INVOKABLE QList<qreal> ids() const;
    /// That one alone; none for 0.
    Q_INVOKABLE void select(qreal id);
    /// Adds it, or takes it away.
    Q_INVOKABLE void toggle(qreal id);
    /// All rows from where the selection began to that one.
    Q_INVOKABLE void extendTo(int row);
    /// All rows.
    Q_INVOKABLE void selectAll();
    /// The current one alone remains.
    Q_INVOKABLE void reduce() { select(currentId()); }

Q_SIGNALS:
    void modelChanged();
    void changed();

private:
    void announce();
    void forgetGone();
    void watchProcess();
    void loseProcess();
    void leaveLost();

    QPointer<ConnectionModel> m_model;
    QPointer<RemoteServer> m_process; ///< The one that is watched.
    QSet<quint64> m_ids;
    quint64 m_currentId = 0;
    quint64 m_anchorId = 0; ///< Where the selection began.
    bool m_isLost = false;
    int m_revision = 0;
};

} // namespace Tidewire
