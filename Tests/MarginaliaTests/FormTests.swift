import ArgumentParser
import Articles
import Foundation
import HTTP
import HTTPTypes
import Logging
import Testing

@testable import marginalia

/// The form under an article, with everything put together as `serve` does.
@Suite("The form, refused and taken")
struct FormTests {
    private struct Site {
        let composition: Composition
        let page = "/articles/on-citing-and-annotating"

        init(_ options: [String]) async throws {
            composition = try await Composition.open(
                database: ":memory:",
                settings: try Serve.parse(options).settings,
                editorToken: "correct-horse-battery",
                logger: Logs.make(level: .critical)
            )
            try await composition.importSampleIfEmpty()
        }

        func send(_ method: HTTPRequest.Method, _ path: String, query: String? = nil, form: String? = nil) async throws
            -> (status: Int, text: String, fields: HTTPFields)
        {
            let response = try await composition.handler(
                Request(
                    method: method,
                    path: path,
                    query: query,
                    fields: form == nil
                        ? [.accept: "text/html"]
                        : [.contentType: "application/x-www-form-urlencoded", .accept: "text/html"],
                    content: Array((form ?? "").utf8),
                    peer: .ipv4([192, 0, 2, 1], port: 1),
                    requestID: "r"
                )
            )
            guard case .bytes(let bytes) = response.content else { return (response.status.code, "", response.fields) }
            return (response.status.code, String(decoding: bytes, as: UTF8.self), response.fields)
        }

        /// The stamp of the page, as it stands in its form.
        func stamp() async throws -> String {
            let text = try await send(.get, page).text
            let start = try #require(text.range(of: #"name="stamp" value=""#)).upperBound
            return String(text[start...].prefix { $0 != "\"" })
        }

        func post(_ form: String) async throws -> (status: Int, text: String, fields: HTTPFields) {
            try await send(.post, page + "/comments", form: form)
        }
    }

    @Test(
        "Without a stamp, with a strange one or too soon it is refused in words for readers, and what was typed stays"
    )
    func stamps() async throws {
        // An hour, because the clock is the real one.
        let site = try await Site(["--min-fill-seconds", "3600"])
        let forms = [
            ("", "The form was not complete"), ("&stamp=1.x", "The form was not complete"),
            ("&stamp=\(try await site.stamp())", "faster than a person writes"),
        ]
        for (stamp, words) in forms {
            let answer = try await site.post("name=Ann&body=kept+words\(stamp)")
            #expect(answer.status == 422)
            #expect(answer.text.contains(words) && answer.text.contains("\nkept words</textarea>"), "\(stamp)")
            #expect(answer.text.contains(#"name="stamp" value=""#), "another stamp to send it again")
        }
    }

    @Test(
        "Each check refuses at its place in the form",
        arguments: [
            ("&subject=x", "A field that is hidden from people was filled"),
            ("+https://a.example+https://b.example", "must have at most 1 link"), ("+casino", "must not hold “casino”"),
        ]
    )
    func refused(added: String, words: String) async throws {
        let list = FileManager.default.temporaryDirectory.appending(path: "words-\(UUID().uuidString).txt")
        try "casino\n".write(to: list, atomically: true, encoding: .utf8)
        // What can't be removed is in the system's folder for such files.
        defer { try? FileManager.default.removeItem(at: list) }
        let site = try await Site([
            "--max-links", "1", "--blocklist-file", list.path, "--min-fill-seconds", "0", "--require-stamp", "on",
        ])
        let answer = try await site.post("name=Ann&stamp=\(try await site.stamp())&body=kept+words\(added)")
        #expect(answer.status == 422)
        #expect(answer.text.contains(words) && answer.text.contains("kept words"))
    }

    @Test("What is taken leads to its place, what is held to the form with thanks; above the limit there is a wait")
    func taken() async throws {
        // A day's limit, because the clock is the real one: half a day is never over before the test is.
        let site = try await Site([
            "--min-fill-seconds", "0", "--comments-per-minute", "0", "--comments-per-day", "2",
        ])
        let first = try await site.post("name=Ann&body=one+thought")
        #expect(first.status == 303)
        #expect(first.fields[.location]?.hasPrefix("\(site.page)?posted=") == true)
        #expect(try await site.post("name=Ann&body=two+thoughts").status == 303)
        let third = try await site.post("name=Ann&body=three+thoughts")
        let wait = try #require(third.fields[.retryAfter].flatMap { Int($0) })
        #expect(third.status == 429 && (1...43_200).contains(wait))
        #expect(third.text.contains("try again in \(wait) s") && third.text.contains("three thoughts"))
        let holding = try await Site(["--min-fill-seconds", "0", "--moderation", "all"])
        let held = try await holding.post("name=Ann&body=one+thought")
        #expect(held.status == 303 && held.fields[.location] == "\(holding.page)?held=true#post")
        let thanks = try await holding.send(.get, holding.page, query: "held=true").text
        #expect(thanks.contains("An editor will look at your comment first.") && !thanks.contains("one thought"))
    }

    @Test("Where a proof of work is asked for, the form without script is held and not refused")
    func proofOfWork() async throws {
        let site = try await Site(["--min-fill-seconds", "0", "--proof-of-work", "20"])
        let held = try await site.post("name=Ann&body=one+thought")
        #expect(held.status == 303 && held.fields[.location] == "\(site.page)?held=true#post")
    }
}
