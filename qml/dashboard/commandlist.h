// SPDX-License-Identifier: MIT
#pragma once

#include "command.h"

#include <QtCore/qabstractitemmodel.h>
#include <QtQml/qqmllist.h>

#include <optional>

namespace Tidewire {

/// All commands of a window: the one list that keys, the palette and the page of keys are made of. As a model it has
/// those that match a query, the best first.
class CommandList : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(QQmlListProperty<Tidewire::Command> commands READ commands NOTIFY commandsChanged)
    /// Letters that occur in a command's name, in that order, with others between them; case does not matter.
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_CLASSINFO("DefaultProperty", "commands")
    QML_ELEMENT

public:
    enum Role { CommandRole = Qt::UserRole + 1 };

    explicit CommandList(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    QQmlListProperty<Command> commands();
    QString query() const { return m_query; }
    void setQuery(const QString &query);
    int count() const { return int(m_found.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Adds one of somebody else's; the list does not own it.
    Q_INVOKABLE void add(Tidewire::Command *command);
    /// Has the enabled command done to which that key belongs; false if there is none.
    Q_INVOKABLE bool press(int key, int modifiers, const QString &text) const;

    /// How well \a text matches: more is better; nothing if it does not.
    static std::optional<int> score(QStringView query, QStringView text);

Q_SIGNALS:
    void commandsChanged();
    void queryChanged();
    void countChanged();

private:
    static void append(QQmlListProperty<Command> *list, Command *command);
    void search();

    void forget(QObject *command);

    QList<Command *> m_commands;
    QList<Command *> m_found;
    QString m_query;
};

} // namespace Tidewire
