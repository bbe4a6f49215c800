// SPDX-License-Identifier: MIT
#include "sparklinegeometry.h"

#include <algorithm>
#include <cmath>

namespace Tidewire {
namespace {

// Vertices at each end of a segment: faded edge, core, core, faded edge; of its area: at the line, at the bottom.
constexpr int lineRows = 4;
constexpr int areaRows = 2;

void setVertex(QSGGeometry::ColoredPoint2D &vertex, QPointF point, const QColor &color)
{
    // The material expects colours that are multiplied with their opacity.
    const auto channel = [&](int value) { return uchar(value * color.alpha() / 255); };
    vertex.set(float(point.x()), float(point.y()), channel(color.red()), channel(color.green()), channel(color.blue()),
               uchar(color.alpha()));
}

/// Two triangles between each two rows, from a segment's first end to its second.
quint16 *writeBand(quint16 *index, int firstVertex, int rows)
{
    for (int here = firstVertex; here + 1 < firstVertex + rows; ++here) {
        const int there = here + rows;
        for (const int corner : {here, here + 1, there, there, here + 1, there + 1})
            *index++ = quint16(corner);
    }
    return index;
}

} // namespace

QColor SparklineShape::areaColor(const QColor &line)
{
    QColor tint = line;
    tint.setAlphaF(line.alphaF() * 0.22f);
    return tint;
}

QPointF SparklineShape::direction(qsizetype segment) const
{
    const qsizetype first = std::clamp<qsizetype>(segment, 0, points.size() - 2);
    const QPointF step = points[first + 1] - points[first];
    return step / std::hypot(step.x(), step.y());
}

auto SparklineShape::writeLine(Vertex *vertex, qsizetype segment) const -> Vertex *
{
    const qreal fade = 0.5 / devicePixelRatio;
    const qreal core = std::max<qreal>(0, lineWidth / 2 - fade);
    const qreal edge = lineWidth / 2 + fade;
    const QPointF along = direction(segment);
    const QPointF normal(-along.y(), along.x());
    // Segments overlap, the more they turn: mitres would vanish in sharp peaks.
    const auto overlap = [&](qsizetype neighbour) {
        return along * (lineWidth / 3) * std::min<qreal>(1, 1 - QPointF::dotProduct(along, direction(neighbour)));
    };
    for (const QPointF &end : {points[segment] - overlap(segment - 1), points[segment + 1] + overlap(segment + 1)}) {
        setVertex(*vertex++, end - normal * edge, Qt::transparent);
        setVertex(*vertex++, end - normal * core, color);
        setVertex(*vertex++, end + normal * core, color);
        setVertex(*vertex++, end + normal * edge, Qt::transparent);
    }
    return vertex;
}

auto SparklineShape::writeArea(Vertex *vertex, QPointF from, QPointF to) const -> Vertex *
{
    // The tint's strength goes by the height, so that neighbours agree on it.
    const auto tint = [this](QPointF point) {
        QColor color = areaColor(this->color);
        color.setAlphaF(color.alphaF() * float(std::clamp<qreal>((bottom - point.y()) / bottom, 0, 1)));
        return color;
    };
    for (const QPointF &end : {from, to}) {
        setVertex(*vertex++, end, tint(end));
        setVertex(*vertex++, {end.x(), bottom}, Qt::transparent);
    }
    return vertex;
}

void SparklineShape::writeTo(QSGGeometry *geometry) const
{
    const int segments = int(points.size()) - 1;
    const int areas = bottom > 0 ? segments : 0;
    geometry->allocate(segments * 2 * lineRows + areas * 2 * areaRows,
                       (segments * (lineRows - 1) + areas * (areaRows - 1)) * 6);

    auto *vertex = geometry->vertexDataAsColoredPoint2D();
    auto *index = geometry->indexDataAsUShort();
    for (int i = 0; i < areas; ++i) {
        vertex = writeArea(vertex, points[i], points[i + 1]);
        index = writeBand(index, i * 2 * areaRows, areaRows);
    }
    for (int i = 0; i < segments; ++i) {
        vertex = writeLine(vertex, i);
        index = writeBand(index, areas * 2 * areaRows + i * 2 * lineRows, lineRows);
    }
}

} // namespace Tidewire
