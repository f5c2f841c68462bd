import Testing

@testable import Articles

@Suite("Limits a minute and a day")
struct CommentLimitsTests {
    private let second: UInt64 = 1_000_000_000

    private func refused(_ limits: CommentLimits, _ caller: UInt64, at time: UInt64) -> [Allowance]? {
        do {
            try limits.take(caller: caller, at: time)
            return nil
        } catch ArticlesError.tooMany(let allowances) {
            return allowances
        } catch {
            Issue.record("unexpected \(error)")
            return nil
        }
    }

    @Test("Both limits hold, the exhausted one is named first, and nothing is taken from the other")
    func both() {
        let limits = CommentLimits(perMinute: 2, perDay: 3)
        #expect(refused(limits, 1, at: 0) == nil)
        #expect(refused(limits, 1, at: 0) == nil)
        #expect(refused(limits, 1, at: 0)?.map(\.name) == ["comments-minute", "comments-day"])
        #expect(refused(limits, 1, at: 60 * second) == nil)
        let refusal = refused(limits, 1, at: 120 * second)
        #expect(refusal?.map(\.name) == ["comments-day", "comments-minute"])
        #expect(refusal?.map(\.remaining) == [0, 2])
        #expect(refusal?.first.map { $0.waitSeconds > 28_000 } == true)
    }

    @Test("What is not written is given back to both")
    func givenBack() {
        let limits = CommentLimits(perMinute: 1, perDay: 1)
        #expect(refused(limits, 1, at: 0) == nil)
        limits.giveBack(caller: 1, at: 0)
        #expect(refused(limits, 1, at: 0) == nil)
        #expect(refused(limits, 1, at: 0) != nil)
    }

    @Test("A caller that is not known is seeded once with what it posted before")
    func seeded() {
        let limits = CommentLimits(perMinute: 0, perDay: 3)
        #expect(limits.seedLimit(caller: 1) == 3)
        limits.seed(caller: 1, used: 2, at: 0)
        #expect(limits.seedLimit(caller: 1) == nil)
        limits.seed(caller: 1, used: 0, at: 0)
        #expect(refused(limits, 1, at: 0) == nil)
        #expect(refused(limits, 1, at: 0) != nil)
        limits.seed(caller: 2, used: 99, at: 0)
        #expect(refused(limits, 2, at: 0) != nil)
    }

    @Test("Without limits nothing is refused and nothing told")
    func off() {
        let limits = CommentLimits(perMinute: 0, perDay: 0)
        for _ in 0..<100 { #expect(refused(limits, 1, at: 0) == nil) }
        #expect(limits.allowances(of: 1, at: 0).isEmpty)
        #expect(limits.seedLimit(caller: 1) == nil)
    }
}
