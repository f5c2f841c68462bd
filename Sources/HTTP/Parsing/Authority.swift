/// The rules of `Host` and of the authority in an absolute target (RFC 9112 §3.2, RFC 3986 §3.2).
enum Authority {
    /// Whether the bytes are a host with an optional port: no user, no list, no empty host.
    static func isValid(_ input: borrowing Span<UInt8>, in range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return false }
        let afterHost: Int
        if input[range.lowerBound] == UInt8(ascii: "[") {
            guard let bracket = input.first(UInt8(ascii: "]"), in: range) else { return false }
            let literal = range.lowerBound + 1..<bracket
            guard !literal.isEmpty, input.contains(only: .addressLiteral, in: literal),
                input.first(UInt8(ascii: ":"), in: literal) != nil
            else { return false }
            afterHost = bracket + 1
        } else {
            afterHost = input.first(UInt8(ascii: ":"), in: range) ?? range.upperBound
            let name = range.lowerBound..<afterHost
            guard !name.isEmpty, input.contains(only: .registeredName, in: name),
                PercentEncoding.isValid(input, in: name)
            else { return false }
        }
        return isPort(input, in: afterHost..<range.upperBound)
    }

    /// Nothing, or a colon and up to five digits that make a port; no digits stand for the default.
    private static func isPort(_ input: borrowing Span<UInt8>, in range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return true }
        guard input[range.lowerBound] == UInt8(ascii: ":"), range.count <= 6 else { return false }
        var port = 0
        for index in range.dropFirst() {
            guard input[index].isDigit else { return false }
            port = port * 10 + Int(input[index] - UInt8(ascii: "0"))
        }
        return port <= 65_535
    }
}

/// Escapes of RFC 3986 §2.1.
enum PercentEncoding {
    /// Whether every `%` is followed by two hexadecimal digits.
    static func isValid(_ input: borrowing Span<UInt8>, in range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            if input[index] == UInt8(ascii: "%") {
                guard range.upperBound - index > 2, input[index + 1].hexadecimalValue != nil,
                    input[index + 2].hexadecimalValue != nil
                else { return false }
                index += 2
            }
            index += 1
        }
        return true
    }
}
