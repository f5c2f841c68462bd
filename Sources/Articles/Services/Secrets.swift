internal import Crypto
internal import Foundation

/// Digests that only this database can make, and tokens that nobody can guess.
struct Secrets: Sendable {
    /// Has read the key, and is copied for each digest.
    private let keyed: HMAC<SHA256>
    let environment: Environment

    /// - Parameter secret: Thirty-two random bytes kept with the database.
    init(secret: [UInt8], environment: Environment) {
        keyed = HMAC(key: SymmetricKey(data: secret))
        self.environment = environment
    }

    /// A keyed digest (HMAC-SHA256) in hexadecimal, the first `bytes` of it; `purpose` keeps uses apart.
    func digest(_ purpose: String, _ parts: [String], bytes: Int = 32) -> String {
        hexadecimal(mac(purpose, parts).prefix(bytes))
    }

    /// A keyed digest as a number, for tables in memory.
    func fingerprint(_ purpose: String, _ bytes: [UInt8]) -> UInt64 {
        mac(purpose, [hexadecimal(bytes)]).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// 256 unpredictable bits as base64url (RFC 4648 §5) without padding.
    func makeToken() -> String {
        Self.token((0..<4).flatMap { _ in withUnsafeBytes(of: environment.randomBits()) { Array($0) } })
    }

    /// Bytes as base64url without padding.
    static func token(_ bytes: some Sequence<UInt8>) -> String {
        String(
            decoding: Data(bytes).base64EncodedData().compactMap { byte -> UInt8? in
                switch byte {
                case UInt8(ascii: "+"): UInt8(ascii: "-")
                case UInt8(ascii: "/"): UInt8(ascii: "_")
                case UInt8(ascii: "="): nil
                default: byte
                }
            },
            as: UTF8.self
        )
    }

    /// The bytes that `token` wrote; nil for anything else.
    static func bytes(ofToken token: String) -> [UInt8]? {
        let base64 = token.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
        return Data(base64Encoded: base64 + padding).map(Array.init)
    }

    /// Whether two secrets are the same, in a time that depends on neither's content.
    static func areSame(_ left: String, _ right: String) -> Bool {
        // `==` on digests is swift-crypto's comparison in constant time.
        SHA256.hash(data: Data(left.utf8)) == SHA256.hash(data: Data(right.utf8))
    }

    /// A keyed digest of an address; nil where none is known.
    func addressHash(_ address: [UInt8]) -> String? {
        address.isEmpty ? nil : digest("address", [hexadecimal(address)])
    }

    /// What is kept of a token: SHA-256 in hexadecimal.
    ///
    /// No salt is needed where the token has 256 random bits.
    static func hash(ofToken token: String) -> String {
        hexadecimal(Array(SHA256.hash(data: Data(token.utf8))))
    }

    /// Encrypts so that only the holder of `password` (and of this database) can read it.
    func seal(_ bytes: [UInt8], password: String) throws -> [UInt8] {
        Array(try ChaChaPoly.seal(bytes, using: sealingKey(password)).combined)
    }

    /// What `seal` encrypted; throws when the bytes or the password are not the ones.
    func open(_ sealed: [UInt8], password: String) throws -> [UInt8] {
        Array(try ChaChaPoly.open(ChaChaPoly.SealedBox(combined: sealed), using: sealingKey(password)))
    }

    private func sealingKey(_ password: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Data(password.utf8)),
            salt: mac("sealing salt", []),
            outputByteCount: 32
        )
    }

    func mac(_ purpose: String, _ parts: [String]) -> [UInt8] {
        var hmac = keyed
        var bytes: [UInt8] = []
        for part in [purpose] + parts {
            // Lengths first, so that no two lists of parts read alike.
            withUnsafeBytes(of: UInt64(part.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: part.utf8)
        }
        hmac.update(data: bytes)
        return Array(hmac.finalize())
    }
}

private func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
    let digits: StaticString = "0123456789abcdef"
    return String(unsafeUninitializedCapacity: bytes.count * 2) { text in
        var place = 0
        for byte in bytes {
            text[place] = digits.utf8Start[Int(byte >> 4)]
            text[place + 1] = digits.utf8Start[Int(byte & 0xF)]
            place += 2
        }
        return place
    }
}
