// SPDX-License-Identifier: MIT
#include "sparkline.h"

#include "sparklinegeometry.h"

#include <QtGui/qpainter.h>
#include <QtGui/qpainterpath.h>
#include <QtQuick/qquickwindow.h>
#include <QtQuick/qsgimagenode.h>
#include <QtQuick/qsgrendererinterface.h>
#include <QtQuick/qsgvertexcolormaterial.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace Tidewire {

Sparkline::Sparkline(QQuickItem *parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

void Sparkline::setValues(const QList<qreal> &values)
{
    // Figures come four times a second, their history changes once.
    if (m_values == values)
        return;
    m_values = values;
    Q_EMIT valuesChanged();
    update();
}

void Sparkline::setColor(const QColor &color)
{
    if (m_color == color)
        return;
    m_color = color;
    Q_EMIT colorChanged();
    update();
}

void Sparkline::setSlotCount(int count)
{
    count = std::max(2, count);
    if (m_slots == count)
        return;
    m_slots = count;
    Q_EMIT slotsChanged();
    update();
}

void Sparkline::setLineWidth(qreal width)
{
    if (m_lineWidth == width)
        return;
    m_lineWidth = width;
    Q_EMIT lineWidthChanged();
    update();
}

void Sparkline::setFilled(bool filled)
{
    if (std::exchange(m_filled, filled) == filled)
        return;
    Q_EMIT filledChanged();
    update();
}

void Sparkline::geometryChange(const QRectF &newGeometry, const QRectF &oldGeometry)
{
    QQuickItem::geometryChange(newGeometry, oldGeometry);
    if (newGeometry.size() != oldGeometry.size())
        update();
}

void Sparkline::itemChange(ItemChange change, const ItemChangeData &data)
{
    QQuickItem::itemChange(change, data);
    if (change == ItemDevicePixelRatioHasChanged)
        update();
}

QList<QPointF> Sparkline::points() const
{
    const qsizetype count = std::min<qsizetype>(m_values.size(), m_slots);
    const qsizetype first = m_values.size() - count;
    qreal highest = 0;
    for (qsizetype i = first; i < m_values.size(); ++i)
        highest = std::max(highest, m_values[i]);

    const qreal step = width() / (m_slots - 1);
    const qreal inset = m_lineWidth;
    const qreal scale = highest > 0 ? (height() - 2 * inset) / highest : 0;
    QList<QPointF> points;
    points.reserve(count);
    for (qsizetype i = 0; i < count; ++i) {
        const qreal value = std::max<qreal>(0, m_values[first + i]);
        points.append({width() - qreal(count - 1 - i) * step, height() - inset - value * scale});
    }
    return points;
}

QSGNode *Sparkline::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    const auto line = points();
    if (line.size() < 2 || width() < 2 || height() < 2) {
        delete node;
        return nullptr;
    }
    const auto api = window()->rendererInterface()->graphicsApi();
    return api == QSGRendererInterface::Software ? updateImage(node, line) : updateGeometry(node, line);
}

QSGNode *Sparkline::updateGeometry(QSGNode *node, const QList<QPointF> &points) const
{
    auto *geometryNode = static_cast<QSGGeometryNode *>(node);
    if (!geometryNode) {
        geometryNode = new QSGGeometryNode;
        auto *geometry = new QSGGeometry(QSGGeometry::defaultAttributes_ColoredPoint2D(), 0, 0);
        geometry->setDrawingMode(QSGGeometry::DrawTriangles);
        geometryNode->setGeometry(geometry);
        auto *material = new QSGVertexColorMaterial;
        material->setFlag(QSGMaterial::Blending);
        geometryNode->setMaterial(material);
        geometryNode->setFlags(QSGNode::OwnsGeometry | QSGNode::OwnsMaterial);
    }
    const SparklineShape shape{points, m_color, m_lineWidth, window()->effectiveDevicePixelRatio(),
                               m_filled ? height() : 0};
    shape.writeTo(geometryNode->geometry());
    geometryNode->markDirty(QSGNode::DirtyGeometry);
    return geometryNode;
}

QSGNode *Sparkline::updateImage(QSGNode *node, const QList<QPointF> &points) const
{
    const qreal ratio = window()->effectiveDevicePixelRatio();
    QImage image(QSize(int(std::ceil(width() * ratio)), int(std::ceil(height() * ratio))),
                 QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_filled) {
        QPainterPath area(QPointF(points.first().x(), height()));
        for (const QPointF &point : points)
            area.lineTo(point);
        area.lineTo(points.last().x(), height());
        QLinearGradient gradient(0, 0, 0, height());
        gradient.setColorAt(0, SparklineShape::areaColor(m_color));
        gradient.setColorAt(1, Qt::transparent);
        painter.fillPath(area, gradient);
    }
    painter.setPen(QPen(m_color, m_lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(points.constData(), int(points.size()));
    painter.end();

    auto *imageNode = static_cast<QSGImageNode *>(node);
    if (!imageNode) {
        imageNode = window()->createImageNode();
        imageNode->setOwnsTexture(true);
    }
    imageNode->setTexture(window()->createTextureFromImage(image, QQuickWindow::TextureHasAlphaChannel));
    imageNode->setRect(QRectF(QPointF(), QSizeF(image.size()) / ratio));
    return imageNode;
}

} // namespace Tidewire
