import HTTP
import Testing

/// Reads a stream chunk by chunk, as the server does.
struct Listener: Sendable {
    private let stream: AsyncStream<[UInt8]>

    init(_ answer: Answer) throws {
        guard case .stream(let stream) = answer.response.content else {
            throw Problem(.internalError, detail: "no stream: \(answer.text)")
        }
        self.stream = stream
    }

    func nextOrNil() async -> String? {
        var iterator = stream.makeAsyncIterator()
        return await iterator.next().map { String(decoding: $0, as: UTF8.self) }
    }

    func next() async throws -> String {
        try #require(await nextOrNil())
    }
}
