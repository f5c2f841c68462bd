import Articles
import ArticlesTesting
import Synchronization
import Testing

@Suite("The bell that wakes listeners", .timeLimit(.minutes(10)))
struct ChangeBellTests {
    private let clock = Clock()
    private let one = ChangeBell.Topic.article(Samples.slug("one"))

    private final class Clock: Sendable {
        private let value = Atomic<UInt64>(0)
        var now: UInt64 { value.load(ordering: .relaxed) }
        func set(_ now: UInt64) { value.store(now, ordering: .relaxed) }
    }

    private final class Woken: Sendable {
        private let value = Atomic<Int>(0)
        var count: Int { value.load(ordering: .relaxed) }
        func add() { value.add(1, ordering: .relaxed) }
    }

    private func makeBell(listeners: Int = 10) -> ChangeBell {
        let clock = clock
        return ChangeBell(listenerLimit: listeners, uptimeNanoseconds: { clock.now })
    }

    private func waiting(_ bell: ChangeBell) async {
        while !bell.isWaitedFor { await Task.yield() }
    }

    @Test(
        "A ring wakes who waits for its topic",
        arguments: [
            (Change.article(Samples.slug("one")), true), (.comments(Samples.slug("one")), true),
            (.comments(Samples.slug("two")), false), (.messages, false),
        ]
    )
    func topics(change: Change, isWoken: Bool) async {
        let bell = makeBell()
        async let wake = bell.wait(for: one, since: bell.moment, until: 100)
        await waiting(bell)
        bell.ring(for: [change])
        #expect(bell.isWaitedFor != isWoken)
        clock.set(100)
        bell.tick()
        #expect(await wake == (isWoken ? .rung : .timedOut))
    }

    @Test("What was rung between the look and the waiting is not slept through")
    func before() async {
        let bell = makeBell()
        let moment = bell.moment
        bell.ring(for: [.comments(Samples.slug("one"))])
        #expect(await bell.wait(for: one, since: moment, until: 100) == .rung)
        let later = bell.moment
        bell.ringForAll()
        #expect(await bell.wait(for: one, since: later, until: 100) == .rung)
        #expect(!bell.isRung(one, since: bell.moment))
    }

    @Test("Time is over at the deadline and not before")
    func deadline() async {
        let bell = makeBell()
        async let wake = bell.wait(for: one, since: bell.moment, until: 100)
        await waiting(bell)
        clock.set(99)
        bell.tick()
        #expect(bell.isWaitedFor)
        clock.set(100)
        bell.tick()
        #expect(await wake == .timedOut)
    }

    @Test("A cancelled waiter ends, whether it is cancelled before or while it waits")
    func cancelling() async {
        let bell = makeBell()
        let one = one
        let during = Task { await bell.wait(for: one, since: bell.moment, until: .max) }
        await waiting(bell)
        during.cancel()
        #expect(await during.value == .ended)
        let before = Task {
            while !Task.isCancelled { await Task.yield() }
            return await bell.wait(for: one, since: bell.moment, until: .max)
        }
        before.cancel()
        #expect(await before.value == .ended)
        #expect(!bell.isWaitedFor)
    }

    @Test("After the end nobody waits and nobody is admitted")
    func end() async {
        let bell = makeBell()
        async let wake = bell.wait(for: one, since: bell.moment, until: .max)
        await waiting(bell)
        bell.end()
        #expect(await wake == .ended)
        #expect(await bell.wait(for: one, since: bell.moment, until: .max) == .ended)
        #expect(throws: ChangeBell.Refusal.full) { try bell.admit() }
    }

    @Test("A thousand waiters are all woken, each once, by rings from many threads")
    func crowd() async {
        let bell = makeBell()
        let one = one
        let woken = Woken()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<1_000 {
                group.addTask {
                    if await bell.wait(for: one, since: bell.moment, until: .max) == .rung { woken.add() }
                }
            }
            // Some wait already, some do not yet.
            for _ in 0..<2 {
                group.addTask {
                    while woken.count < 1_000 {
                        bell.ring(for: [.comments(Samples.slug("one"))])
                        await Task.yield()
                    }
                }
            }
        }
        #expect(woken.count == 1_000)
        #expect(!bell.isWaitedFor)
    }

    @Test("Places are limited and given back")
    func places() throws {
        let bell = makeBell(listeners: 2)
        let first = try bell.admit()
        var second: ChangeBell.Listener? = try bell.admit()
        #expect(second != nil && bell.listenerCount == 2)
        #expect(throws: ChangeBell.Refusal.full) { try bell.admit() }
        second = nil
        #expect(bell.listenerCount == 1)
        _ = try bell.admit()
        withExtendedLifetime((first, second)) {}
    }

    @Test("Places for one origin are limited too, and leave those of others alone")
    func origins() throws {
        let bell = ChangeBell(listenerLimit: 10, listenersPerOrigin: 1, uptimeNanoseconds: { 0 })
        var first: ChangeBell.Listener? = try bell.admit(from: [192, 0, 2, 1])
        #expect(throws: ChangeBell.Refusal.tooManyFromOneOrigin) { try bell.admit(from: [192, 0, 2, 1]) }
        let others = try [bell.admit(from: [192, 0, 2, 2]), bell.admit(), bell.admit()]
        #expect(bell.listenerCount == 4 && first != nil)
        first = nil
        _ = try bell.admit(from: [192, 0, 2, 1])
        #expect(bell.listenerCount == 3)
        withExtendedLifetime(others) {}
    }
}
