internal import HTTP

extension QueryReader {
    /// How many items a page has when the request doesn't say.
    static let defaultLimit = 25

    /// `limit`, 1…100.
    mutating func limit() -> Int { integer("limit", in: 1...100) ?? Self.defaultLimit }

    /// `count=exact` asks for the total.
    mutating func counting() -> Bool {
        value("count", expected: "must be exact") { $0 == "exact" ? true : nil } ?? false
    }
}

extension Int {
    /// A number in plain decimal digits without sign, at most nine of them.
    init?(decimal text: String) {
        guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        self.init(text)
    }
}
