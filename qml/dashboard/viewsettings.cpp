// SPDX-License-Identifier: MIT
#include "viewsettings.h"

#include <QtCore/qsettings.h>
#include <QtQml/qjsvalue.h>

namespace Tidewire {

ViewSettings::ViewSettings(QObject *parent) : QObject(parent) {}

ViewSettings::~ViewSettings() = default;

QString ViewSettings::fileName() const
{
    return m_file ? m_file->fileName() : QString();
}

void ViewSettings::setFileName(const QString &fileName)
{
    if (fileName == this->fileName())
        return;
    m_values.clear();
    m_file = fileName.isEmpty() ? nullptr : std::make_unique<QSettings>(fileName, QSettings::IniFormat);
    Q_EMIT fileNameChanged();
}

QVariant ViewSettings::value(const QString &key, const QVariant &fallback) const
{
    QVariant found = m_file ? m_file->value(key) : m_values.value(key);
    // An INI file knows text only, and a person may have changed it.
    return found.isValid() && found.convert(fallback.metaType()) ? found : fallback;
}

void ViewSettings::setValue(const QString &key, const QVariant &value)
{
    const QVariant plain =
        value.metaType() == QMetaType::fromType<QJSValue>() ? value.value<QJSValue>().toVariant() : value;
    if (m_file)
        m_file->setValue(key, plain);
    else
        m_values.insert(key, plain);
}

} // namespace Tidewire
