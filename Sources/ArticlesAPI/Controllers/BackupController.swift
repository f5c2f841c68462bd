internal import Articles
internal import HTTP
internal import HTTPTypes
internal import Synchronization

/// A copy of the whole database for who holds the editor's token.
struct BackupController: Sendable {
    let access: EditorAccess
    let now: @Sendable () -> Timestamp
    let copier: StoreCopier
    private let place = Place()

    init(access: EditorAccess, now: @escaping @Sendable () -> Timestamp, copier: StoreCopier) {
        self.access = access
        self.now = now
        self.copier = copier
    }

    func download(_ request: Request) async throws -> Response {
        try access.require(request)
        _ = try request.query(allowing: [])
        // A copy is made to be sent, not to say how long it would be.
        guard request.method != .head else { return Response(fields: fields) }
        guard let turn = place.take() else {
            throw Problem(
                .backupRunning,
                detail: "Another backup is being made or sent; take it when that one is done.",
                fields: [.retryAfter: "10"]
            )
        }
        let copy = try await copier.make()
        // What can't be read any more ends the stream early, and a client sees that bytes are missing.
        var response = Response(
            fields: fields,
            content: .stream(
                AsyncStream {
                    // Kept until the last byte is sent, or the client is gone.
                    _ = turn
                    guard let bytes = try? await copy.next(), !bytes.isEmpty else { return nil }
                    return bytes
                }
            )
        )
        response.streamLength = copy.byteCount
        return response
    }

    private var fields: HTTPFields {
        // Colons can't stand in the names of files everywhere.
        let moment = now().description.prefix { $0 != "." && $0 != "Z" }.replacing(":", with: "")
        return [
            .contentType: copier.mediaType,
            .contentDisposition: "attachment; filename=\"marginalia-\(moment)Z.\(copier.fileExtension)\"",
            .cacheControl: "no-store",
        ]
    }

    /// Room for one backup at a time.
    private final class Place: Sendable {
        private let isTaken = Atomic(false)

        /// Nil while another has it.
        func take() -> Turn? {
            isTaken.exchange(true, ordering: .acquiring) ? nil : Turn(place: self)
        }

        /// Gives the place back when nobody holds it any more.
        final class Turn: Sendable {
            private let place: Place

            init(place: Place) { self.place = place }

            deinit { place.isTaken.store(false, ordering: .releasing) }
        }
    }
}
