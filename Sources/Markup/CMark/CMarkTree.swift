internal import CMarkGFM
internal import Synchronization

/// A tree of cmark-gfm nodes, freed with the value.
struct CMarkTree: ~Copyable {
    /// The document's node; valid as long as this value lives.
    let root: OpaquePointer

    /// Parses; never fails, since every text is Markdown.
    ///
    /// - Parameter source: At most `Int32.max` bytes, which `MarkdownCost` has checked.
    init(_ source: [UInt8], features: MarkdownFeatures) {
        precondition(source.count < Int32.max)
        // While it parses inlines, cmark-gfm switches its extensions' special characters on and off in a table that
        // all threads share (`cmark_inlines_add_special_character`), so two parses at once would miss marks.
        root =
            Self.lock.withLock { allocator in
                if allocator == nil {
                    cmark_gfm_core_extensions_ensure_registered()
                    allocator = PaddedMemory.makeAllocator()
                }
                let options = features.contains(.footnotes) ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT
                let parser = cmark_parser_new_with_mem(options, allocator)
                defer { cmark_parser_free(parser) }
                for (feature, name) in Self.extensions where features.contains(feature) {
                    guard let found = cmark_find_syntax_extension(name) else { continue }
                    cmark_parser_attach_syntax_extension(parser, found)
                }
                source.withUnsafeBytes { bytes in
                    cmark_parser_feed(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
                }
                // A parser that has not been finished before always gives a root.
                return cmark_parser_finish(parser)!
            }
    }

    deinit {
        // Iterative in cmark: deep trees don't overflow the stack.
        cmark_node_free(root)
    }

    /// Who may parse; holds the allocator once the extensions are registered.
    private static let lock = Mutex<UnsafeMutablePointer<cmark_mem>?>(nil)

    private static let extensions: [(MarkdownFeatures, String)] = [
        (.tables, "table"), (.strikethrough, "strikethrough"), (.autolinks, "autolink"),
    ]
}

/// What a document may use beside CommonMark.
struct MarkdownFeatures: OptionSet, Sendable {
    let rawValue: Int

    static let footnotes = MarkdownFeatures(rawValue: 1)
    static let tables = MarkdownFeatures(rawValue: 2)
    static let strikethrough = MarkdownFeatures(rawValue: 4)
    static let autolinks = MarkdownFeatures(rawValue: 8)
}
