// SPDX-License-Identifier: MIT
#pragma once

#include <QtGui/qcolor.h>
#include <QtGui/qpainterpath.h>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/qquickpainteditem.h>

namespace Tidewire {

/// A small sign, drawn: it needs no icon font and no image format, and is sharp at any density.
class Glyph : public QQuickPaintedItem
{
    Q_OBJECT
    Q_PROPERTY(Tidewire::Glyph::Shape shape READ shape WRITE setShape NOTIFY shapeChanged)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged)
    QML_ELEMENT

public:
    enum Shape {
        Disc,
        Ring,
        Diamond,
        Triangle,
        Pause,
        Play,
        Sun,
        Moon,
        Search,
        Copy,
        Check,
        Cross,
        Ascending,
        Descending,
        Bell,
        Plus,
        Chevron,
        Columns,
        Lock,
        Unplugged,
        Key,
        Warning,
        Servers,
        Dots,
        Square,
        ToEnd,
        Widen,
        Narrow
    };
    Q_ENUM(Shape)

    explicit Glyph(QQuickItem *parent = nullptr);

    Shape shape() const { return m_shape; }
    void setShape(Shape shape);
    QColor color() const { return m_color; }
    void setColor(const QColor &color);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void shapeChanged();
    void colorChanged();

private:
    Shape m_shape = Disc;
    QColor m_color = Qt::gray;
};

} // namespace Tidewire
