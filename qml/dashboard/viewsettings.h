// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qvariant.h>
#include <QtQml/qqmlregistration.h>

#include <memory>

class QSettings;

namespace Tidewire {

/// What a view remembers: sizes, columns, order. In a file, or only as long as it lives.
class ViewSettings : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ViewSettings)
    /// The path of the file, which is made when something is to be kept. Empty: nothing outlives this object.
    Q_PROPERTY(QString fileName READ fileName WRITE setFileName NOTIFY fileNameChanged)
    QML_ELEMENT

public:
    explicit ViewSettings(QObject *parent = nullptr);
    ~ViewSettings() override;

    QString fileName() const;
    /// What has been set so far is forgotten.
    void setFileName(const QString &fileName);

    /// \a fallback where nothing was kept, or something of another type.
    Q_INVOKABLE QVariant value(const QString &key, const QVariant &fallback) const;
    Q_INVOKABLE void setValue(const QString &key, const QVariant &value);

Q_SIGNALS:
    void fileNameChanged();

private:
    std::unique_ptr<QSettings> m_file;
    QVariantMap m_values;
};

} // namespace Tidewire
