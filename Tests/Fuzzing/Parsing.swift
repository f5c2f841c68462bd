// What comes from the network first: requests, their chunks, JSON. Any trap, hang or leak is found by libFuzzer.
//
// One more thing is held: a message that comes in pieces is read like one that comes whole.

/// The events of a parser that is fed pieces of a size, with content counted and not kept.
private func observed(_ bytes: [UInt8], pieces: Int) -> [String] {
    var parser = RequestParser()
    var events: [String] = []
    var content = 0
    var pending: [UInt8] = []
    var start = 0
    func flush() {
        if content > 0 { events.append("content \(content)") }
        content = 0
    }
    while start < bytes.count {
        let end = min(start + pieces, bytes.count)
        pending += bytes[start..<end]
        start = end
        var position = 0
        reading: while true {
            do {
                switch try parser.next(pending.span, from: &position) {
                case .needsMoreInput:
                    precondition(parser.scanned <= pending.count - position, "more is searched than there is")
                    break reading
                case .head(let head):
                    flush()
                    events.append("\(head.method) \(head.path) \(head.query ?? "-") \(head.framing)")
                case .content(let range):
                    content += range.count
                case .end:
                    flush()
                    events.append("end")
                }
            } catch {
                flush()
                events.append("\(error)")
                return events
            }
        }
        pending.removeFirst(position)
    }
    flush()
    return events
}

/// Called by libFuzzer with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let whole = observed(bytes, pieces: max(bytes.count, 1))
    precondition(observed(bytes, pieces: 1) == whole, "bytes that come one by one are read otherwise")
    precondition(observed(bytes, pieces: 7) == whole, "bytes that come in sevens are read otherwise")
    // Behind a head that promises chunks, the same bytes are chunks.
    let chunked = Array("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n".utf8) + bytes
    precondition(observed(chunked, pieces: 3) == observed(chunked, pieces: chunked.count), "chunks are read otherwise")
    do throws(JSONScanner.Failure) {
        try JSONScanner(knownFields: ["author.name"]).scan(bytes)
    } catch {
        precondition(error.line >= 1 && error.column >= 1, "a fault without a place")
    }
    return 0
}
