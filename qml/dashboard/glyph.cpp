// SPDX-License-Identifier: MIT
#include "glyph.h"

#include <QtCore/qmath.h>
#include <QtGui/qpainter.h>

#include <cmath>
#include <initializer_list>

namespace Tidewire {
namespace {

// All shapes are drawn in a square of 16 by 16.
constexpr qreal side = 16;

struct Drawing
{
    QPainterPath fill;
    QPainterPath stroke;
    qreal strokeWidth = 1.5;
};

QPainterPath polygon(std::initializer_list<QPointF> corners, bool closed = true)
{
    QPainterPath path(*corners.begin());
    for (const QPointF &corner : corners)
        path.lineTo(corner);
    if (closed)
        path.closeSubpath();
    return path;
}

QPainterPath circle(qreal radius, QPointF centre = {8, 8})
{
    QPainterPath path;
    path.addEllipse(centre, radius, radius);
    return path;
}

QPainterPath box(qreal x, qreal y, qreal width, qreal height, qreal radius)
{
    QPainterPath path;
    path.addRoundedRect(x, y, width, height, radius, radius);
    return path;
}

QPainterPath sunRays()
{
    QPainterPath path;
    for (int ray = 0; ray < 8; ++ray) {
        const qreal angle = ray * M_PI / 4;
        const QPointF direction(std::cos(angle), std::sin(angle));
        path.moveTo(QPointF(8, 8) + direction * 5.5);
        path.lineTo(QPointF(8, 8) + direction * 7.2);
    }
    return path;
}

QPainterPath magnifier()
{
    QPainterPath path = circle(4.5, {6.8, 6.8});
    path.moveTo(10.2, 10.2);
    path.lineTo(14, 14);
    return path;
}

QPainterPath twoSheets()
{
    QPainterPath path = box(5.5, 5.5, 8.5, 8.5, 1.5);
    path.addPath(polygon({{3, 10.5}, {2, 10.5}, {2, 2}, {10.5, 2}, {10.5, 3}}, false));
    return path;
}

QPainterPath cross()
{
    QPainterPath path = polygon({{4, 4}, {12, 12}}, false);
    path.addPath(polygon({{12, 4}, {4, 12}}, false));
    return path;
}

QPainterPath bell()
{
    QPainterPath path({2.5, 12});
    path.lineTo(13.5, 12);
    path.cubicTo({11.6, 10.2}, {12.4, 7.6}, {11.8, 5.6});
    path.cubicTo({11.2, 1.4}, {4.8, 1.4}, {4.2, 5.6});
    path.cubicTo({3.6, 7.6}, {4.4, 10.2}, {2.5, 12});
    path.moveTo(6.6, 14.3);
    path.lineTo(9.4, 14.3);
    return path;
}

QPainterPath plus()
{
    QPainterPath path = polygon({{8, 2.5}, {8, 13.5}}, false);
    path.addPath(polygon({{2.5, 8}, {13.5, 8}}, false));
    return path;
}

QPainterPath columns()
{
    QPainterPath path = box(1.8, 2.5, 12.4, 11, 1.5);
    path.addPath(polygon({{6, 2.5}, {6, 13.5}}, false));
    path.addPath(polygon({{10, 2.5}, {10, 13.5}}, false));
    return path;
}

QPainterPath shackle()
{
    QPainterPath path({5, 7});
    path.lineTo(5, 5);
    path.cubicTo({5, 0.9}, {11, 0.9}, {11, 5});
    path.lineTo(11, 7);
    return path;
}

/// Two halves of a line that do not meet.
QPainterPath brokenLine()
{
    QPainterPath path = polygon({{1, 8}, {4.5, 8}}, false);
    path.addPath(polygon({{11.5, 8}, {15, 8}}, false));
    path.addPath(polygon({{4.5, 4.5}, {4.5, 11.5}}, false));
    path.addPath(polygon({{11.5, 4.5}, {11.5, 11.5}}, false));
    return path;
}

QPainterPath key()
{
    QPainterPath path = circle(3.2, {5, 11});
    path.addPath(polygon({{7.4, 8.6}, {13.5, 2.5}}, false));
    path.addPath(polygon({{11, 5}, {13.2, 7.2}}, false));
    return path;
}

QPainterPath exclamation()
{
    QPainterPath path = polygon({{8, 1.2}, {15.2, 14.2}, {0.8, 14.2}});
    path.addPath(polygon({{8, 6}, {8, 9.4}}, false));
    path.addPath(polygon({{8, 11.8}, {8, 11.9}}, false));
    return path;
}

QPainterPath servers()
{
    QPainterPath path = box(1.8, 2.2, 12.4, 4.8, 1.2);
    path.addPath(box(1.8, 9, 12.4, 4.8, 1.2));
    path.addPath(polygon({{4.4, 4.6}, {4.5, 4.6}}, false));
    path.addPath(polygon({{4.4, 11.4}, {4.5, 11.4}}, false));
    return path;
}

QPainterPath toEnd()
{
    QPainterPath path = polygon({{3.5, 6}, {8, 10.5}, {12.5, 6}}, false);
    path.addPath(polygon({{8, 1.5}, {8, 10}}, false));
    path.addPath(polygon({{2.5, 14.2}, {13.5, 14.2}}, false));
    return path;
}

/// Two arrows to the sides, or from them to the middle.
QPainterPath toTheSides(bool outwards)
{
    const qreal tip = outwards ? 1.5 : 6.5;
    const qreal ends = outwards ? tip + 3 : tip - 3;
    QPainterPath path = polygon({{ends, 5}, {tip, 8}, {ends, 11}}, false);
    path.addPath(polygon({{16 - ends, 5}, {16 - tip, 8}, {16 - ends, 11}}, false));
    path.addPath(polygon({{1.5, 8}, {6.5, 8}}, false));
    path.addPath(polygon({{9.5, 8}, {14.5, 8}}, false));
    return path;
}

/// Those that are lines and nothing else.
Drawing outline(Glyph::Shape shape)
{
    switch (shape) {
    case Glyph::Ring:
        return {{}, circle(6.3), 2.6};
    case Glyph::Search:
        return {{}, magnifier()};
    case Glyph::Copy:
        return {{}, twoSheets(), 1.4};
    case Glyph::Check:
        return {{}, polygon({{2.5, 8.5}, {6.2, 12.2}, {13.5, 4.2}}, false), 1.9};
    case Glyph::Cross:
        return {{}, cross()};
    case Glyph::Bell:
        return {{}, bell(), 1.4};
    case Glyph::Plus:
        return {{}, plus()};
    case Glyph::Chevron:
        return {{}, polygon({{3.5, 6}, {8, 10.5}, {12.5, 6}}, false)};
    case Glyph::Columns:
        return {{}, columns(), 1.3};
    case Glyph::Unplugged:
        return {{}, brokenLine(), 1.6};
    case Glyph::Key:
        return {{}, key()};
    case Glyph::Warning:
        return {{}, exclamation(), 1.4};
    case Glyph::Servers:
        return {{}, servers(), 1.3};
    case Glyph::ToEnd:
        return {{}, toEnd(), 1.7};
    case Glyph::Widen:
    case Glyph::Narrow:
        return {{}, toTheSides(shape == Glyph::Widen), 1.5};
    default:
        return {};
    }
}

Drawing drawing(Glyph::Shape shape)
{
    switch (shape) {
    case Glyph::Disc:
        return {circle(7.5), {}};
    case Glyph::Diamond:
        return {polygon({{8, 0}, {16, 8}, {8, 16}, {0, 8}}), {}};
    case Glyph::Triangle:
        return {polygon({{8, 0.5}, {16, 15}, {0, 15}}), {}};
    case Glyph::Pause:
        return {box(3, 2, 3.6, 12, 0.8) + box(9.4, 2, 3.6, 12, 0.8), {}};
    case Glyph::Play:
        return {polygon({{4, 2}, {14, 8}, {4, 14}}), {}};
    case Glyph::Sun:
        return {circle(3.4), sunRays()};
    case Glyph::Moon:
        return {circle(6.4) - circle(5.6, {11.2, 5.6}), {}};
    case Glyph::Ascending:
        return {polygon({{8, 3.5}, {14.5, 12.5}, {1.5, 12.5}}), {}};
    case Glyph::Descending:
        return {polygon({{1.5, 3.5}, {14.5, 3.5}, {8, 12.5}}), {}};
    case Glyph::Lock:
        return {box(3, 7, 10, 7.5, 1.5), shackle()};
    case Glyph::Dots:
        return {circle(1.7, {2.5, 8}) + circle(1.7, {8, 8}) + circle(1.7, {13.5, 8}), {}};
    case Glyph::Square:
        return {box(2.5, 2.5, 11, 11, 1.5), {}};
    default:
        return outline(shape);
    }
}

} // namespace

Glyph::Glyph(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setImplicitSize(side, side);
    setAntialiasing(true);
}

void Glyph::setShape(Shape shape)
{
    if (m_shape == shape)
        return;
    m_shape = shape;
    Q_EMIT shapeChanged();
    update();
}

void Glyph::setColor(const QColor &color)
{
    if (m_color == color)
        return;
    m_color = color;
    Q_EMIT colorChanged();
    update();
}

void Glyph::paint(QPainter *painter)
{
    const Drawing lines = drawing(m_shape);
    painter->scale(width() / side, height() / side);
    painter->fillPath(lines.fill, m_color);
    painter->strokePath(lines.stroke, QPen(m_color, lines.strokeWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

} // namespace Tidewire
