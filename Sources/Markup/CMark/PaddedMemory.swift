internal import CMarkGFM

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Memory for cmark with sixteen zeros in front of each block.
///
/// Before 0.29.0.gfm.7 the extension for bare links looks up to eight bytes in front of a text for `mailto:`
/// (CVE-2023-22485); here it finds zeros, and not what the heap keeps there.
enum PaddedMemory {
    private static let padding = 16

    /// An allocator of the C library's functions, which any thread may call; never freed, since trees point to it.
    static func makeAllocator() -> UnsafeMutablePointer<cmark_mem> {
        let allocator = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
        allocator.initialize(
            to: cmark_mem(
                calloc: { count, size in
                    let (bytes, overflows) = count.multipliedReportingOverflow(by: size)
                    return PaddedMemory.block(overflows ? nil : calloc(1, bytes &+ PaddedMemory.padding))
                },
                realloc: { block, size in
                    guard let block else {
                        return PaddedMemory.block(calloc(1, size &+ PaddedMemory.padding))
                    }
                    return PaddedMemory.block(realloc(block - PaddedMemory.padding, size &+ PaddedMemory.padding))
                },
                free: { block in
                    if let block { free(block - PaddedMemory.padding) }
                }
            )
        )
        return allocator
    }

    /// The block behind the padding; cmark can't go on without memory, and its own allocator ends the process as well.
    private static func block(_ start: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer {
        guard let start else { fatalError("no memory for Markdown") }
        return start + padding
    }
}
