// SPDX-License-Identifier: MIT
#pragma once

#include "framelog.h"
#include "framematcher.h"
#include "recordingtask.h"

namespace Tidewire {

class FrameModel;

/// Searches the payloads and heads of a log in the background, up to the record that is the last one when the search
/// begins; the recording goes on.
class TIDEWIREMONITOR_EXPORT FrameSearch : public Tidewire::RecordingTask
{
    Q_OBJECT
    Q_MOC_INCLUDE("monitor/framemodel.h")
    Q_PROPERTY(int count READ count NOTIFY found)

public:
    explicit FrameSearch(QObject *parent = nullptr);
    ~FrameSearch() override;

    /// Forgets the last results. finished() follows; Outcome::Failed if something is wrong with \a query.
    void search(const std::shared_ptr<const FrameLog> &log, const FrameQuery &query);
    /// The same of all that \a frames could show, whatever its filter is.
    Q_INVOKABLE void search(Tidewire::FrameModel *frames, const QString &pattern,
                            Tidewire::FrameQuery::Kind kind = Tidewire::FrameQuery::Kind::Text,
                            bool caseSensitive = false);
    /// Looks for the same in what has come since, and adds it to the results. Without effect while a search is under
    /// way, or if there was none.
    Q_INVOKABLE void goOn(Tidewire::FrameModel *frames);
    Q_INVOKABLE void clear();
    /// The numbers of the records that were found so far, in ascending order.
    const QList<quint64> &results() const { return m_results; }
    int count() const { return int(m_results.size()); }

Q_SIGNALS:
    /// Results have come, or were forgotten.
    void found();

private:
    struct Found;

    void takeResults() override;
    void begin(const std::shared_ptr<const FrameLog> &log);

    FrameQuery m_query;
    quint64 m_next = 0;             ///< The number of the first record that was not looked at yet; 0: no search.
    std::shared_ptr<Found> m_found; ///< What the work under way has found.
    QList<quint64> m_results;
};

} // namespace Tidewire
