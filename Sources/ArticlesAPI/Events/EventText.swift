internal import Articles

/// Writing a stream of Server-Sent Events (WHATWG HTML §9.2).
enum EventText {
    /// The first words of a stream: how long to wait before connecting again, and where to go on then.
    ///
    /// An event without data is not dispatched, but its `id` counts (§9.2.6).
    static func opening(retryMilliseconds: Int, lastEventID: Int) -> [UInt8] {
        Array("retry: \(retryMilliseconds)\nid: \(lastEventID)\n\n".utf8)
    }

    /// A comment, which keeps proxies and clients from giving the connection up.
    static let heartbeat = Array(":\n\n".utf8)

    /// One change as an event; JSON has no line breaks, so that one `data` line holds it.
    static func append(_ change: RecordedChange, to bytes: inout [UInt8]) {
        var json = JSONWriter()
        ChangeShape(change).write(to: &json)
        bytes.append(contentsOf: "id: \(change.sequence)\nevent: \(change.kind.rawValue)\ndata: ".utf8)
        bytes.append(contentsOf: json.bytes)
        bytes.append(contentsOf: "\n\n".utf8)
    }

    /// The number in `Last-Event-ID`; nil when it is none of ours.
    static func sequence(_ text: String) -> Int? {
        guard (1...18).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}
