import Testing

@testable import Articles

@Suite("Scores, edit windows, author tokens")
struct CommentLifeTests {
    @Test(
        "The score is the lower bound of the Wilson interval in millionths",
        arguments: [
            (0, 0, 0), (0, 1, 0), (0, 1_000_000, 0), (-1, 5, 0),
            (1, 0, 206_549), (1, 1, 94_531), (2, 0, 342_380), (5, 5, 236_593), (10, 0, 722_467), (9, 1, 595_850),
            (100, 0, 963_007), (90, 10, 825_634), (1_000_000, 0, 999_996), (1_000_000, 1_000_000, 499_307),
            (Int.max, Int.max, 500_000),
        ]
    )
    func score(up: Int, down: Int, millionths: Int) {
        #expect(CommentScore.millionths(up: up, down: down) == millionths)
    }

    @Test("More upvotes never lower a score, more downvotes never raise it")
    func monotony() {
        for up in 0..<40 {
            for down in 0..<40 {
                let score = CommentScore.millionths(up: up, down: down)
                #expect(CommentScore.millionths(up: up + 1, down: down) >= score)
                #expect(CommentScore.millionths(up: up, down: down + 1) <= score)
                #expect((0...1_000_000).contains(score))
            }
        }
    }

    @Test(
        "A window is open for its length by the time that never jumps, else by the wall clock, and in doubt closed",
        arguments: [
            (0 as Int64, 0 as UInt64?, 0 as UInt64, true, "just posted"),
            (-1_000_000, 0, 899, true, "set back, measured otherwise"),
            (9_000_000, 0, 899, true, "set forward, measured otherwise"),
            (0, 0, 900, false, "over, although the wall clock stands"),
            (5, 100, 50, false, "a time that ran backwards is no measure"),
            (899, nil, 0, true, "after a restart, within"),
            (900, nil, 0, false, "after a restart, over"),
            (-1, nil, 0, false, "after a restart, from the future"),
        ]
    )
    func window(elapsed: Int64, postedUptime: UInt64?, uptime: UInt64, isOpen: Bool, reason: String) {
        let posted = Timestamp(millisecondsSince1970: 1_700_000_000_000)
        let window = EditWindow(seconds: 900)
        #expect(
            window.isOpen(
                postedAt: posted,
                postedUptime: postedUptime.map { $0 * 1_000_000_000 },
                now: posted.advanced(byMilliseconds: elapsed * 1_000),
                uptime: uptime * 1_000_000_000
            ) == isOpen,
            "\(reason)"
        )
    }

    @Test("No time, however far away, makes a window trap")
    func extremes() {
        let times = [Int64.min, -1, 0, 1, .max].map { Timestamp(millisecondsSince1970: $0) }
        for posted in times {
            for now in times where posted != now {
                let isOpen = EditWindow(seconds: 0).isOpen(postedAt: posted, postedUptime: nil, now: now, uptime: 0)
                #expect(!isOpen)
            }
        }
    }

    @Test("Posts are remembered as long as they may be edited, in bounded memory")
    func recentPosts() {
        var posts = RecentPosts(seconds: 900, capacity: 100)
        func id(_ number: Int) -> Identifier<Articles.Comment> { Identifier(high: 0, low: UInt64(number)) }
        posts.note(id(1), at: 5)
        #expect(posts.uptime(of: id(1)) == 5)
        #expect(posts.uptime(of: id(2)) == nil)
        posts.note(id(2), at: 900_000_000_000)
        #expect(posts.uptime(of: id(1)) == 5, "the older generation is still known")
        for number in 3..<10_000 { posts.note(id(number), at: 900_000_000_001) }
        #expect(posts.count <= 200)
        #expect(posts.uptime(of: id(9_999)) != nil)
    }

    private func secrets(_ byte: UInt8) -> Secrets {
        Secrets(
            secret: Array(repeating: byte, count: 32),
            environment: Environment(
                now: { Timestamp(millisecondsSince1970: 0) },
                uptimeNanoseconds: { 0 },
                randomBits: { UInt64.random(in: .min ... .max) }
            )
        )
    }

    @Test("An author token is known by the database that made it and by no other, and no part of it can be changed")
    func authorTokens() {
        let token = secrets(1).makeAuthorToken()
        #expect(token.utf8.count == 43)
        #expect(secrets(1).isAuthorToken(token))
        #expect(!secrets(2).isAuthorToken(token))
        #expect(secrets(1).makeAuthorToken() != token)
        #expect(!secrets(1).isAuthorToken(secrets(1).makeToken()))
        for index in token.indices {
            var changed = token
            changed.replaceSubrange(index...index, with: token[index] == "A" ? "B" : "A")
            #expect(!secrets(1).isAuthorToken(changed), "\(changed)")
        }
        for other in ["", token + "A", String(token.dropLast()), token + "=", token.replacing("A", with: "+")] + [
            "  " + token
        ]
        where other != token {
            #expect(!secrets(1).isAuthorToken(other))
        }
    }
}
