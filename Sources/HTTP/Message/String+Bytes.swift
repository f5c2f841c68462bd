extension Substring {
    /// The parts between bytes of one value, which is ASCII.
    ///
    /// Swift's own `split` goes by characters, and so passes over a separator with a combining mark behind it, and
    /// takes several times as long.
    func split(byte: UInt8, maxSplits: Int = .max, omittingEmpty: Bool = false) -> [Substring] {
        utf8.split(separator: byte, maxSplits: maxSplits, omittingEmptySubsequences: omittingEmpty).map(Substring.init)
    }
}
