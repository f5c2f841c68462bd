import CZlib

/// The gzip coding (RFC 1952).
public enum Gzip {
    /// The content in gzip coding; nil when memory is short.
    ///
    /// The same content gives the same bytes: the time in the head is 0. Levels go from 1, fast, to 9, small.
    public static func compress(_ content: [UInt8], level: Int32 = 6) -> [UInt8]? {
        guard content.count < Int(UInt32.max) else { return nil }
        var stream = z_stream()
        // 15 bits of window, and 16 for gzip's head and trailer in place of zlib's.
        let status = deflateInit2_(
            &stream,
            level,
            Z_DEFLATED,
            15 + 16,
            8,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        guard status == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        // With this room a single call finishes.
        let capacity = Int(deflateBound(&stream, UInt(content.count)))
        return content.withUnsafeBufferPointer { input in
            let result = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
                // zlib does not write to its input; its declaration merely lacks the const.
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(clamping: capacity)
                count = deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
            }
            return result.isEmpty ? nil : result
        }
    }
}
