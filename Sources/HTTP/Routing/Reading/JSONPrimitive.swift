/// A Swift value that JSON writes as a single token.
protocol JSONPrimitive {
    /// What JSON calls it, for messages.
    static var kind: String { get }
    /// Stands in for a value that is missing or wrong, while the search for other faults goes on.
    static var placeholder: Self { get }
    /// The value that JSON gives, which is not null.
    static func read(_ json: JSONValue) -> JSONReading<Self>
}

enum JSONReading<Value> {
    case value(Value)
    case wrongType
    case outOfRange
}

extension String: JSONPrimitive {
    static let kind = "a string"
    static let placeholder = ""

    static func read(_ json: JSONValue) -> JSONReading<String> {
        if case .string(let text) = json { .value(text) } else { .wrongType }
    }
}

extension Bool: JSONPrimitive {
    static let kind = "true or false"
    static let placeholder = false

    static func read(_ json: JSONValue) -> JSONReading<Bool> {
        if case .boolean(let value) = json { .value(value) } else { .wrongType }
    }
}

extension JSONPrimitive where Self: FixedWidthInteger {
    static var kind: String { "an integer" }
    static var placeholder: Self { 0 }

    static func read(_ json: JSONValue) -> JSONReading<Self> {
        guard case .number(let text) = json else { return .wrongType }
        if let value = Self(text) { return .value(value) }
        guard text.utf8.contains(where: { ".eE".utf8.contains($0) }), let number = Double(text) else {
            return .outOfRange
        }
        // JSON does not tell 2 from 2.0 and 2e0. Beyond 2^53 a double would have lost digits already.
        if number.magnitude <= 0x1p53, let value = Self(exactly: number) { return .value(value) }
        return number == number.rounded() ? .outOfRange : .wrongType
    }
}

extension JSONPrimitive where Self: BinaryFloatingPoint & LosslessStringConvertible {
    static var kind: String { "a number" }
    static var placeholder: Self { 0 }

    static func read(_ json: JSONValue) -> JSONReading<Self> {
        guard case .number(let text) = json else { return .wrongType }
        guard let value = Self(text), value.isFinite else { return .outOfRange }
        return .value(value)
    }
}

extension Double: JSONPrimitive {}
extension Float: JSONPrimitive {}
extension Int: JSONPrimitive {}
extension Int8: JSONPrimitive {}
extension Int16: JSONPrimitive {}
extension Int32: JSONPrimitive {}
extension Int64: JSONPrimitive {}
extension UInt: JSONPrimitive {}
extension UInt8: JSONPrimitive {}
extension UInt16: JSONPrimitive {}
extension UInt32: JSONPrimitive {}
extension UInt64: JSONPrimitive {}
