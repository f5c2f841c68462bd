/// What `--help` says of a command beside its options.
enum Examples {
    /// A discussion that ends with lines that can be typed; `Tests/CommandLine` runs each of them.
    static func text(_ discussion: String = "", examples: String...) -> String {
        let lines = "Examples:\n" + examples.map { "  \($0)" }.joined(separator: "\n")
        return discussion.isEmpty ? lines : "\(discussion)\n\n\(lines)"
    }
}
