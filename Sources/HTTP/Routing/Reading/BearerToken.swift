import Crypto
import HTTPTypes

extension Request {
    /// The token of `Authorization: Bearer …` (RFC 6750 §2.1); nil when there is none, or it is malformed, or two.
    public var bearerToken: String? {
        let values = fields[values: .authorization]
        guard values.count == 1 else { return nil }
        var cursor = FieldCursor(values[0])
        // RFC 9110 §11.1: the scheme's name is case-insensitive.
        guard cursor.token()?.lowercased() == "bearer", cursor.consume(" ") else { return nil }
        cursor.skipWhitespace()
        let token = cursor.bearerToken()
        cursor.skipWhitespace()
        return cursor.isAtEnd ? token : nil
    }

    /// Whether a text can stand after `Authorization: Bearer`: ASCII letters, digits and `-._~+/`, then any number of
    /// `=` (`b64token`, RFC 6750 §2.1).
    public static func isBearerToken(_ text: String) -> Bool {
        var cursor = FieldCursor(text)
        return cursor.bearerToken() != nil && cursor.isAtEnd
    }
}

extension FieldCursor {
    fileprivate mutating func bearerToken() -> String? {
        let token = text { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: "-._~+/".utf8.contains(byte)
            }
        }
        guard let token else { return nil }
        return token + (text { $0 == UInt8(ascii: "=") } ?? "")
    }
}

extension Problem {
    /// The answer to a request without a bearer token, with its `WWW-Authenticate` (RFC 6750 §3).
    public static func bearerTokenNeeded(realm: String) -> Problem {
        Problem(
            .unauthorized,
            detail: "Send Authorization: Bearer <token>.",
            fields: [.wwwAuthenticate: "Bearer realm=\(quoted(realm))"]
        )
    }
}

/// Whether two secrets are the same, in a time that depends on neither's content.
///
/// Their digests are compared, so that a difference in length takes no other time either.
public func areSameSecrets(_ left: String, _ right: String) -> Bool {
    // `==` on digests is swift-crypto's comparison in constant time.
    SHA256.hash(data: Array(left.utf8)) == SHA256.hash(data: Array(right.utf8))
}
