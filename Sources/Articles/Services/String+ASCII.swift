extension String {
    /// Whether each character is one byte below 128: no Unicode normalisation changes such a text, which most are.
    var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}
