import Testing

@testable import Articles

@Suite("Secrets")
struct SecretsTests {
    private let environment = Environment(
        now: { Timestamp(millisecondsSince1970: 0) },
        uptimeNanoseconds: { 0 },
        randomBits: { UInt64.random(in: .min ... .max) }
    )

    private var secrets: Secrets { Secrets(secret: Array(repeating: 7, count: 32), environment: environment) }

    @Test("What was sealed opens with its password and with no other")
    func sealing() throws {
        let sealed = try secrets.seal(Array("answer".utf8), password: "key-one-1")
        #expect(try secrets.open(sealed, password: "key-one-1") == Array("answer".utf8))
        #expect(throws: (any Error).self) { try secrets.open(sealed, password: "key-two-2") }
        #expect(throws: (any Error).self) { try secrets.open([1, 2, 3], password: "key-one-1") }
    }

    @Test("Digests depend on the purpose, the parts and where they part")
    func digests() {
        let all = [
            secrets.digest("a", ["b", "c"]), secrets.digest("a", ["bc"]), secrets.digest("ab", ["c"]),
            secrets.digest("a", ["b", "c", ""]),
        ]
        #expect(Set(all).count == all.count)
        #expect(secrets.digest("a", ["b"], bytes: 16).count == 32)
    }

    @Test("Tokens are 43 characters of base64url and never the same")
    func tokens() {
        let tokens = (0..<100).map { _ in secrets.makeToken() }
        #expect(Set(tokens).count == 100)
        #expect(
            tokens.allSatisfy {
                $0.count == 43 && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            }
        )
    }
}
