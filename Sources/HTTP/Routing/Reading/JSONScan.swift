/// One run of a `JSONScanner` over some bytes.
struct JSONScan {
    struct Fault: Error {
        let reason: JSONScanner.Reason
        let offset: Int
    }

    /// An array or object that is open.
    private struct Frame {
        let isObject: Bool
        /// Where its fields stand in the shape; nil where anything goes.
        let shape: Int?
        /// The names of an object's members so far, unescaped.
        var names: Set<ArraySlice<UInt8>> = []
        /// The name of the member, or the number of the element, that is being read.
        var name: ArraySlice<UInt8> = []
        var element = 0
        /// Where the value that is being read stands in the shape.
        var child: Int?
    }

    private enum Expectation {
        case value
        case firstElement
        case name
        case firstName
        case separator
    }

    private let bytes: [UInt8]
    private let maximumDepth: Int
    private let shape: JSONShape?
    private var index = 0
    private var frames: [Frame] = []
    private(set) var unknownFields: [String] = []
    private(set) var failedField = ""

    init(bytes: [UInt8], maximumDepth: Int, shape: JSONShape?) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
        self.shape = shape
    }

    mutating func run() throws(Fault) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw fault(.byteOrderMark) }
        skipWhitespace()
        if index == bytes.count { throw fault(.empty) }
        var expectation = Expectation.value
        while true {
            skipWhitespace()
            if expectation == .separator && frames.isEmpty {
                if index < bytes.count { throw fault(.trailingContent) }
                return
            }
            guard index < bytes.count else { throw fault(.unexpectedEnd) }
            switch expectation {
            case .value, .firstElement: expectation = try value(isFirstElement: expectation == .firstElement)
            case .name, .firstName: expectation = try member(isFirst: expectation == .firstName)
            case .separator: expectation = try separator()
            }
        }
    }

    // MARK: - Structure

    private mutating func value(isFirstElement: Bool) throws(Fault) -> Expectation {
        switch bytes[index] {
        case UInt8(ascii: "{"):
            try open(isObject: true)
            return .firstName
        case UInt8(ascii: "["):
            try open(isObject: false)
            return .firstElement
        case UInt8(ascii: "]") where isFirstElement:
            frames.removeLast()
            index += 1
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "-"), 0x30...0x39: try number()
        case UInt8(ascii: "t"): try literal("true")
        case UInt8(ascii: "f"): try literal("false")
        case UInt8(ascii: "n"): try literal("null")
        default: throw fault(.unexpectedCharacter)
        }
        return .separator
    }

    private mutating func open(isObject: Bool) throws(Fault) {
        guard frames.count < maximumDepth else { throw fault(.tooDeep) }
        let place: Int? =
            if let frame = frames.last { frame.isObject ? frame.child : frame.shape } else {
                shape == nil ? nil : JSONShape.root
            }
        frames.append(Frame(isObject: isObject, shape: place))
        index += 1
    }

    private mutating func member(isFirst: Bool) throws(Fault) -> Expectation {
        if isFirst && bytes[index] == UInt8(ascii: "}") {
            frames.removeLast()
            index += 1
            return .separator
        }
        guard bytes[index] == UInt8(ascii: "\"") else { throw fault(.unexpectedCharacter) }
        let start = index
        let hasEscapes = try string()
        let written = bytes[(start + 1)..<(index - 1)]
        let name = hasEscapes ? Self.unescaped(written)[...] : written
        let top = frames.count - 1
        frames[top].name = name
        guard frames[top].names.insert(name).inserted else {
            failedField = path
            throw Fault(reason: .duplicateKey, offset: start)
        }
        frames[top].child = nil
        if let shape, let object = frames[top].shape {
            switch shape.member(String(decoding: name, as: UTF8.self), of: object) {
            case .unknown: if unknownFields.count < 16 { unknownFields.append(path) }
            case .open: break
            case .object(let child): frames[top].child = child
            }
        }
        skipWhitespace()
        guard index < bytes.count else { throw fault(.unexpectedEnd) }
        guard bytes[index] == UInt8(ascii: ":") else { throw fault(.unexpectedCharacter) }
        index += 1
        return .value
    }

    private mutating func separator() throws(Fault) -> Expectation {
        let top = frames.count - 1
        let isObject = frames[top].isObject
        switch bytes[index] {
        case UInt8(ascii: ","):
            index += 1
            frames[top].element += 1
            return isObject ? .name : .value
        case UInt8(ascii: "}") where isObject, UInt8(ascii: "]") where !isObject:
            index += 1
            frames.removeLast()
            return .separator
        default: throw fault(.unexpectedCharacter)
        }
    }

    /// The path of the value that is being read, such as `author.name` or `tags[2]`, each name cut at 64 characters.
    private var path: String {
        frames.reduce(into: "") { path, frame in
            guard frame.isObject else {
                path += "[\(frame.element)]"
                return
            }
            // Cut before decoding: a name may be as long as the content.
            let name = String(decoding: frame.name.prefix(256), as: UTF8.self).unicodeScalars.prefix(64)
            path += path.isEmpty ? String(name) : "." + String(name)
        }
    }

    // MARK: - Values

    private mutating func literal(_ text: StaticString) throws(Fault) {
        for position in 0..<text.utf8CodeUnitCount {
            guard index < bytes.count else { throw fault(.unexpectedEnd) }
            guard bytes[index] == text.utf8Start[position] else { throw fault(.unexpectedCharacter) }
            index += 1
        }
    }

    private mutating func number() throws(Fault) {
        if bytes[index] == UInt8(ascii: "-") { index += 1 }
        let start = index
        try digits()
        // RFC 8259 §6: no zero stands before another digit.
        if bytes[start] == 0x30 && index - start > 1 { throw Fault(reason: .malformedNumber, offset: start) }
        if peek() == UInt8(ascii: ".") {
            index += 1
            try digits()
        }
        if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
            index += 1
            if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { index += 1 }
            try digits()
        }
    }

    private mutating func digits() throws(Fault) {
        let start = index
        while let byte = peek(), 0x30...0x39 ~= byte { index += 1 }
        guard index == start else { return }
        throw fault(index == bytes.count ? .unexpectedEnd : .malformedNumber)
    }

    /// Passes over a string, and says whether it has escapes.
    @discardableResult
    private mutating func string() throws(Fault) -> Bool {
        index += 1
        var hasEscapes = false
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return hasEscapes
            case UInt8(ascii: "\\"):
                hasEscapes = true
                try escape()
            case 0..<0x20: throw fault(.controlCharacter)
            case 0x20..<0x80: index += 1
            default: try character(from: byte)
            }
        }
        throw fault(.unexpectedEnd)
    }

    private mutating func escape() throws(Fault) {
        let start = index
        index += 1
        guard let byte = peek() else { throw fault(.unexpectedEnd) }
        guard byte == UInt8(ascii: "u") else {
            guard "\"\\/bfnrt".utf8.contains(byte) else { throw Fault(reason: .malformedEscape, offset: start) }
            index += 1
            return
        }
        let unit = try codeUnit(escapedAt: start)
        if 0xDC00...0xDFFF ~= unit { throw Fault(reason: .loneSurrogate, offset: start) }
        guard 0xD800...0xDBFF ~= unit else { return }
        guard peek() == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "u") else {
            throw Fault(reason: .loneSurrogate, offset: start)
        }
        let second = index
        index += 1
        guard 0xDC00...0xDFFF ~= (try codeUnit(escapedAt: second)) else {
            throw Fault(reason: .loneSurrogate, offset: start)
        }
    }

    /// The four digits behind the `u` at the index.
    private mutating func codeUnit(escapedAt start: Int) throws(Fault) -> UInt32 {
        index += 1
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek() else { throw fault(.unexpectedEnd) }
            guard let nibble = PercentCoding.nibble(byte) else { throw Fault(reason: .malformedEscape, offset: start) }
            unit = unit << 4 | UInt32(nibble)
            index += 1
        }
        return unit
    }

    /// Passes over a character of two to four bytes (Unicode 3.9, table 3-7).
    private mutating func character(from lead: UInt8) throws(Fault) {
        let count: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: count = 1
        case 0xE0...0xEF:
            count = 2
            // Neither an overlong form nor a surrogate.
            if lead == 0xE0 { second = 0xA0...0xBF } else if lead == 0xED { second = 0x80...0x9F }
        case 0xF0...0xF4:
            count = 3
            // Neither an overlong form nor beyond U+10FFFF.
            if lead == 0xF0 { second = 0x90...0xBF } else if lead == 0xF4 { second = 0x80...0x8F }
        default: throw fault(.notUTF8)
        }
        guard index + count < bytes.count, second ~= bytes[index + 1],
            bytes[(index + 2)..<(index + 1 + count)].allSatisfy({ 0x80...0xBF ~= $0 })
        else { throw fault(.notUTF8) }
        index += 1 + count
    }

    /// The text of a string whose escapes are known to be well-formed.
    static func unescaped(_ written: ArraySlice<UInt8>) -> [UInt8] {
        var units: [UInt16] = []
        var result: [UInt8] = []
        func flush() {
            result.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
            units.removeAll(keepingCapacity: true)
        }
        var iterator = written.makeIterator()
        while let byte = iterator.next() {
            guard byte == UInt8(ascii: "\\"), let kind = iterator.next() else {
                flush()
                result.append(byte)
                continue
            }
            if kind == UInt8(ascii: "u") {
                var unit: UInt16 = 0
                for _ in 0..<4 { unit = unit << 4 | UInt16(iterator.next().flatMap(PercentCoding.nibble) ?? 0) }
                units.append(unit)
                continue
            }
            flush()
            switch kind {
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0C)
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "t"): result.append(0x09)
            default: result.append(kind)
            }
        }
        flush()
        return result
    }

    // MARK: - Bytes

    private func peek() -> UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipWhitespace() {
        while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    private func fault(_ reason: JSONScanner.Reason) -> Fault { Fault(reason: reason, offset: index) }
}
