import Testing

@testable import Articles

@Suite("The order of an archive's comments") struct ArchivePlanTests {
    private func comment(
        _ id: String,
        _ parent: String? = nil,
        at seconds: Int64,
        _ status: Articles.Comment.Status = .published,
        text: String = "words"
    ) -> ArchivedComment {
        ArchivedComment(
            id: id,
            threadID: "t",
            parentID: parent,
            authorName: "A",
            text: .markdown(text),
            status: status,
            createdAt: Timestamp(millisecondsSince1970: seconds * 1_000)
        )
    }

    /// Each comment with what it answers.
    private func order(_ comments: [ArchivedComment]) -> [String] {
        ArchivePlan(of: comments, key: \.id).entries.map { entry in
            entry.comment.id + (entry.parentKey.map { "<\($0)" } ?? "") + (entry.isTombstone ? "†" : "")
        }
    }

    @Test("Comments come by time, then as the archive has them, none before what it answers")
    func sorting() {
        #expect(order([comment("c", at: 3), comment("a", at: 1), comment("b", at: 1)]) == ["a", "b", "c"])
        let quirk = [comment("reply", "root", at: 1), comment("other", at: 2), comment("root", at: 9)]
        #expect(order(quirk) == ["root", "reply<root", "other"])
    }

    @Test("An answer to what is not there, to itself or in a circle becomes a root")
    func circles() {
        #expect(order([comment("a", "nowhere", at: 1), comment("b", "b", at: 2)]) == ["a", "b"])
        let circle = order([
            comment("a", "c", at: 1), comment("b", "a", at: 2), comment("c", "b", at: 3), comment("d", "c", at: 4),
        ])
        #expect(circle.count == 4)
        #expect(circle.filter { !$0.contains("<") }.count == 1)
    }

    @Test("Of deleted comments those stay that are answered in the end, as nothing but their place")
    func tombstones() {
        let comments = [
            comment("gone", at: 1, .deleted), comment("answered", at: 2, .deleted),
            comment("also", "answered", at: 3, .deleted),
            comment("live", "also", at: 4), comment("leaf", "live", at: 5, .deleted),
            comment("blank", at: 6, text: " \n"),
        ]
        let plan = ArchivePlan(of: comments, key: \.id)
        #expect(order(comments) == ["answered†", "also<answered†", "live<also"])
        #expect(plan.leftOut == ["deleted": 2, "empty": 1])
    }

    @Test("Of two comments with one id the first counts")
    func doubles() {
        let plan = ArchivePlan(of: [comment("a", at: 2), comment("a", at: 1)], key: \.id)
        #expect(plan.entries.map(\.comment.createdAt.millisecondsSince1970) == [2_000])
        #expect(plan.leftOut == ["sameID": 1])
    }

    @Test("A thread of any depth is put in order without a stack")
    func depth() {
        let comments = (0..<50_000).map { comment("\($0)", $0 == 0 ? nil : "\($0 - 1)", at: Int64(60_000 - $0)) }
        let plan = ArchivePlan(of: comments, key: \.id)
        #expect(plan.entries.map(\.comment.id) == (0..<50_000).map { "\($0)" })
    }
}
