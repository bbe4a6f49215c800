// SPDX-License-Identifier: MIT
// Utf8Validator: right about every beginning of a text, however it is cut. Input: a seed, then the text.
#include "fuzzing.h"
#include "reference.h"

#include "protocol/utf8validator.h"

using namespace Fuzz;
using Tidewire::Utf8Validator;

namespace {

/// How many bytes are taken before the first that no valid text can have there.
qsizetype checkByteByByte(const QByteArray &text)
{
    Utf8Validator validator;
    qsizetype characterBegin = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const Utf8 expected = judgeUtf8(QByteArrayView(text).sliced(characterBegin, i + 1 - characterBegin));
        const bool good = validator.append(spanOf(text).subspan(size_t(i), 1));
        require(good == (expected != Utf8::Wrong), "the first bad byte is an error at once, and no other is");
        if (!good)
            return i;
        require(validator.isComplete() == (expected == Utf8::Complete), "a text may end only between characters");
        if (expected == Utf8::Complete)
            characterBegin = i + 1;
    }
    return text.size();
}

void checkInPieces(const QByteArray &text, qsizetype goodSize, quint8 seed)
{
    Utf8Validator validator;
    qsizetype end = 0;
    for (const QByteArray &piece : cut(text, seed)) {
        const ExactCopy copy(spanOf(piece));
        end += piece.size();
        const bool good = validator.append(copy.span());
        require(good == (end <= goodSize), "a piece is good if all of its bytes are");
        if (!good)
            return;
    }
    require(validator.isComplete() == (judgeUtf8(text) == Utf8::Complete), "pieces end as the whole does");
    validator.reset();
    require(validator.isComplete(), "an empty text is complete");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    Input input(data, size);
    const quint8 seed = input.byte();
    const QByteArray text = input.rest();
    require(Tidewire::isUtf8(text) == (judgeUtf8(text) == Utf8::Complete), "isUtf8() agrees with the reference");
    checkInPieces(text, checkByteByByte(text), seed);
    return 0;
}
