import Foundation
import Testing

@testable import Articles

@Suite("Exports of WordPress") struct WordPressReaderTests {
    static func document(_ comments: String, version: String = "1.2") -> String {
        """
        <?xml version="1.0" encoding="UTF-8" ?>
        <!-- generator="WordPress/6.4" created="2024-01-02 03:04" -->
        <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/\(version)/excerpt/"
            xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/"
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/\(version)/">
        <channel><title>Site</title><link>https://example.org</link><wp:wxr_version>\(version)</wp:wxr_version>
        <wp:author><wp:author_id>1</wp:author_id></wp:author>
        <item><title>Nothing here</title><link>https://example.org/empty/</link><wp:post_id>4</wp:post_id></item>
        <item><title><![CDATA[What the Margins Hold]]></title>
        \(comments)
        <link>https://example.org/2020/07/margins-1/</link><guid isPermaLink="false">https://example.org/?p=5</guid>
        <content:encoded><![CDATA[<p>Text</p>]]></content:encoded><dc:creator>owner</dc:creator>
        <wp:post_id>5</wp:post_id><wp:post_name><![CDATA[margins-1]]></wp:post_name><wp:post_type>post</wp:post_type>
        </item></channel></rss>
        """
    }

    static func comment(
        _ id: String,
        parent: String = "0",
        approved: String = "1",
        type: String = "comment",
        gmt: String = "2020-07-28 14:22:22",
        content: String = "words"
    ) -> String {
        """
        <wp:comment><wp:comment_id>\(id)</wp:comment_id><wp:comment_author><![CDATA[Ann]]></wp:comment_author>
        <wp:comment_author_email><![CDATA[ann@example.org]]></wp:comment_author_email>
        <wp:comment_author_url>https://ann.example/</wp:comment_author_url><wp:comment_author_IP>192.0.2.1</wp:comment_author_IP>
        <wp:comment_date><![CDATA[2020-07-28 16:22:22]]></wp:comment_date><wp:comment_date_gmt>\(gmt)</wp:comment_date_gmt>
        <wp:comment_content><![CDATA[\(content)]]></wp:comment_content><wp:comment_approved>\(approved)</wp:comment_approved>
        <wp:comment_type>\(type)</wp:comment_type><wp:comment_parent>\(parent)</wp:comment_parent>
        <wp:comment_user_id>0</wp:comment_user_id><wp:commentmeta><wp:meta_key>akismet_result</wp:meta_key>
        <wp:meta_value><![CDATA[false]]></wp:meta_value></wp:commentmeta></wp:comment>
        """
    }

    static func read(_ text: String) throws -> CommentArchive {
        var rest = Array(text.utf8)[...]
        return try CommentArchiveReader.readWordPress(timeZone: {
            Timestamp(utc: $0).advanced(byMilliseconds: -7_200_000)
        }) {
            defer { rest = rest.dropFirst(11) }
            return Array(rest.prefix(11))
        }
    }

    @Test("Every field of a comment and of its post is read", arguments: ["1.0", "1.1", "1.2"])
    func whole(version: String) throws {
        let archive = try Self.read(
            Self.document(
                Self.comment("7", content: "One\n\n<b>two</b>") + Self.comment("8", parent: "7"),
                version: version
            )
        )
        #expect(
            archive.threads == [
                ArchivedThread(
                    id: "5",
                    address: "https://example.org/2020/07/margins-1/",
                    names: ["margins-1"],
                    title: "What the Margins Hold"
                )
            ]
        )
        #expect(
            archive.comments.first
                == ArchivedComment(
                    id: "7",
                    threadID: "5",
                    authorName: "Ann",
                    email: "ann@example.org",
                    website: "https://ann.example/",
                    text: .htmlWithLineBreaks("One\n\n<b>two</b>"),
                    createdAt: Timestamp(millisecondsSince1970: 1_595_946_142_000)
                )
        )
        #expect(archive.comments.map(\.parentID) == [nil, "7"])
    }

    @Test(
        "A comment keeps its state",
        arguments: [
            ("1", Articles.Comment.Status.published), ("approve", .published), ("0", .pending), ("hold", .pending),
            ("spam", .rejected),
            ("trash", .deleted), ("post-trashed", .pending), ("", .pending),
        ]
    )
    func states(approved: String, status: Articles.Comment.Status) throws {
        #expect(try Self.read(Self.document(Self.comment("7", approved: approved))).comments.map(\.status) == [status])
    }

    @Test("Pings are no comments, and are counted")
    func pings() throws {
        let archive = try Self.read(
            Self.document(
                Self.comment("1", type: "pingback") + Self.comment("2", type: "trackback") + Self.comment("3", type: "")
                    + Self.comment("4", type: "pingback")
            )
        )
        #expect(archive.comments.map(\.id) == ["3"])
        #expect(archive.leftOut == ["pingback": 2, "trackback": 1])
    }

    @Test("Without a time in UTC the local one is read in the zone of the site")
    func localTime() throws {
        let archive = try Self.read(Self.document(Self.comment("7", gmt: "0000-00-00 00:00:00")))
        #expect(archive.comments.first?.createdAt.description == "2020-07-28T14:22:22Z")
    }

    @Test(
        "What is no export is refused with what is wrong",
        arguments: [
            ("", "empty"), ("<disqus/>", "<disqus>"), ("<rss version=\"2.0\"><channel/></rss>", "no export"),
            (document("<wp:comment/>"), "without an id"),
            (
                document("<wp:comment><wp:comment_id>9</wp:comment_id></wp:comment>"), "comment 9 without a time"
            ),
            (document("<wp:comment>"), "line"), (document("\u{8}"), "line"),
        ]
    )
    func refused(text: String, words: String) {
        let fault = #expect(throws: CommentArchiveFault.self) { try Self.read(text) }
        let description = fault?.description ?? ""
        #expect(description.localizedStandardContains(words), "\(description)")
    }
}
