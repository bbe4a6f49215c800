// SPDX-License-Identifier: MIT
#include "payloadlines.h"

#include "payloadlinestext.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qpointer.h>
#include <QtCore/qthreadpool.h>
#include <QtGui/qclipboard.h>
#include <QtGui/qguiapplication.h>

#include <utility>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

/// What is made readable at once; that takes less than a millisecond.
constexpr qsizetype SmallSize = 16 * 1024;

PayloadLinesText textOf(const QByteArray &payload, PayloadLines::Form form, int columns, qsizetype maxSize)
{
    switch (form) {
    case PayloadLines::Json:
        return {PayloadText::json(payload, maxSize), true, columns};
    case PayloadLines::Cbor:
        return {PayloadText::cbor(payload, maxSize), true, columns};
    case PayloadLines::Text:
        break;
    }
    return {PayloadText::plain(payload, maxSize), false, columns};
}

/// For StyledText, which would eat spaces and take what the peer sent for its own.
QString escaped(QStringView text)
{
    QString result;
    result.reserve(text.size() + 32);
    for (const QChar character : text) {
        switch (character.unicode()) {
        case u'<':
            result += u"&lt;"_s;
            break;
        case u'>':
            result += u"&gt;"_s;
            break;
        case u'&':
            result += u"&amp;"_s;
            break;
        case u' ':
            result += u"&nbsp;"_s;
            break;
        case u'\t':
            result += u"&nbsp;&nbsp;&nbsp;&nbsp;"_s;
            break;
        default:
            result += character < u' ' ? QChar(0x2400 + character.unicode()) : character;
        }
    }
    return result;
}

} // namespace

PayloadLines::PayloadLines(QObject *parent) : QAbstractListModel(parent), m_turn(std::make_shared<std::atomic<int>>(0))
{
    connect(this, &PayloadLines::colorsChanged, this, [this] {
        if (count() > 0)
            Q_EMIT dataChanged(index(0), index(count() - 1), {StyledRole});
    });
}

PayloadLines::~PayloadLines()
{
    ++*m_turn;
}

void PayloadLines::setPayload(const QByteArray &payload)
{
    if (m_payload.constData() == payload.constData() && m_payload.size() == payload.size())
        return;
    m_payload = payload;
    restart();
    Q_EMIT payloadChanged();
}

void PayloadLines::setForm(Form form)
{
    if (std::exchange(m_form, form) == form)
        return;
    restart();
    Q_EMIT formChanged();
}

void PayloadLines::setColumns(int columns)
{
    if (std::exchange(m_columns, columns) == columns)
        return;
    restart();
    Q_EMIT columnsChanged();
}

void PayloadLines::setMaxSize(int size)
{
    if (std::exchange(m_maxSize, size) == size)
        return;
    restart();
    Q_EMIT maxSizeChanged();
}

void PayloadLines::setActive(bool active)
{
    if (std::exchange(m_active, active) == active)
        return;
    restart();
    Q_EMIT activeChanged();
}

/// Later, once: several properties change together.
void PayloadLines::restart()
{
    ++*m_turn;
    if (!std::exchange(m_waiting, true))
        QMetaObject::invokeMethod(this, &PayloadLines::make, Qt::QueuedConnection);
}

void PayloadLines::make()
{
    m_waiting = false;
    if (!m_active || m_payload.isEmpty())
        return take(nullptr);
    if (m_payload.size() <= SmallSize)
        return take(std::make_shared<PayloadLinesText>(textOf(m_payload, m_form, m_columns, m_maxSize)));
    take(nullptr);
    m_busy = true;
    Q_EMIT resultChanged();
    QThreadPool::globalInstance()->start([self = QPointer(this), payload = m_payload, form = m_form,
                                          columns = m_columns, size = m_maxSize, turn = m_turn, mine = m_turn->load()] {
        if (*turn != mine)
            return;
        const auto result = std::make_shared<PayloadLinesText>(textOf(payload, form, columns, size));
        const auto give = [self, result, turn, mine] {
            if (self && *turn == mine)
                self->take(result);
        };
        QMetaObject::invokeMethod(QCoreApplication::instance(), give, Qt::QueuedConnection);
    });
}

void PayloadLines::take(const Result &result)
{
    m_busy = false;
    beginResetModel();
    m_result = result;
    endResetModel();
    Q_EMIT resultChanged();
}

int PayloadLines::count() const
{
    return m_result ? int(m_result->rows.size()) : 0;
}

bool PayloadLines::isComplete() const
{
    return !m_result || m_result->source.complete;
}

bool PayloadLines::isWellFormed() const
{
    return !m_result || m_result->source.valid;
}

int PayloadLines::errorOffset() const
{
    return m_result ? m_result->source.errorOffset : -1;
}

void PayloadLines::copy() const
{
    QGuiApplication::clipboard()->setText(m_result ? m_result->source.text : QString());
}

int PayloadLines::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QString PayloadLines::styled(int row) const
{
    using Kind = PayloadLinesText::Kind;
    QString text;
    for (const PayloadLinesText::Run &run : m_result->runs(row)) {
        const QColor color = run.kind == Kind::Key ? m_keyColor
            : run.kind == Kind::String             ? m_stringColor
            : run.kind == Kind::Number             ? m_numberColor
            : run.kind == Kind::Literal            ? m_literalColor
                                                   : QColor();
        if (color.isValid())
            text += u"<font color=\"%1\">"_s.arg(color.name()) + escaped(run.text) + u"</font>"_s;
        else
            text += escaped(run.text);
    }
    return text;
}

QVariant PayloadLines::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return m_result->row(index.row()).toString();
    case StyledRole:
        return styled(index.row());
    case ContinuedRole:
        return m_result->rows[index.row()].continued;
    default:
        return {};
    }
}

QHash<int, QByteArray> PayloadLines::roleNames() const
{
    return {{Qt::DisplayRole, "line"}, {StyledRole, "styled"}, {ContinuedRole, "continued"}};
}

} // namespace Tidewire
