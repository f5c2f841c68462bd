import ArticlesTesting
import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("Articles out and in again")
struct RoundTripTests {
    /// The JSON of an article without what an import makes anew.
    private func stable(_ answer: Answer) throws -> String {
        func without(_ value: Any) -> Any {
            if let list = value as? [Any] { return list.map(without) }
            guard var object = value as? [String: Any] else { return value }
            for key in ["updatedAt", "revision", "commentCount", "comments"] { object[key] = nil }
            if object["csl"] != nil { object["id"] = nil }
            return object.mapValues(without)
        }
        let object = without(try JSONSerialization.jsonObject(with: Data(answer.bytes)))
        return String(
            decoding: try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .prettyPrinted]),
            as: UTF8.self
        )
    }

    private func put(_ api: APIFixture, _ slug: String, _ type: String, _ body: String) async throws -> Answer {
        try await api.send(
            .put,
            "/v1/editor/articles/\(slug)",
            fields: [.contentType: type, .authorization: "Bearer correct-horse-battery"],
            body: body
        )
    }

    /// Documents of every format, the hard ones among them.
    static let documents: [(type: String, body: String)] =
        HTMLPages.all.map { ("text/html", $0.html) } + JATSDocuments.all.map { ("application/jats+xml", $0.xml) } + [
            ("text/markdown", APIFixture.document),
            (
                "text/markdown",
                "---\ntitle: 'A: \"B\" & *c*'\nauthors: [Ann Lee]\neditors: [Bo Chen]\n---\n\\*x\\*[^a] `|` a@b.example\n\n## H [^b]\n\ny  \nz\n\n[^a]: Ann Lee, *Salt* (Oxford: Grain Press, 2001), 12.\n[^b]: Ibid., 14.\n"
            ),
            (
                "text/plain",
                "By Ann Lee\n\nSalt was  money.[1] And was cheap.[3]\n\nNotes\n\n[1] Ann Lee, Salt (Oxford:\nGrain Press, 2001), https://a.example/é.\n[3] See  below.\n"
            ),
        ]

    @Test("An article's JSON and its Markdown give the same article in another place", arguments: documents)
    func roundTrip(document: (type: String, body: String)) async throws {
        let api = try await APIFixture(importing: [])
        let made = try await put(api, "first", document.type, document.body)
        #expect(made.status == 201, "\(made.text)")
        let first = try await api.send(.get, "/v1/articles/first?include=sections,citations")
        let markdown = try await api.send(.get, "/v1/articles/first.md")
        #expect(markdown.field("Content-Type") == "text/markdown; charset=utf-8")
        for (type, body) in [("application/json", first.text), ("text/markdown", markdown.text)] {
            let other = try await APIFixture(importing: [])
            let answer = try await put(other, "first", type, body)
            #expect(answer.status == 201, "\(answer.text)")
            let second = try await other.send(.get, "/v1/articles/first?include=sections,citations")
            #expect(try stable(second) == stable(first), "\(type)\n\(body)")
            // The text of the answers is the same as well, but for the members left out.
            #expect(second.bytes.count == first.bytes.count)
            #expect(try await other.send(.get, "/v1/articles/first.md").text == markdown.text)
            // In place nothing changes, or only how the document says it.
            #expect([200].contains(try await put(api, "first", type, body).status))
            #expect(try stable(await api.send(.get, "/v1/articles/first?include=sections,citations")) == stable(first))
        }
    }

    @Test("The Markdown of the sample of these tests stands whole in a file")
    func golden() async throws {
        let answer = try await APIFixture().send(.get, "/v1/articles/on-notes.md")
        let text =
            "\(answer.status)\n"
            + answer.response.fields.map { "\($0.name.canonicalName): \($0.value)" }.sorted().joined(separator: "\n")
            + "\n\n" + answer.text
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/markdown.txt")
        if ProcessInfo.processInfo.environment["REWRITE_GOLDEN"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try text == String(contentsOf: file, encoding: .utf8))
    }

    @Test("The Markdown of an article that is not there, or with a parameter, is refused")
    func refused() async throws {
        let api = try await APIFixture()
        #expect(try await api.send(.get, "/v1/articles/unknown.md").status == 404)
        #expect(try await api.send(.get, "/v1/articles/on-notes.md?x=1").status == 400)
        let tag = try await api.send(.get, "/v1/articles/on-notes.md").field("ETag") ?? ""
        #expect(try await api.send(.get, "/v1/articles/on-notes.md", fields: [.ifNoneMatch: tag]).status == 304)
    }

    @Test(
        "JSON that is no article is 422, and names the place or the member",
        arguments: [
            ("{", "jsonMalformed", ""), ("[]", "jsonInvalid", ""), ("{}", "jsonInvalid", "sections"),
            (#"{"sections": []}"#, "empty", ""), (#"{"sections": [{"html": 1}]}"#, "jsonInvalid", "sections[0].html"),
            (#"{"sections": [{"html": "<p>x</p>", "level": 9}]}"#, "jsonInvalid", "sections[0].level"),
            (
                #"{"sections": [{"html": "<p>x</p>", "text": "x", "markers": [{"citation": 7, "offset": 0}]}]}"#,
                "jsonInvalid", "sections[0].markers[0].citation"
            ),
            (#"{"sections": [{"html": "<p>x</p>"}, {"html": "<p>y</p>"}]}"#, "jsonInvalid", "sections[1].heading"),
            (
                #"{"sections": [{"html": "<p>x</p>"}], "citations": [{"number": 1}, {"number": 1}]}"#, "jsonInvalid",
                "citations[1].number"
            ),
            (#"{"sections": [{"html": "<p>x</p>"}], "language": "no language"}"#, "jsonInvalid", "language"),
            (
                #"{"sections": [{"html": "<p>x</p>"}], "contributors": [{"role": "cook", "name": "A"}]}"#,
                "jsonInvalid", "contributors[0].role"
            ),
            (#"{"sections": [{"html": "<p>x</p>"}], "publishedOn": "2020-13-01"}"#, "jsonInvalid", "publishedOn"),
        ]
    )
    func badJSON(body: String, code: String, path: String) async throws {
        let api = try await APIFixture(importing: [])
        let answer = try await put(api, "x", "application/json", body)
        #expect(answer.status == 422)
        #expect(try answer.faults() == [" \(code)"])
        #expect(try (answer.json()["detail"] as? String)?.contains(path) ?? false || path.isEmpty)
    }

    @Test("HTML in JSON is written anew: what the allow-list doesn't know does not come in")
    func hostileJSON() async throws {
        let api = try await APIFixture(importing: [])
        let body =
            #"{"sections": [{"html": "<p onclick=\"x()\">a<script>alert(1)</script><a href=\"javascript:x()\">b</a></p>"}]}"#
        let answer = try await put(api, "x", "application/json", body)
        #expect(answer.status == 201)
        let section = try await api.send(.get, "/v1/articles/x/sections/lead").json()
        #expect(section["html"] as? String == "<p>ab</p>")
        #expect(section["text"] as? String == "ab")
        let warnings = try answer.json()["warnings"] as? [[String: Any]]
        #expect(warnings?.map { $0["code"] as? String } == ["htmlRewritten"])
    }

    @Test("A text in JSON that its HTML does not show is made anew of what it shows")
    func otherText() async throws {
        let api = try await APIFixture(importing: [])
        let body = #"""
            {"sections": [{"html": "<p>Salt.</p>", "text": "Grain, and more.", "markers": []}],
             "citations": [{"number": 1, "html": "<p>Ann Lee.</p>", "text": "Bob Ray."}]}
            """#
        let answer = try await put(api, "x", "application/json", body)
        #expect(answer.status == 201)
        #expect(try await api.send(.get, "/v1/articles/x/sections/lead").json()["text"] as? String == "Salt.")
        #expect(try await api.send(.get, "/v1/articles/x/citations/1").json()["text"] as? String == "Ann Lee.")
        let warnings = try answer.json()["warnings"] as? [[String: Any]] ?? []
        #expect(warnings.count { $0["code"] as? String == "textRewritten" } == 2)
    }

    @Test("In JSON white space is kept where a text says so, and markers stand where the HTML has them")
    func spacing() async throws {
        let api = try await APIFixture(importing: [])
        let html = ##"<p>Salt  was<sup><a href=\"#citation-1\" role=\"doc-noteref\">1</a></sup>\nmoney.</p>"##
        for (text, offset, expected) in [("Salt was money.", 8, []), ("Salt  was\\nmoney.", 2, ["markersRewritten"])] {
            let body = """
                {"sections": [{"html": "", "text": " "}, {"heading": "H", "html": "\(html)", "text": "\(text)",
                 "markers": [{"citation": 1, "offset": \(offset)}]}], "citations": [{"number": 1, "text": "n"}]}
                """
            let answer = try await put(api, "x", "application/json", body)
            let sections = try await api.send(.get, "/v1/articles/x?include=sections").json()["sections"]
            let section = try #require((sections as? [[String: Any]])?.first)
            #expect((sections as? [Any])?.count == 1, "a lead without anything in it is none")
            #expect(section["text"] as? String == text.replacing("\\n", with: "\n"))
            let markers = section["markers"] as? [[String: Any]]
            #expect(markers?.map { $0["offset"] as? Int } == [text.contains("  ") ? 9 : 8])
            let warnings = try answer.json()["warnings"] as? [[String: Any]] ?? []
            #expect(warnings.compactMap { $0["code"] as? String }.filter { $0 == "markersRewritten" } == expected)
        }
    }

    @Test("Each media type that the configuration names is taken")
    func documentTypes() async throws {
        let api = try await APIFixture(importing: [])
        let types = try await api.send(.get, "/v1/config").json()["documentTypes"] as? [String] ?? []
        #expect(types.count == 6)
        for type in types { #expect(try await put(api, "x", type, " ").status == 422, "\(type)") }
    }

    @Test("XML and HTML that can't be read are 422 with line and column")
    func badMarkup() async throws {
        let api = try await APIFixture(importing: [])
        let xml = try await put(api, "x", "application/xml", "<article>\n<body></article>")
        #expect(xml.status == 422)
        #expect(try xml.faults() == [" xmlMalformed"])
        #expect(try (xml.json()["detail"] as? String)?.hasPrefix("Line 2, column ") == true)
        let html = try await put(api, "x", "text/html", "<p> </p>")
        #expect(try html.faults() == [" empty"])
    }
}
