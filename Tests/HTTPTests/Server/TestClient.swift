import CSockets

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@testable import HTTP

/// A response as it came over the wire.
struct ClientResponse: Equatable {
    var statusLine: String
    /// In lower case; of fields that repeat the last.
    var fields: [String: String]
    var content: [UInt8]

    var status: Int { Int(statusLine.split(separator: " ").dropFirst().first ?? "") ?? 0 }
    var text: String { String(decoding: content, as: UTF8.self) }
}

/// A plain client that sends exactly the bytes it is given; it never blocks the thread of the test.
final class TestClient {
    enum Failure: Error, Equatable {
        case connect(Int32)
        case closed
        case reset
        case timedOut
        case malformed(String)
    }

    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var piece = [UInt8](repeating: 0, count: 256 << 10)

    init(_ address: BoundAddress, receiveBuffer: Int32? = nil) async throws {
        switch address {
        case .ipv4(_, let port):
            descriptor = csockets_stream_socket(AF_INET)
            try await connect("127.0.0.1", port, receiveBuffer)
        case .ipv6(_, let port):
            descriptor = csockets_stream_socket(AF_INET6)
            try await connect("::1", port, receiveBuffer)
        case .unix(let path):
            descriptor = csockets_stream_socket(AF_UNIX)
            guard let address = SocketAddress(path: path) else { throw Failure.malformed(path) }
            guard address.connect(descriptor) == 0 else { throw Failure.connect(errno) }
        }
    }

    deinit {
        close(descriptor)
    }

    private func connect(_ host: String, _ port: UInt16, _ receiveBuffer: Int32?) async throws {
        var address = try SocketAddress.resolve(host: host)[0]
        address.setPort(port)
        if var size = receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        if address.connect(descriptor) != 0 {
            guard errno == EINPROGRESS else { throw Failure.connect(errno) }
            try await wait(POLLOUT)
            var error: Int32 = 0
            var length = socklen_t(MemoryLayout<Int32>.size)
            getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &length)
            guard error == 0 else { throw Failure.connect(error) }
        }
    }

    private func wait(_ events: Int32, milliseconds: Int = 300_000) async throws {
        let clock = ContinuousClock()
        let end = clock.now + .milliseconds(milliseconds)
        var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        while poll(&entry, 1, 0) == 0 {
            guard clock.now < end else { throw Failure.timedOut }
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    func send(_ text: String) async throws {
        try await send(Array(text.utf8))
    }

    func send(_ bytes: [UInt8]) async throws {
        var sent = 0
        while sent < bytes.count {
            var rest = Array(bytes[sent...].prefix(1 << 20))
            let length = rest.count
            let count = rest.withUnsafeMutableBytes { raw in
                var vector = iovec(iov_base: raw.baseAddress, iov_len: length)
                return csockets_send(descriptor, &vector, 1)
            }
            if count >= 0 {
                sent += count
            } else if errno == EAGAIN {
                try await wait(POLLOUT)
            } else {
                throw errno == EPIPE || errno == ECONNRESET ? Failure.reset : Failure.connect(errno)
            }
        }
    }

    func get(_ path: String, fields: String = "") async throws {
        try await send("GET \(path) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
    }

    /// Says that nothing more will be sent, and still reads.
    func endSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Reads what is there into the buffer; false at the end.
    @discardableResult
    func fill(milliseconds: Int = 300_000) async throws -> Bool {
        try await wait(POLLIN, milliseconds: milliseconds)
        let count = csockets_receive(descriptor, &piece, piece.count)
        if count < 0 { throw errno == ECONNRESET ? Failure.reset : Failure.connect(errno) }
        buffer.append(contentsOf: piece[..<count])
        return count > 0
    }

    /// Reads up to the server's closing the connection.
    func readToEnd() async throws -> [UInt8] {
        while try await fill() {}
        defer { buffer = [] }
        return buffer
    }

    /// Reads a response that the server closes after; quicker for large ones.
    func readLastResponse() async throws -> ClientResponse {
        while try await fill() {}
        guard let response = try takeResponse(toHead: false, atEnd: true) else { throw Failure.closed }
        return response
    }

    /// Whether the server has closed without a word.
    func isClosedSilently(milliseconds: Int = 300_000) async throws -> Bool {
        try await !fill(milliseconds: milliseconds) && buffer.isEmpty
    }

    func readResponse(toHead: Bool = false) async throws -> ClientResponse {
        while true {
            if let response = try takeResponse(toHead: toHead, atEnd: false) { return response }
            if try await !fill() {
                if let response = try takeResponse(toHead: toHead, atEnd: true) { return response }
                throw Failure.closed
            }
        }
    }

    private func takeResponse(toHead: Bool, atEnd: Bool) throws -> ClientResponse? {
        guard let headEnd = Self.find(Array("\r\n\r\n".utf8), in: buffer) else { return nil }
        let lines = String(decoding: buffer[..<headEnd], as: UTF8.self).components("\r\n")
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { throw Failure.malformed(line) }
            fields[line[..<colon].lowercased()] = String(line[line.index(after: colon)...].drop { $0 == " " })
        }
        var response = ClientResponse(statusLine: lines[0], fields: fields, content: [])
        let start = headEnd + 4
        var end = start
        if toHead || response.status == 204 || response.status == 304 || response.status < 200 {
            // No content, whatever the fields say.
        } else if fields["transfer-encoding"] == "chunked" {
            guard let (content, after) = try Self.chunks(buffer, from: start) else { return nil }
            response.content = content
            end = after
        } else if let length = fields["content-length"].flatMap(Int.init) {
            guard buffer.count - start >= length else { return nil }
            end = start + length
            response.content = Array(buffer[start..<end])
        } else {
            guard atEnd else { return nil }
            end = buffer.count
            response.content = Array(buffer[start...])
        }
        buffer.removeFirst(end)
        return response
    }

    private static func chunks(_ bytes: [UInt8], from start: Int) throws -> ([UInt8], Int)? {
        var content: [UInt8] = []
        var place = start
        while true {
            guard let lineEnd = bytes[place...].firstIndex(of: 10) else { return nil }
            let line = String(decoding: bytes[place..<lineEnd - 1], as: UTF8.self)
            guard let size = Int(line, radix: 16) else { throw Failure.malformed(line) }
            let dataEnd = lineEnd + 1 + size
            guard bytes.count >= dataEnd + 2 else { return nil }
            guard bytes[dataEnd] == 13, bytes[dataEnd + 1] == 10 else { throw Failure.malformed("chunk end") }
            if size == 0 { return (content, dataEnd + 2) }
            content += bytes[lineEnd + 1..<dataEnd]
            place = dataEnd + 2
        }
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= needle.count else { return nil }
        for start in 0...bytes.count - needle.count where bytes[start] == needle[0] {
            if bytes[start..<start + needle.count].elementsEqual(needle) { return start }
        }
        return nil
    }
}

extension String {
    fileprivate func components(_ separator: String) -> [String] {
        var parts: [String] = []
        var rest = Substring(self)
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
