// SPDX-License-Identifier: MIT
#pragma once

#include "inspectviewer.h"

namespace Tidewire {

/// One thing that a viewer looks at.
class InspectChannel : public QObject
{
    Q_OBJECT

public:
    /// \a kind is what it is of, and the type of its messages.
    InspectChannel(InspectViewer *viewer, int number, QLatin1StringView kind);

    QLatin1StringView kind() const { return m_kind; }
    /// The viewer wants it so, at first and whenever it changes its mind. Returns what is wrong with that; empty for
    /// nothing. Work is left to apply().
    virtual QString set(const QJsonObject &parameters) = 0;
    /// apply() follows: at once, or when the viewer may cause work again.
    void schedule();
    /// The viewer has read all that waited for it.
    virtual void resume() {}

protected:
    virtual void apply() = 0;
    InspectViewer *viewer() const { return m_viewer; }
    WebSocketService *service() const;
    void send(QJsonObject message);

    int number() const { return m_number; }

private:
    void applyIfDue();

    InspectViewer *m_viewer;
    int m_number;
    QLatin1StringView m_kind;
    bool m_isDue = false;
};

} // namespace Tidewire
