/// A signed time that comes with a form and goes back with what was typed: it tells how long the form was open.
///
/// It names no reader and no article, so that a page with one may be kept and given to many. It is no secret either:
/// whoever wants to post without waiting can fetch one beforehand. It stops programs that post what they once recorded,
/// and slows those that fetch one each time.
struct FormStamp: Sendable {
    private let secrets: Secrets

    init(secrets: Secrets) {
        self.secrets = secrets
    }

    /// How long a stamp is good for: a day.
    static let lifetimeSeconds = 86_400

    /// A stamp for this moment: milliseconds since 1970, a dot, and a keyed digest.
    func make(at now: Timestamp) -> String {
        let time = String(now.millisecondsSince1970)
        return "\(time).\(signature(time))"
    }

    /// Refuses a stamp that isn't ours, or whose form was open for too short or too long a time.
    func check(_ stamp: String, at now: Timestamp, leastSeconds: Int) throws(SpamRefusal) {
        let parts = stamp.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count <= 16, let time = Int64(parts[0]), String(time) == parts[0],
            Secrets.areSame(String(parts[1]), signature(String(parts[0])))
        else { throw .stampMalformed }
        let age = now.millisecondsSince1970 - time
        // A stamp of the future is one of a clock that was set back since: the form is as new as can be.
        guard age >= Int64(leastSeconds) * 1000 else {
            let wait = (Int64(leastSeconds) * 1000 - max(0, age) + 999) / 1000
            throw .stampTooFresh(waitSeconds: Int(wait))
        }
        guard age <= Int64(Self.lifetimeSeconds) * 1000 else { throw .stampExpired }
    }

    /// Whether a stamp is ours and not too old, be it ever so fresh.
    func isGood(_ stamp: String, at now: Timestamp) -> Bool {
        do {
            try check(stamp, at: now, leastSeconds: 0)
            return true
        } catch .stampTooFresh {
            // Made by a clock that was set back since.
            return true
        } catch {
            return false
        }
    }

    private func signature(_ time: String) -> String { secrets.digest("form stamp", [time], bytes: 16) }
}

/// A stamp with the time in which it can be used.
public struct IssuedStamp: Sendable, Equatable {
    /// To be sent along with the comment.
    public let stamp: String
    /// A comment sent sooner is refused.
    public let usableFrom: Timestamp
    /// A comment sent later is refused.
    public let expiresAt: Timestamp
}
