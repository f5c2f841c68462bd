/// A value to be bound to a parameter of a statement.
public enum Value: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
    /// Sixteen bytes, most significant first: sorts as the pair of numbers does.
    case blob16(high: UInt64, low: UInt64)

    /// An integer.
    public static func integer(_ number: Int) -> Value { .integer(Int64(number)) }

    /// 1 or 0.
    public static func bool(_ value: Bool) -> Value { .integer(value ? 1 as Int64 : 0) }

    /// A text, NULL for nil.
    public static func optional(_ text: String?) -> Value { text.map(Value.text) ?? .null }

    /// An integer, NULL for nil.
    public static func optional(_ number: Int64?) -> Value { number.map { .integer($0) } ?? .null }
}
