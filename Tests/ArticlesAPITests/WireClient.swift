import Dispatch
import Foundation
import HTTP
import HTTPTypes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Sends bytes to a server on this machine and reads what it says until it closes.
enum WireClient {
    struct Failure: Error {
        let call: String
        let code: Int32
    }

    /// The bytes of an exchange whose last answer closes the connection; blocks a thread of its own, not the test's.
    static func exchange(_ request: String, port: UInt16) async throws -> Answer {
        let bytes: [UInt8] = try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try blocking(request, port) }) }
        }
        return try answer(bytes)
    }

    private static func blocking(_ request: String, _ port: UInt16) throws -> [UInt8] {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { throw Failure(call: "socket", code: errno) }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw Failure(call: "connect", code: errno) }
        var rest = Array(request.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure(call: "send", code: errno) }
            rest = rest.dropFirst(count)
        }
        var received: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = recv(descriptor, &piece, piece.count, 0)
            guard count >= 0 else { throw Failure(call: "recv", code: errno) }
            if count == 0 { return received }
            received += piece[..<count]
        }
    }

    private static func answer(_ bytes: [UInt8]) throws -> Answer {
        let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")
        let lines = parts[0].components(separatedBy: "\r\n")
        guard parts.count > 1, let status = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
            throw Failure(call: "answer", code: 0)
        }
        var response = Response(
            status: HTTPResponse.Status(code: status),
            content: .bytes(Array(parts[1...].joined(separator: "\r\n\r\n").utf8))
        )
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":"), let name = HTTPField.Name(String(line[..<colon])) else {
                continue
            }
            response.fields[name] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        return Answer(response)
    }
}
