/// How many comments one address may post, a minute and a day.
///
/// The buckets are in memory. What a caller posted within the day before the process knew it, as after a restart or
/// when a flood of others pushed it out, is read from the store once and taken from its bucket of the day.
final class CommentLimits: Sendable {
    private let minute: RateLimiter?
    private let day: RateLimiter?

    init(perMinute: Int, perDay: Int) {
        minute = perMinute == 0 ? nil : RateLimiter(name: "comments-minute", quota: perMinute, windowSeconds: 60)
        day = perDay == 0 ? nil : RateLimiter(name: "comments-day", quota: perDay, windowSeconds: 86_400)
    }

    /// The most comments of the day that matter for `seed`; nil when the caller is known or nothing is counted.
    func seedLimit(caller: UInt64) -> Int? {
        guard let day, !day.knows(caller: caller) else { return nil }
        return day.quota
    }

    /// Tells how many comments a caller posted within the day; a caller that is known by now is left as it is.
    func seed(caller: UInt64, used: Int, at nanoseconds: UInt64) {
        day?.seed(caller: caller, used: used, at: nanoseconds)
    }

    /// Takes one comment from every bucket, or none.
    ///
    /// - Throws: `ArticlesError.tooMany` with what is left of each, the exhausted ones first.
    func take(caller: UInt64, at nanoseconds: UInt64) throws {
        var taken: [RateLimiter] = []
        for limiter in [minute, day].compactMap(\.self) {
            do {
                try limiter.take(caller: caller, at: nanoseconds)
                taken.append(limiter)
            } catch {
                for limiter in taken { limiter.giveBack(caller: caller, at: nanoseconds) }
                let allowances = allowances(of: caller, at: nanoseconds)
                throw ArticlesError.tooMany(
                    allowances.filter { $0.remaining == 0 } + allowances.filter { $0.remaining > 0 }
                )
            }
        }
    }

    func giveBack(caller: UInt64, at nanoseconds: UInt64) {
        minute?.giveBack(caller: caller, at: nanoseconds)
        day?.giveBack(caller: caller, at: nanoseconds)
    }

    func allowances(of caller: UInt64, at nanoseconds: UInt64) -> [Allowance] {
        [minute, day].compactMap { $0?.look(caller: caller, at: nanoseconds) }
    }
}
