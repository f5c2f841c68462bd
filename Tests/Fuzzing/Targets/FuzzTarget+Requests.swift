import HTTPTypes

@testable import HTTP

extension FuzzTarget {
    /// Requests and their chunks: the same events, however the bytes are cut.
    static let requests = FuzzTarget(name: "requests", maximumLength: 4096) { bytes in
        // Behind a head that promises chunks, the same bytes are chunks.
        let chunks = Array("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n".utf8) + bytes
        return [bytes, chunks].flatMap { bytes in
            let whole = ParserHarness.whole(bytes)
            return unless(ParserHarness.byteByByte(bytes) == whole, "byte by byte it is read otherwise")
                + unless(ParserHarness.pieces(bytes, of: 7) == whole, "in pieces of seven it is read otherwise")
                + whole.flatMap(faults)
        }
    }

    private static func faults(_ observed: Observed) -> [String] {
        switch observed {
        case .head(let head):
            unless(!head.path.isEmpty && !head.path.utf8.contains(0x20), "a path with a space, or none")
                + head.fields.flatMap { field in
                    unless(
                        !field.value.utf8.contains { $0 == 0 || $0 == 0x0A || $0 == 0x0D },
                        "a field holds a line end"
                    )
                }
        case .refused(let error): unless((400...599).contains(error.problem.status.code), "refused with \(error)")
        case .content, .end: []
        }
    }

    /// JSON: what the scanner takes is a tree, what it refuses has a place.
    static let json = FuzzTarget(name: "json", maximumLength: 2048) { bytes in
        do throws(JSONScanner.Failure) {
            try JSONScanner(knownFields: ["author.name", "a"]).scan(bytes)
            let value = JSONValue(scanned: bytes)
            do {
                let faults = JSONFaults()
                _ = try JSONValueDecoder(value: value, codingPath: [], faults: faults).decode(Anything.self)
            } catch {
                return unless(error is DecodingError, "another error: \(error)")
            }
            return []
        } catch {
            let place = "\(error.line):\(error.column)"
            return unless(error.line >= 1 && error.column >= 1, "a fault at \(place)")
                + unless((0...bytes.count).contains(error.offset), "a fault at byte \(error.offset)")
        }
    }

    /// Asks a decoder for values of all kinds.
    private struct Anything: Decodable {
        var a: [Int]?
        var b: [String: Double]?
        var c: Bool?
        var d: UInt8?
        var author: Author?
        var list: [Author]?

        struct Author: Decodable {
            var name: String
            var age: Int?
        }
    }
}
