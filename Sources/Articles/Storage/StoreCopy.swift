/// A whole copy of all that a store holds at one moment, read from its beginning to its end.
///
/// It takes room on the disk for as long as this value, or a copy of it, lives.
public struct StoreCopy: Sendable {
    /// In bytes.
    public let byteCount: Int
    /// The next bytes, none at the end; waits for the disk elsewhere than on the caller's thread.
    public let next: @Sendable () async throws -> [UInt8]

    /// A copy of these parts.
    public init(byteCount: Int, next: @escaping @Sendable () async throws -> [UInt8]) {
        self.byteCount = byteCount
        self.next = next
    }
}

/// How copies of a store are made and what they are.
public struct StoreCopier: Sendable {
    /// Such as `application/vnd.sqlite3`.
    public let mediaType: String
    /// What names of such files end with, without the point.
    public let fileExtension: String
    /// Makes a copy while others go on reading and writing; called for one at a time.
    public let make: @Sendable () async throws -> StoreCopy

    /// A copier of these parts.
    public init(mediaType: String, fileExtension: String, make: @escaping @Sendable () async throws -> StoreCopy) {
        self.mediaType = mediaType
        self.fileExtension = fileExtension
        self.make = make
    }
}
