import Testing

@testable import Articles

@Suite("Threads of archives") struct ThreadTests {
    private static func place(_ number: Int, _ slug: String, _ source: String?) -> ArticlePlace {
        ArticlePlace(
            id: Identifier(high: UInt64(number), low: 0),
            slug: Slug(slug) ?? Slug("x")!,
            sourceURL: source
        )
    }

    private static let places = [
        place(1, "on-citing", "https://www.example.org/2020/07/28/on-citing/?utm=1"),
        place(2, "margins", nil), place(3, "twin-a", "http://example.org/twin"),
        place(4, "twin-b", "https://example.org/twin/"),
        place(5, "by-number", "https://example.org/?p=12"),
    ]

    private func match(_ thread: ArchivedThread, map: String = "", fixed: String? = nil) throws -> String {
        let matcher = ThreadMatcher(places: Self.places, fixed: fixed.flatMap(Slug.init(_:)), map: try ThreadMap(map))
        switch matcher.article(of: thread) {
        case .success(let place): return place.slug.rawValue
        case .failure(let mismatch): return mismatch.rawValue
        }
    }

    @Test(
        "A thread finds its article by address or name, or none",
        arguments: [
            ("", [], "unknown", "no address"),
            ("https://example.org/", [], "unknown", "the front page"),
            ("%%%", [], "unknown", "no URL"),
            ("https://elsewhere.org/2020/07/28/on-citing-2/", [], "unknown", "a name that is like another"),
            ("https://example.org/twin", [], "ambiguous", "two articles with one source"),
            (
                "http://example.org/2020/07/28/on-citing?utm=1#comments", [], "on-citing",
                "the source, written otherwise"
            ),
            ("https://EXAMPLE.org/?p=12", [], "by-number", "a source with a query"),
            ("https://example.org/?p=13", [], "unknown", "another query"),
            ("/blog/margins.html", [], "margins", "the slug in a path"),
            ("/blog/margins/", [], "margins", "a closing slash"),
            ("/blog/margins/index.html", [], "margins", "an index page"),
            ("/blog/Margins", [], "margins", "capital letters"),
            ("https://example.org/?page_id=7", ["margins"], "margins", "the name of the page"),
        ]
    )
    func matching(address: String, names: [String], expected: String, reason: String) throws {
        #expect(try match(ArchivedThread(id: "1", address: address, names: names)) == expected, "\(reason)")
    }

    @Test("What somebody wrote down goes before all else")
    func map() throws {
        let thread = ArchivedThread(id: "77", address: "https://example.org/blog/margins?x=1", names: ["name"])
        for key in ["77", "https://example.org/blog/margins?x=1", "/blog/margins?x=1", "name"] {
            #expect(try match(thread, map: "\(key)\tby-number") == "by-number")
        }
        #expect(try match(thread, map: "other\tby-number") == "margins")
        #expect(try match(thread, map: "77\tabsent") == "noSuchArticle")
        #expect(try match(thread, fixed: "twin-a") == "twin-a")
        #expect(try match(thread, fixed: "absent") == "noSuchArticle")
    }

    @Test("A map is read line by line, with tabs or commas")
    func reading() throws {
        let map = try ThreadMap(
            "\u{FEFF}# thread, slug\r\n/a,b/?x=1,2\tone\n\n\"https://example.org/a,b\",two\n  three , 3 \n/a,b/?x=1,2\tone"
        )
        #expect(
            map.slugs.mapValues(\.rawValue) == ["/a,b/?x=1,2": "one", "https://example.org/a,b": "two", "three": "3"]
        )
    }

    @Test(
        "A map with a fault is refused with its line",
        arguments: [
            ("a\tb\nc", 2, "no tab or comma"), ("\tb", 1, "no thread"), ("#\na\tNo Slug", 2, "no slug"),
            ("a\tb\na\tc", 2, "two articles"), ("a\t", 1, "no slug"),
        ]
    )
    func refused(text: String, line: Int, words: String) {
        let fault = #expect(throws: CommentArchiveFault.self) { _ = try ThreadMap(text) }
        #expect(fault?.line == line)
        #expect(fault?.message.contains(words) == true)
    }

    @Test(
        "Times are read as archives print them",
        arguments: [
            ("2011-08-24T14:26:26Z", "2011-08-24T14:26:26Z"), ("2011-08-24 14:26:26", "2011-08-24T14:26:26Z"),
            ("2011-08-24T16:26:26+02:00", "2011-08-24T14:26:26Z"),
            ("2011-08-24T09:56:26.75-0430", "2011-08-24T14:26:26Z"),
            ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"), ("0000-00-00 00:00:00", nil), ("2011-08-24", nil),
            ("2011-02-30T00:00:00Z", nil), ("2011-08-24T25:00:00Z", nil), ("2011-08-24T14:26:26CET", nil), ("", nil),
            ("2011-08-24T14:26:26.Z", nil), ("２０１１-08-24T14:26:26Z", nil),
        ] as [(String, String?)]
    )
    func times(text: String, expected: String?) {
        #expect(ArchivedTime.moment(text) { Timestamp(utc: $0) }?.description == expected)
    }

    @Test("A time keeps its milliseconds")
    func milliseconds() {
        let moment = ArchivedTime.moment("1970-01-01T00:00:01.25Z") { Timestamp(utc: $0) }
        #expect(moment?.millisecondsSince1970 == 1_250)
    }
}
