// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qlist.h>
#include <QtGui/qcolor.h>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/qquickitem.h>

namespace Tidewire {

/// A small line over the last values of a figure: the newest at the right edge, zero at the bottom.
///
/// It is drawn as smooth triangles where there is a GPU. The software back end draws no geometry and does not say
/// so; there it is an image.
class Sparkline : public QQuickItem
{
    Q_OBJECT
    Q_PROPERTY(QList<qreal> values READ values WRITE setValues NOTIFY valuesChanged)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged)
    Q_PROPERTY(int slots READ slotCount WRITE setSlotCount NOTIFY slotsChanged)
    Q_PROPERTY(qreal lineWidth READ lineWidth WRITE setLineWidth NOTIFY lineWidthChanged)
    Q_PROPERTY(bool filled READ isFilled WRITE setFilled NOTIFY filledChanged)
    QML_ELEMENT

public:
    explicit Sparkline(QQuickItem *parent = nullptr);

    QList<qreal> values() const { return m_values; }
    void setValues(const QList<qreal> &values);
    QColor color() const { return m_color; }
    void setColor(const QColor &color);
    /// How many values the width stands for.
    int slotCount() const { return m_slots; }
    void setSlotCount(int count);
    qreal lineWidth() const { return m_lineWidth; }
    void setLineWidth(qreal width);
    /// Whether the area below the line is tinted.
    bool isFilled() const { return m_filled; }
    void setFilled(bool filled);

Q_SIGNALS:
    void valuesChanged();
    void colorChanged();
    void slotsChanged();
    void lineWidthChanged();
    void filledChanged();

protected:
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &newGeometry, const QRectF &oldGeometry) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;

private:
    QList<QPointF> points() const;
    QSGNode *updateGeometry(QSGNode *node, const QList<QPointF> &points) const;
    QSGNode *updateImage(QSGNode *node, const QList<QPointF> &points) const;

    QList<qreal> m_values;
    QColor m_color = Qt::gray;
    int m_slots = 60;
    qreal m_lineWidth = 1.25;
    bool m_filled = false;
};

} // namespace Tidewire
