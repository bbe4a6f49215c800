// SPDX-License-Identifier: MIT
#pragma once

#include "jsonreader.h"
#include "recordinginput.h"

namespace Tidewire {

/// Reads the values of a recording that is one JSON document. What is wrong goes to the input, with its line.
///
/// Each reader of a value finds its first token read, and leaves its last one read.
class RecordingJson
{
    Q_DECLARE_TR_FUNCTIONS(Tidewire::RecordingInput)

protected:
    RecordingJson(const QByteArray &json, RecordingInput &input) : m_reader(json), m_input(input) {}

    RecordingInput &input() { return m_input; }
    qsizetype position() const { return m_reader.position(); }
    /// Of the value that is read.
    const QString &key() const { return m_key; }
    bool isNumber() const { return m_token == JsonReader::Token::Number; }

    /// Fails at the present line.
    void fail(const QString &reason) { m_input.fail(m_reader.line(), reason); }
    void wrong(const QString &what);

    /// The whole document, an object; \a name is what errors call it. For \a read see object().
    template<typename Read>
    void document(const QString &name, Read read)
    {
        m_key = name;
        next();
        object(read);
        if (m_input.goesOn() && m_reader.next() != JsonReader::Token::End)
            syntaxError();
    }
    /// \a read is called with each key, to read the value, whose first token has been read.
    template<typename Read>
    void object(Read read)
    {
        if (!expect(JsonReader::Token::BeginObject))
            return;
        while (m_input.goesOn() && next() == JsonReader::Token::Key) {
            m_key = m_reader.string();
            const QString key = m_key;
            next();
            if (m_input.goesOn())
                read(key);
        }
    }
    template<typename Read>
    void array(Read read)
    {
        if (!expect(JsonReader::Token::BeginArray))
            return;
        while (m_input.goesOn() && next() != JsonReader::Token::EndArray) {
            if (m_input.goesOn())
                read();
        }
    }
    void skip();
    QByteArray text();
    double number();
    qint64 integer(qint64 least, qint64 most);
    bool boolean();

private:
    JsonReader::Token next();
    bool expect(JsonReader::Token token);
    void syntaxError();

    JsonReader m_reader;
    RecordingInput &m_input;
    JsonReader::Token m_token = JsonReader::Token::End;
    QString m_key;
};

} // namespace Tidewire
