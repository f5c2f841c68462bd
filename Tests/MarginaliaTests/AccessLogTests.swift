import HTTPTypes
import Synchronization
import Testing

@testable import HTTP
@testable import marginalia

@Suite("Access log")
struct AccessLogTests {
    private func record(_ target: String, status: HTTPResponse.Status = .ok, agent: String? = nil) -> AccessRecord {
        AccessRecord(
            method: "GET",
            target: target,
            version: .http11,
            status: status,
            contentBytes: 5,
            duration: .zero,
            peer: .ipv4([192, 0, 2, 1], port: 1),
            requestID: "id",
            userAgent: agent,
            referer: nil,
            isReadyAnswer: false
        )
    }

    @Test("The combined form is as web servers write it, without the address")
    func combined() {
        #expect(
            AccessLog.combined(record("/v1?x=y", agent: "tester/1.0"), at: 1_785_000_000)
                == "- - - [25/Jul/2026:17:20:00 +0000] \"GET /v1?x=y HTTP/1.1\" 200 5 \"-\" \"tester/1.0\""
        )
    }

    @Test(
        "No client can forge a line",
        arguments: [
            ("a\" 200 5 \"-\" \"b", "a\\x22 200 5 \\x22-\\x22 \\x22b"), ("a\nb", "a\\x0Ab"), ("a\\", "a\\x5C"),
            ("é", "\\xC3\\xA9"),
        ]
    )
    func escaping(agent: String, written: String) {
        #expect(AccessLog.combined(record("/", agent: agent), at: 0).hasSuffix("\"-\" \"\(written)\""))
    }

    @Test("One of so many is logged, and all that fail with 5xx")
    func sampling() {
        let lines = Mutex<[String]>([])
        let log = AccessLog(form: .combined { line in lines.withLock { $0.append(line) } }, sample: 10)
        for number in 0..<30 { log.write(record("/\(number)", status: number == 5 ? .serviceUnavailable : .ok)) }
        #expect(lines.withLock { $0.count } == 4)
    }
}
