import Foundation
import Testing
import Webhooks

@Suite("Rules of webhooks")
struct WebhookRulesTests {
    @Test(
        "What is no http or https URL of a receiver is refused",
        arguments: [
            ("", "nothing"), ("example.org/hook", "no scheme"), ("ftp://example.org/", "another scheme"),
            ("file:///etc/passwd", "a file"), ("HTTP://example.org/", "a scheme in capitals"), ("http://", "no host"),
            ("http:///hook", "no host"), ("https://user:word@example.org/", "a password"),
            ("https://user@example.org/", "a user"), ("https://example.org/#part", "a fragment"),
            ("https://example.org:0/", "no port"), ("https://example.org:65536/", "no port"),
            ("https://example.org:/", "an empty port"), ("https://exa mple.org/", "a space"),
            ("https://example.org/a b", "a space"), ("https://example.org/\r\nHost: a", "a line break"),
            ("https://[::1/", "half a bracket"), ("https://[example]/", "no address in brackets"),
            ("https://bücher.example/", "a host beyond ASCII"), ("https://example.org\\@evil.example/", "a backslash"),
            ("https://example.org/\(String(repeating: "a", count: 2_000))", "too long"),
        ]
    )
    func refused(text: String, reason: String) {
        #expect(WebhookAddress(text) == nil, "\(reason)")
    }

    @Test(
        "A URL is called as written, and named in the log without what may be secret",
        arguments: [
            ("https://example.org", "https://example.org"),
            ("http://127.0.0.1:9000/hook?key=secret", "http://127.0.0.1:9000"),
            ("https://[2001:db8::1]:8443/T0/B1/x", "https://[2001:db8::1]:8443"),
            ("https://hooks.example.org?token=secret", "https://hooks.example.org"),
        ]
    )
    func taken(text: String, origin: String) throws {
        let address = try #require(WebhookAddress(text))
        #expect(address.url == text)
        #expect(address.origin == origin)
    }

    @Test(
        "A secret that is too short or malformed is refused",
        arguments: ["", "short", "whsec_c2hvcnQ=", "whsec_!!!"]
    )
    func secrets(text: String) {
        #expect(WebhookSecret(text) == nil)
    }

    @Test("A message is signed as the example of Standard Webhooks says")
    func example() throws {
        let secret = try #require(WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let signature = secret.signature(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
            timestamp: 1_614_265_330,
            body: Array(#"{"test": 2432232314}"#.utf8)
        )
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test("Another id, time, body or secret gives another signature")
    func signatures() throws {
        let secret = try #require(WebhookSecret("a secret of some length"))
        let other = try #require(WebhookSecret("another secret of some length"))
        let all = [
            secret.signature(id: "a", timestamp: 1, body: [1]), secret.signature(id: "b", timestamp: 1, body: [1]),
            secret.signature(id: "a", timestamp: 2, body: [1]), secret.signature(id: "a", timestamp: 1, body: [2]),
            other.signature(id: "a", timestamp: 1, body: [1]),
        ]
        #expect(Set(all).count == 5)
    }

    @Test(
        "Waits double up to an hour, within a fifth",
        arguments: [
            (1, 1_000 as Int64), (2, 2_000), (3, 4_000), (8, 128_000), (12, 2_048_000), (13, 3_600_000),
            (40, 3_600_000), (1_000_000, 3_600_000),
        ]
    )
    func waits(attempts: Int, middle: Int64) throws {
        for random in [0, 1, 12_345, .max / 2, .max] as [UInt64] {
            let wait = try #require(RetryPolicy().wait(attempts: attempts, age: 0, retryAfter: 0, random: random))
            #expect((middle * 4 / 5...middle * 6 / 5).contains(wait))
        }
    }

    @Test("A receiver that asks for a longer wait gets it, up to an hour")
    func retryAfter() {
        let policy = RetryPolicy()
        #expect(policy.wait(attempts: 1, age: 0, retryAfter: 60_000, random: 0) == 60_000)
        #expect(policy.wait(attempts: 1, age: 0, retryAfter: .max, random: 0) == 3_600_000)
    }

    @Test("After three days a message is given up")
    func givingUp() {
        let day: Int64 = 86_400_000
        #expect(RetryPolicy().wait(attempts: 90, age: 3 * day - 1, retryAfter: 0, random: 0) != nil)
        #expect(RetryPolicy().wait(attempts: 90, age: 3 * day, retryAfter: 0, random: 0) == nil)
    }
}
