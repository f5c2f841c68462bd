@testable import HTTP

/// What a parser makes of bytes, with pieces of content joined.
enum Observed: Equatable {
    case head(RequestHead)
    case content([UInt8])
    case end
    case refused(HTTPParseError)
}

/// Feeds a parser as a connection does: what it does not consume is given again with more behind it.
struct ParserHarness {
    private var parser: RequestParser
    private var pending: [UInt8] = []
    private(set) var observed: [Observed] = []

    init(limits: ParsingLimits = ParsingLimits()) {
        parser = RequestParser(limits: limits)
    }

    mutating func feed(_ bytes: some Collection<UInt8>) {
        if case .refused = observed.last { return }
        pending.append(contentsOf: bytes)
        let input = pending
        var position = 0
        defer { pending.removeFirst(position) }
        while true {
            do {
                switch try parser.next(input.span, from: &position) {
                case .needsMoreInput: return
                case .head(let head): observed.append(.head(head))
                case .content(let range):
                    if case .content(let before) = observed.last {
                        observed[observed.count - 1] = .content(before + input[range])
                    } else {
                        observed.append(.content(Array(input[range])))
                    }
                case .end: observed.append(.end)
                }
            } catch {
                observed.append(.refused(error))
                return
            }
        }
    }

    /// Everything at once.
    static func whole(_ text: String, limits: ParsingLimits = ParsingLimits()) -> [Observed] {
        whole(Array(text.utf8), limits: limits)
    }

    static func whole(_ bytes: [UInt8], limits: ParsingLimits = ParsingLimits()) -> [Observed] {
        var harness = ParserHarness(limits: limits)
        harness.feed(bytes)
        return harness.observed
    }

    static func byteByByte(_ bytes: [UInt8], limits: ParsingLimits = ParsingLimits()) -> [Observed] {
        var harness = ParserHarness(limits: limits)
        for byte in bytes { harness.feed(CollectionOfOne(byte)) }
        return harness.observed
    }

    static func pieces(_ bytes: [UInt8], of length: Int, limits: ParsingLimits = ParsingLimits()) -> [Observed] {
        var harness = ParserHarness(limits: limits)
        var rest = bytes[...]
        while !rest.isEmpty {
            harness.feed(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return harness.observed
    }

    static func pieces(
        _ bytes: [UInt8],
        using random: inout some RandomNumberGenerator,
        limits: ParsingLimits = ParsingLimits()
    ) -> [Observed] {
        var harness = ParserHarness(limits: limits)
        var rest = bytes[...]
        while !rest.isEmpty {
            let length = Int.random(in: 1...min(rest.count, 40), using: &random)
            harness.feed(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return harness.observed
    }
}
