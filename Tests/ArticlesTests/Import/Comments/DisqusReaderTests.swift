import Foundation
import Testing

@testable import Articles

@Suite("Exports of Disqus") struct DisqusReaderTests {
    static func document(_ posts: String, threads: String? = nil) -> String {
        let thread = """
            <thread dsq:id="100"><id>12 https://example.org/?p=12</id><forum>site</forum><category dsq:id="1"/>
            <link>https://example.org/2020/margins-1/</link><title>What the &quot;Margins&quot; Hold</title><message/>
            <createdAt>2012-01-01T00:00:00Z</createdAt>
            <author><name>Owner</name><isAnonymous>false</isAnonymous><username>owner</username></author>
            <isClosed>false</isClosed><isDeleted>false</isDeleted></thread>
            """
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://disqus.com/api/schemas/1.0/disqus.xsd">
            <category dsq:id="1"><forum>site</forum><title>General</title><isDefault>true</isDefault></category>
            \(threads ?? thread)
            \(posts)
            </disqus>
            """
    }

    static func read(_ text: String, pieces: Int = 7) throws -> CommentArchive {
        var rest = Array(text.utf8)[...]
        return try CommentArchiveReader.readDisqus {
            defer { rest = rest.dropFirst(pieces) }
            return Array(rest.prefix(pieces))
        }
    }

    @Test("Every field of a post and of its thread is read")
    func whole() throws {
        let archive = try Self.read(
            Self.document(
                """
                <post dsq:id="1"><id>wp_id=7</id><message><![CDATA[<p>First &amp; <b>best</b></p>]]></message>
                <createdAt>2012-03-04T05:06:07Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
                <author><email>ann@example.org</email><name>Ann &amp; Co</name><isAnonymous>true</isAnonymous></author>
                <ipAddress>192.0.2.1</ipAddress><thread dsq:id="100"/></post>
                <post dsq:id="2"><id/><message>&lt;p&gt;A&lt;!-- c --&gt;nswer&lt;/p&gt;<!-- c --><![CDATA[<i>x</i>]]></message>
                <createdAt>2012-03-04T05:06:08</createdAt><isDeleted>false</isDeleted><isSpam>true</isSpam>
                <author><username>bo</username></author><thread dsq:id="100"/><parent dsq:id="1"/></post>
                <post dsq:id="3"><message>gone</message><createdAt>2012-03-04T05:06:09Z</createdAt><isDeleted>true</isDeleted>
                <author><name>Secret</name></author><thread dsq:id="100" /><parent dsq:id="1" /></post>
                <post dsq:id="4"><message>held</message><createdAt>2012-03-04T05:06:09Z</createdAt><isApproved>false</isApproved>
                <author/><thread dsq:id="100"/></post>
                """
            )
        )
        #expect(
            archive.threads == [
                ArchivedThread(
                    id: "100",
                    address: "https://example.org/2020/margins-1/",
                    names: ["12 https://example.org/?p=12"],
                    title: "What the \"Margins\" Hold"
                )
            ]
        )
        let time = Timestamp(millisecondsSince1970: 1_330_837_567_000)
        #expect(
            archive.comments == [
                ArchivedComment(
                    id: "1",
                    threadID: "100",
                    authorName: "Ann & Co",
                    email: "ann@example.org",
                    text: .html("<p>First &amp; <b>best</b></p>"),
                    createdAt: time
                ),
                ArchivedComment(
                    id: "2",
                    threadID: "100",
                    parentID: "1",
                    authorName: "bo",
                    text: .html("<p>A<!-- c -->nswer</p><i>x</i>"),
                    status: .rejected,
                    createdAt: time.advanced(byMilliseconds: 1_000)
                ),
                ArchivedComment(
                    id: "3",
                    threadID: "100",
                    parentID: "1",
                    authorName: "Secret",
                    text: .html("gone"),
                    status: .deleted,
                    createdAt: time.advanced(byMilliseconds: 2_000)
                ),
                ArchivedComment(
                    id: "4",
                    threadID: "100",
                    authorName: "",
                    text: .html("held"),
                    status: .pending,
                    createdAt: time.advanced(byMilliseconds: 2_000)
                ),
            ]
        )
    }

    @Test(
        "What is no export is refused with what is wrong",
        arguments: [
            ("", "empty"), ("<rss/>", "<rss>"), ("<disqus><post>", "line"), ("no XML", ""),
            (document("<post/>"), "without dsq:id"),
            (document("<post dsq:id=\"9\"><thread dsq:id=\"100\"/></post>"), "post 9 without a time"),
            (
                document("<post dsq:id=\"9\"><createdAt>now</createdAt><thread dsq:id=\"100\"/></post>"),
                "without a time"
            ),
            (document("<post dsq:id=\"9\"><createdAt>2012-03-04T05:06:07Z</createdAt></post>"), "without a thread"),
            (document(String(repeating: "<x>", count: 100)), "nest"),
            ("<!DOCTYPE disqus [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><disqus>&b;</disqus>", "entity"),
            ("<!DOCTYPE disqus [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><disqus>&f;</disqus>", "entity"),
        ]
    )
    func refused(text: String, words: String) {
        let fault = #expect(throws: CommentArchiveFault.self) { try Self.read(text) }
        let description = fault?.description ?? ""
        #expect(words.isEmpty || description.localizedStandardContains(words), "\(description)")
    }

    @Test("An export cut at any byte is refused, and none traps")
    func cut() throws {
        let post =
            "<post dsq:id=\"1\"><message>a</message><createdAt>2012-03-04T05:06:07Z</createdAt><thread dsq:id=\"100\"/></post>"
        let bytes = Array(Self.document(post).utf8)
        for end in stride(from: 0, to: bytes.count - 1, by: 13) {
            #expect(throws: CommentArchiveFault.self) {
                try Self.read(String(decoding: bytes[..<end], as: UTF8.self), pieces: 4_096)
            }
        }
        #expect(try Self.read(String(decoding: bytes, as: UTF8.self)).comments.count == 1)
    }

    @Test("Pieces of any size give the same")
    func pieces() throws {
        let text = Self.document(
            "<post dsq:id=\"1\"><message>é&#233;<![CDATA[é]]></message><createdAt>2012-03-04T05:06:07Z</createdAt><thread dsq:id=\"100\"/></post>"
        )
        let whole = try Self.read(text, pieces: 1 << 20)
        #expect(whole.comments.first?.text == .html("ééé"))
        for size in [1, 2, 3, 64, 1_000] { #expect(try Self.read(text, pieces: size) == whole) }
    }
}
