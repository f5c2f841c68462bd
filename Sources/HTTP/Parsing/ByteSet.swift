/// A set of ASCII characters, for telling in a few instructions whether a byte may stand where it does.
struct ByteSet: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(_ characters: String) {
        for byte in characters.utf8 {
            if byte < 64 {
                low |= 1 << UInt64(byte)
            } else if byte < 128 {
                high |= 1 << UInt64(byte - 64)
            }
        }
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        let word = byte < 64 ? low : high
        return byte < 128 && (word >> UInt64(byte & 63)) & 1 == 1
    }

    private static let alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

    /// `tchar` of RFC 9110 §5.6.2.
    static let token = ByteSet(alphanumerics + "!#$%&'*+-.^_`|~")
    /// `pchar` and `/` of RFC 3986 §3.3, the `%` of an escape included.
    static let path = ByteSet(alphanumerics + "-._~!$&'()*+,;=:@/%")
    /// `reg-name` of RFC 3986 §3.2.2, less the comma: a list of hosts must not pass as one.
    static let registeredName = ByteSet(alphanumerics + "-._~!$&'()*+;=%")
    /// What may stand between the brackets of an IP literal.
    static let addressLiteral = ByteSet(alphanumerics + ".:-_~!$&'()*+;=")
}

extension UInt8 {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")

    /// The value of a hexadecimal digit.
    var hexadecimalValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// ASCII letters in lower case, everything else as it is.
    @inline(__always)
    var lowercasedASCII: UInt8 {
        self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self
    }

    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
