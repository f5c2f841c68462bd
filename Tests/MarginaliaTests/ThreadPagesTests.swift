import ArgumentParser
import Articles
import ArticlesSQLite
import Foundation
import HTTP
import HTTPTypes
import Logging
import Testing

@testable import marginalia

/// The page of an article under which one thread is longer than a page.
@Suite("A long thread on the page for readers")
struct ThreadPagesTests {
    private let path = FileManager.default.temporaryDirectory.appending(path: "threads-\(UUID().uuidString).sqlite")
        .path

    private func open() async throws -> Composition {
        let composition = try await Composition.open(
            database: path,
            settings: try Serve.parse([]).settings,
            editorToken: nil,
            logger: Logs.make(level: .critical)
        )
        try await composition.importSampleIfEmpty()
        return composition
    }

    /// A root with so many replies, every second below the one before, and another root.
    private func fill(_ replies: Int) async throws -> [Articles.Comment] {
        try await Composition.withStore(path) { store in
            try await store.write { repositories in
                let slug = try #require(Slug("on-citing-and-annotating"))
                let article = try #require(try repositories.articles.identity(slug: slug))
                var comments: [Articles.Comment] = []
                for number in 0...replies + 1 {
                    let isRoot = number == 0 || number == replies + 1
                    let parent = isRoot ? nil : number % 2 == 0 ? comments[number - 1] : comments[0]
                    let comment = Articles.Comment(
                        id: Identifier(high: UInt64(2_000_000_000_000 + number) << 16 | 0x7000, low: 1 << 63),
                        articleID: article.id,
                        articleSlug: slug,
                        parentID: parent?.id,
                        rootID: parent?.rootID,
                        depth: parent.map { $0.depth + 1 } ?? 0,
                        author: Articles.Comment.Author(name: "R\(number)", avatarSeed: "a\(number)"),
                        body: "Text \(number).",
                        html: "<p>Text \(number).</p>",
                        createdAt: Timestamp(millisecondsSince1970: 2_000_000_000_000)
                    )
                    try repositories.comments.insert(comment, secrets: CommentSecrets(digest: "d\(number)"))
                    comments.append(comment)
                }
                return comments
            }
        }
    }

    private func page(_ composition: Composition, _ address: String) async throws -> (status: Int, text: String) {
        let parts = address.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1).map(String.init)
        let response = try await composition.handler(
            Request(
                method: .get,
                path: parts[0],
                query: parts.count > 1 ? parts[1] : nil,
                fields: [.accept: "text/html"],
                content: [],
                peer: .ipv4([192, 0, 2, 1], port: 1),
                requestID: "r"
            )
        )
        guard case .bytes(let bytes) = response.content else { return (response.status.code, "") }
        return (response.status.code, String(decoding: bytes, as: UTF8.self))
    }

    private func found(_ pattern: String, _ text: String) throws -> [String] {
        try text.matches(of: Regex(pattern, as: (Substring, Substring).self)).map { String($0.1) }
    }

    @Test("Its replies are read to the last by links alone, each once, and other threads stand on the first page")
    func wholeThread() async throws {
        defer {
            // What can't be removed is in the system's folder for such files.
            for end in ["", "-wal", "-shm", "-lock"] { try? FileManager.default.removeItem(atPath: path + end) }
        }
        var composition = try await open()
        await composition.close()
        let comments = try await fill(1_203)
        composition = try await open()
        let front = "/articles/on-citing-and-annotating"
        var address: String? = front
        var ids: [String] = []
        var pages = 0
        while let current = address, pages < 10 {
            let (status, text) = try await page(composition, current)
            #expect(status == 200)
            let shown = try found("id=\"comment-([0-9a-f-]+)\"", text)
            #expect(shown.count <= 600)
            ids += pages == 0 ? shown : shown.filter { $0 != comments[0].id.description }
            let links = try found("href=\"([^\"]+)\">More replies</a>", text)
            #expect(links.count <= 1)
            address = links.first?.replacing("&amp;", with: "&")
            #expect(text.contains("All comments") == (pages > 0))
            #expect(!text.contains("<script") || text.contains("application/ld+json"))
            pages += 1
        }
        #expect(pages == 3)
        #expect(Set(ids).isSuperset(of: comments.map(\.id.description)))
        #expect(Set(ids).count == ids.count, "each once")
        for wrong in ["?thread=x", "?thread=\(comments[0].id)&after=y", "?thread=\(comments[0].id)&thread=1"] {
            #expect(try await page(composition, front + wrong).status == 400, "\(wrong)")
        }
        #expect(try await page(composition, front + "?thread=\(comments[1].id)").status == 404, "a reply is no root")
        await composition.close()
    }
}
