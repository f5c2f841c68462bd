internal import Articles
internal import SQLite

extension Row {
    /// An identifier stored as 16 bytes.
    func identifier<Entity>(_ column: Int32) -> Identifier<Entity> {
        let (high, low) = blob16(column)
        return Identifier(high: high, low: low)
    }

    /// An identifier, or nil for NULL.
    func optionalIdentifier<Entity>(_ column: Int32) -> Identifier<Entity>? {
        optionalBlob16(column).map { Identifier(high: $0.high, low: $0.low) }
    }

    /// A moment.
    func timestamp(_ column: Int32) -> Timestamp { Timestamp(millisecondsSince1970: int64(column)) }

    /// A moment, or nil for NULL.
    func optionalTimestamp(_ column: Int32) -> Timestamp? {
        optionalInt64(column).map { Timestamp(millisecondsSince1970: $0) }
    }

    /// A date, nil for the empty text.
    func date(_ column: Int32) -> CalendarDate? {
        withUTF8(column) { text in
            // YYYY-MM-DD, the only form in which dates are stored.
            guard text.count == 10 else { return nil }
            func number(_ range: Range<Int>) -> Int {
                range.reduce(0) { $0 * 10 + Int(text[$1] &- UInt8(ascii: "0")) }
            }
            return CalendarDate(year: number(0..<4), month: number(5..<7), day: number(8..<10))
        }
    }

    /// A slug; throws when the row holds none, which no statement of ours can have written.
    func slug(_ column: Int32) throws -> Slug {
        let text = text(column)
        guard let slug = Slug(text) else { throw StoreError.corrupt("no slug: \(text)") }
        return slug
    }

    /// One of the cases of an enumeration; throws when the row holds another.
    func choice<Choice: RawRepresentable<String>>(_ column: Int32, of type: Choice.Type) throws -> Choice {
        let text = text(column)
        guard let choice = Choice(rawValue: text) else { throw StoreError.corrupt("no \(type): \(text)") }
        return choice
    }
}

extension Value {
    /// An identifier as 16 bytes: their order is the order of identifiers.
    static func id<Entity>(_ identifier: Identifier<Entity>) -> Value {
        .blob16(high: identifier.high, low: identifier.low)
    }

    /// An identifier, NULL for nil.
    static func optional<Entity>(_ identifier: Identifier<Entity>?) -> Value { identifier.map { .id($0) } ?? .null }

    /// A slug as text.
    static func slug(_ slug: Slug) -> Value { .text(slug.rawValue) }

    /// A moment as milliseconds.
    static func time(_ time: Timestamp) -> Value { .integer(time.millisecondsSince1970) }

    /// A moment, NULL for nil.
    static func optional(_ time: Timestamp?) -> Value { time.map { .time($0) } ?? .null }

    /// A date as text, empty for nil.
    static func date(_ date: CalendarDate?) -> Value { .text(date?.description ?? "") }
}
