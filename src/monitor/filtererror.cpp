// SPDX-License-Identifier: MIT
#include "filtererror.h"

#include <QtCore/qcoreapplication.h>

namespace Tidewire {

QString FilterError::message() const
{
    // Not named tr: lupdate would look no further than its parenthesis for the sentence.
    const auto sentence = [this](const char *text) {
        const QString translated = QCoreApplication::translate("Tidewire::FilterError", text);
        return translated.contains(u"%1") ? translated.arg(argument) : translated;
    };
    switch (kind) {
    case Kind::None:
        break;
    case Kind::TooLong:
        return sentence(QT_TRANSLATE_NOOP("Tidewire::FilterError", "A filter has at most %1 characters."));
    case Kind::TooManyTerms:
        return sentence(QT_TRANSLATE_NOOP("Tidewire::FilterError", "A filter has at most %1 terms."));
    case Kind::UnknownKey:
        return sentence(
            QT_TRANSLATE_NOOP("Tidewire::FilterError",
                              "There is no key “%1”. Put the word in quotation marks to search for it as text."));
    case Kind::ValueMissing:
        return sentence(QT_TRANSLATE_NOOP("Tidewire::FilterError", "A value is missing behind “%1”."));
    case Kind::QuoteOpen:
        return sentence(QT_TRANSLATE_NOOP("Tidewire::FilterError", "The closing quotation mark is missing."));
    case Kind::QuoteTrailed:
        return sentence(
            QT_TRANSLATE_NOOP("Tidewire::FilterError", "A space is missing between the quotation mark and “%1”."));
    case Kind::PatternInvalid:
        return sentence(QT_TRANSLATE_NOOP("Tidewire::FilterError", "The regular expression is wrong here: %1."));
    case Kind::PatternTooSlow:
        return sentence(QT_TRANSLATE_NOOP("Tidewire::FilterError", "The regular expression takes too long."));
    case Kind::NumberExpected:
        return sentence(QT_TRANSLATE_NOOP("Tidewire::FilterError", "“%1” is no number."));
    case Kind::UnitUnknown:
        return sentence(QT_TRANSLATE_NOOP("Tidewire::FilterError", "There is no unit “%1” here."));
    case Kind::NotComparable:
        return sentence(QT_TRANSLATE_NOOP("Tidewire::FilterError", "“%1” is text: it takes a colon and a word."));
    }
    return {};
}

} // namespace Tidewire
