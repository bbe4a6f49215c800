// SPDX-License-Identifier: MIT
#include "commandlist.h"

#include <algorithm>
#include <vector>

namespace Tidewire {

QQmlListProperty<Command> CommandList::commands()
{
    return {this,
            nullptr,
            &CommandList::append,
            [](QQmlListProperty<Command> *list) { return static_cast<CommandList *>(list->object)->m_commands.size(); },
            [](QQmlListProperty<Command> *list, qsizetype index) {
                return static_cast<CommandList *>(list->object)->m_commands.at(index);
            },
            nullptr};
}

void CommandList::append(QQmlListProperty<Command> *list, Command *command)
{
    static_cast<CommandList *>(list->object)->add(command);
}

void CommandList::add(Command *command)
{
    m_commands.append(command);
    connect(command, &QObject::destroyed, this, &CommandList::forget);
    search();
    Q_EMIT commandsChanged();
}

void CommandList::forget(QObject *command)
{
    // It is no Command any more: only its address counts.
    m_commands.removeIf([command](const QObject *each) { return each == command; });
    search();
    Q_EMIT commandsChanged();
}

void CommandList::setQuery(const QString &query)
{
    if (m_query == query)
        return;
    m_query = query;
    Q_EMIT queryChanged();
    search();
}

int CommandList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant CommandList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    Command *command = m_found.at(index.row());
    if (role == CommandRole)
        return QVariant::fromValue(command);
    return role == Qt::DisplayRole ? QVariant(command->name()) : QVariant();
}

QHash<int, QByteArray> CommandList::roleNames() const
{
    return {{Qt::DisplayRole, "display"}, {CommandRole, "command"}};
}

bool CommandList::press(int key, int modifiers, const QString &text) const
{
    const auto found = std::find_if(m_commands.begin(), m_commands.end(), [&](const Command *command) {
        return command->isEnabled() && command->isPressed(key, modifiers, text);
    });
    if (found == m_commands.end())
        return false;
    (*found)->trigger();
    return true;
}

std::optional<int> CommandList::score(QStringView query, QStringView text)
{
    constexpr int wordBegins = 8;
    constexpr int followsOn = 5;
    int score = 0;
    qsizetype place = 0;
    qsizetype last = -2;
    for (const QChar wanted : query) {
        if (wanted.isSpace())
            continue;
        while (place < text.size() && text.at(place).toCaseFolded() != wanted.toCaseFolded())
            ++place;
        if (place == text.size())
            return {};
        const bool begins = place == 0 || !text.at(place - 1).isLetterOrNumber();
        score +=
            (begins ? wordBegins : 0) + (place == last + 1 ? followsOn : 0) - int(std::min<qsizetype>(place, 20)) / 4;
        last = place++;
    }
    return score;
}

void CommandList::search()
{
    struct Hit
    {
        int score;
        Command *command;
    };
    std::vector<Hit> hits;
    for (Command *command : std::as_const(m_commands)) {
        if (const auto points = score(m_query, command->name()))
            hits.push_back({*points, command});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.score > b.score; });
    beginResetModel();
    m_found.clear();
    for (const Hit &hit : hits)
        m_found.append(hit.command);
    endResetModel();
    Q_EMIT countChanged();
}

} // namespace Tidewire
