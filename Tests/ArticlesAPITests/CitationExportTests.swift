import Articles
import Foundation
import HTTP
import HTTPTypes
import Testing

@testable import ArticlesAPI

@Suite("Works for reference managers")
struct CitationExportTests {
    // MARK: Refused

    @Test(
        "A wrong parameter, style or address is refused by its name",
        arguments: [
            ("/v1/articles/on-notes/citations.txt?style=harvard", 400, ["style invalid"]),
            ("/v1/articles/on-notes/citations.txt?style=apa&style=mla", 400, ["style repeated"]),
            ("/v1/articles/on-notes/citations.bib?style=apa", 400, ["style unknown"]),
            ("/v1/articles/on-notes.ris?include=sections", 400, ["include unknown"]),
            ("/v1/articles/on-notes/citations/1.csl.json?colour=red", 400, ["colour unknown"]),
            ("/v1/articles/unknown.bib", 404, []),
            ("/v1/articles/On-Notes.bib", 404, []),
            ("/v1/articles/.bib", 404, []),
            ("/v1/articles/on-notes.bib.bib", 404, []),
            ("/v1/articles/on-notes.doc", 404, []),
            ("/v1/articles/unknown/citations.ris", 404, []),
            ("/v1/articles/on-notes/citations/9.bib", 404, []),
            ("/v1/articles/on-notes/citations/01x.bib", 404, []),
            ("/v1/articles/on-notes/citations/99999999999999999999.bib", 404, []),
        ]
    )
    func refusals(target: String, status: Int, faults: [String]) async throws {
        let answer = try await APIFixture().send(.get, target)
        #expect(answer.status == status)
        #expect(answer.field("Content-Type") == "application/problem+json")
        #expect(try answer.faults() == faults)
    }

    @Test("An Accept that takes none of the forms is 406, which names those there are and depends on Accept")
    func notAcceptable() async throws {
        let fixture = try await APIFixture()
        for path in ["/v1/articles/on-notes", "/v1/articles/on-notes/citations", "/v1/articles/on-notes/citations/1"] {
            let answer = try await fixture.send(.get, path, fields: [.accept: "image/png, text/html"])
            #expect(answer.status == 406)
            #expect(try answer.json()["type"] as? String == "/problems/notAcceptable")
            for format in CitationFormat.allCases { #expect(answer.text.contains(format.mediaType)) }
            #expect(answer.field("Vary")?.contains("Accept") == true)
        }
    }

    // MARK: Chosen by Accept

    @Test(
        "The form that Accept likes best is given, JSON where it does not mind",
        arguments: [
            (nil, "application/json"),
            ("*/*", "application/json"),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json"),
            ("application/*", "application/json"),
            ("application/x-bibtex", "application/x-bibtex; charset=utf-8"),
            ("application/json;q=0.5, application/x-bibtex;q=0.6", "application/x-bibtex; charset=utf-8"),
            ("application/json, application/x-bibtex", "application/json"),
            ("application/json;q=0, */*", "application/x-bibtex; charset=utf-8"),
            (
                "application/x-research-info-systems;q=0.1, image/png",
                "application/x-research-info-systems; charset=utf-8"
            ),
            ("application/vnd.citationstyles.csl+json", "application/vnd.citationstyles.csl+json"),
            ("text/*", "text/plain; charset=utf-8"),
            ("not a media type", "application/json"),
        ] as [(String?, String)]
    )
    func negotiation(accept: String?, type: String) async throws {
        let fixture = try await APIFixture()
        for path in ["/v1/articles/on-notes", "/v1/articles/on-notes/citations", "/v1/articles/on-notes/citations/2"] {
            let fields: HTTPFields = accept.map { [.accept: $0] } ?? [:]
            let answer = try await fixture.send(.get, path, fields: fields)
            #expect(answer.status == 200)
            #expect(answer.field("Content-Type") == type)
            #expect(answer.field("Vary")?.split(separator: ",").first == "Accept")
        }
    }

    @Test("What Accept chooses is what the suffix gives, and says where that is")
    func sameByBothWays() async throws {
        let fixture = try await APIFixture()
        for path in ["/v1/articles/on-notes", "/v1/articles/on-notes/citations", "/v1/articles/on-notes/citations/3"] {
            for format in CitationFormat.allCases {
                let bySuffix = try await fixture.send(.get, "\(path).\(format.rawValue)")
                let byAccept = try await fixture.send(.get, path, fields: [.accept: format.mediaType])
                #expect(bySuffix.status == 200)
                #expect(bySuffix.bytes == byAccept.bytes)
                #expect(byAccept.field("Content-Location") == "\(path).\(format.rawValue)")
                #expect(bySuffix.field("Vary") == "Accept-Encoding")
            }
        }
    }

    @Test("The style of the text is chosen by the query in both ways")
    func styles() async throws {
        let fixture = try await APIFixture()
        let apa = try await fixture.send(.get, "/v1/articles/on-notes/citations/1.txt?style=apa")
        #expect(apa.text == "Author, A. (1999). A Book of Things. Example House.\n")
        let target = "/v1/articles/on-notes/citations/1?style=mla"
        let mla = try await fixture.send(.get, target, fields: [.accept: "text/plain"])
        #expect(mla.text == "Author, Ann. A Book of Things. Example House, 1999.\n")
        // JSON has no style.
        #expect(try await fixture.send(.get, target).status == 400)
    }

    // MARK: As messages

    @Test("A file has a name, a validator, and an empty content for HEAD and 304")
    func message() async throws {
        let fixture = try await APIFixture()
        let path = "/v1/articles/on-notes/citations.bib"
        let answer = try await fixture.send(.get, path)
        #expect(answer.field("Content-Disposition") == "attachment; filename=\"on-notes-citations.bib\"")
        let tag = try #require(answer.field("ETag"))
        #expect(tag.hasPrefix("\""))
        let again = try await fixture.send(.get, path, fields: [.ifNoneMatch: tag])
        #expect(again.status == 304)
        #expect(again.bytes.isEmpty)
        let head = try await fixture.send(.head, path)
        #expect(head.status == 200)
        #expect(head.field("ETag") == tag)
        let post = try await fixture.send(.post, path)
        #expect(post.status == 405)
        #expect(post.field("Allow") == "GET, HEAD, OPTIONS")
    }

    @Test("A long list is compressed for who takes gzip")
    func compressed() async throws {
        let notes = (1...40).map { "[^\($0)]: Ann Author, *Book Number \($0)* (London: Example House, \(1950 + $0))." }
        let text = (1...40).map { "Claim.[^\($0)]" }.joined(separator: " ")
        let document = "---\ntitle: Long\nslug: long\n---\n\(text)\n\n\(notes.joined(separator: "\n\n"))\n"
        let fixture = try await APIFixture(importing: [document])
        let answer = try await fixture.send(.get, "/v1/articles/long/citations.ris", fields: [.acceptEncoding: "gzip"])
        #expect(answer.field("Content-Encoding") == "gzip")
    }

    @Test("A note without a work gives an empty file, and its words as text")
    func remark() async throws {
        let document = "---\ntitle: R\nslug: r\n---\nA claim.[^1]\n\n[^1]: I thank the librarians for their patience.\n"
        let fixture = try await APIFixture(importing: [document])
        #expect(try await fixture.send(.get, "/v1/articles/r/citations/1.bib").text == "")
        #expect(try await fixture.send(.get, "/v1/articles/r/citations.csl.json").text == "[\n\n]\n")
        let text = try await fixture.send(.get, "/v1/articles/r/citations/1.txt").text
        #expect(text == "I thank the librarians for their patience.\n")
    }

    @Test(
        "Each form of each resource answers as its golden file says",
        arguments: ["", "/citations", "/citations/2", "/citations/3"],
        CitationFormat.allCases
    )
    func golden(part: String, format: CitationFormat) async throws {
        let fixture = try await APIFixture()
        let targets =
            format == .txt
            ? CitationStyle.names.map { "/v1/articles/on-notes\(part).txt?style=\($0)" }
            : ["/v1/articles/on-notes\(part).\(format.rawValue)"]
        var text = ""
        for target in targets {
            let answer = try await fixture.send(.get, target)
            text += "GET \(target)\n\(answer.status)\n"
            text += answer.response.fields.map { "\($0.name.canonicalName): \($0.value)\n" }.sorted().joined()
            text += "\n" + answer.text + "\n"
        }
        let name = "cite" + part.replacing("/", with: "-") + "-" + format.rawValue.replacing(".", with: "-")
        try GoldenText.expect(text, name: name)
    }
}

extension CitationStyle {
    fileprivate static var names: [String] { allCases.map(\.rawValue) }
}
