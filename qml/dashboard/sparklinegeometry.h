// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qlist.h>
#include <QtCore/qpoint.h>
#include <QtGui/qcolor.h>
#include <QtQuick/qsggeometry.h>

namespace Tidewire {

/// A line as triangles whose edges fade out over one pixel: smooth without multisampling.
struct SparklineShape
{
    QList<QPointF> points; ///< Two at least.
    QColor color;
    qreal lineWidth = 1;
    qreal devicePixelRatio = 1;
    /// Where the tinted area below the line ends; 0 for none.
    qreal bottom = 0;

    /// Fills \a geometry, which has coloured points and is drawn as triangles.
    void writeTo(QSGGeometry *geometry) const;

    /// The tint right below the line; it fades out towards the bottom.
    static QColor areaColor(const QColor &line);

private:
    using Vertex = QSGGeometry::ColoredPoint2D;
    /// The unit vector along a segment, or along the last one on that side.
    QPointF direction(qsizetype segment) const;
    Vertex *writeLine(Vertex *vertex, qsizetype segment) const;
    Vertex *writeArea(Vertex *vertex, QPointF from, QPointF to) const;
};

} // namespace Tidewire
