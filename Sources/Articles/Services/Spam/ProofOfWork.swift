internal import Crypto
internal import Foundation
internal import Synchronization

/// Asks a client to spend some time before it posts (after hashcash, Back 2002): a number for which SHA-256 begins with
/// as many zero bits as are asked for.
///
/// A challenge is signed and not kept; only those that were solved are, for as long as they are good. The signing key
/// lives as long as the process, so that what it no longer remembers it no longer takes.
public final class ProofOfWork: Sendable {
    /// Leading zero bits of the digest; on average 2 to this power digests have to be made.
    public let bits: Int
    private let key: SymmetricKey
    private let environment: Environment
    private let used: Mutex<UsedChallenges>

    /// How long a challenge is good for: ten minutes.
    public static let lifetimeSeconds = 600

    /// - Parameters:
    ///   - bits: 1…32.
    ///   - capacity: The most solved challenges that are remembered in half of a lifetime.
    init(bits: Int, environment: Environment, capacity: Int = 50_000) {
        precondition((1...32).contains(bits))
        self.bits = bits
        self.environment = environment
        key = SymmetricKey(data: (0..<4).flatMap { _ in withUnsafeBytes(of: environment.randomBits()) { Array($0) } })
        used = Mutex(UsedChallenges(capacity: capacity))
    }

    /// A new challenge: milliseconds of the process's steady clock, the bits, a random number, and a keyed digest.
    public func makeChallenge() -> String {
        let time = environment.uptimeNanoseconds() / 1_000_000
        let message = "\(time)-\(bits)-\(String(environment.randomBits(), radix: 36))"
        return "\(message)-\(signature(message))"
    }

    /// Takes a proof, the challenge and the number that solves it with a colon between them, once.
    func take(_ proof: String) throws(SpamRefusal) {
        guard let (challenge, time) = solved(proof) else { throw .proofWrong(bits: bits) }
        let now = environment.uptimeNanoseconds() / 1_000_000
        guard now < time + UInt64(Self.lifetimeSeconds) * 1000 else { throw .proofExpired }
        switch used.withLock({ $0.insert(challenge, madeAt: time, now: now) }) {
        case .new: return
        case .known: throw .proofUsed
        case .forgotten: throw .proofExpired
        }
    }

    /// Gives a challenge back whose comment was not written for another reason.
    func giveBack(_ proof: String) {
        used.withLock { $0.remove(String(proof.prefix { $0 != ":" })) }
    }

    /// Whether SHA-256 of the text begins with this many zero bits.
    static func isSolved(_ text: String, bits: Int) -> Bool {
        var left = bits
        for byte in SHA256.hash(data: Data(text.utf8)) {
            if left <= 0 { return true }
            if byte.leadingZeroBitCount < min(8, left) { return false }
            left -= 8
        }
        return left <= 0
    }

    private func solved(_ proof: String) -> (challenge: String, time: UInt64)? {
        let halves = proof.split(separator: ":", omittingEmptySubsequences: false)
        guard proof.utf8.count <= 256, halves.count == 2, !halves[1].isEmpty else { return nil }
        let parts = halves[0].split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 4, let time = UInt64(parts[0]), parts[1] == "\(bits)",
            Secrets.areSame(String(parts[3]), signature(parts.prefix(3).joined(separator: "-"))),
            Self.isSolved(proof, bits: bits)
        else { return nil }
        return (String(halves[0]), time)
    }

    private func signature(_ message: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data(message.utf8), using: key)
        return code.prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// Challenges that were solved, in two generations of bounded size.
struct UsedChallenges {
    enum Finding: Equatable {
        case new
        case known
        /// It may have been used: what was made as early is no longer remembered.
        case forgotten
    }

    private let capacity: Int
    private var young: Set<String> = []
    private var old: Set<String> = []
    private var youngSince: UInt64 = 0
    private var newestOfYoung: UInt64 = 0
    private var newestOfOld: UInt64 = 0
    /// Challenges made up to this time are refused, because solved ones were dropped.
    private var forgottenUntil: UInt64?

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Times in milliseconds of a steady clock.
    mutating func insert(_ challenge: String, madeAt time: UInt64, now: UInt64) -> Finding {
        rotate(now)
        if let forgottenUntil, time <= forgottenUntil { return .forgotten }
        guard !young.contains(challenge), !old.contains(challenge) else { return .known }
        young.insert(challenge)
        newestOfYoung = max(newestOfYoung, time)
        return .new
    }

    mutating func remove(_ challenge: String) {
        if young.remove(challenge) == nil { old.remove(challenge) }
    }

    /// How many are remembered.
    var count: Int { young.count + old.count }

    private mutating func rotate(_ now: UInt64) {
        let lifetime = UInt64(ProofOfWork.lifetimeSeconds) * 1000
        guard young.count >= capacity || now >= youngSince + lifetime else { return }
        // Of those dropped none is good any more when the younger generation is a lifetime old; otherwise it is said.
        if now < youngSince + lifetime, !old.isEmpty { forgottenUntil = max(forgottenUntil ?? 0, newestOfOld) }
        old = young
        newestOfOld = newestOfYoung
        young = []
        youngSince = now
    }
}
