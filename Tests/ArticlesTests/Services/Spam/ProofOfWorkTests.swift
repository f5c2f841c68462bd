import Synchronization
import Testing

@testable import Articles

@Suite("Proof of work")
struct ProofOfWorkTests {
    private final class Clock: Sendable {
        let seconds = Mutex<UInt64>(1_000)
        let bits = Mutex<UInt64>(0)

        var environment: Environment {
            Environment(
                now: { Timestamp(millisecondsSince1970: 0) },
                uptimeNanoseconds: { self.seconds.withLock { $0 } * 1_000_000_000 },
                randomBits: {
                    self.bits.withLock { bits in
                        bits += 1
                        return bits &* 6_364_136_223_846_793_005
                    }
                }
            )
        }
    }

    private func solved(_ challenge: String, bits: Int) -> String {
        (0...).lazy.map { "\(challenge):\($0)" }.first { ProofOfWork.isSolved($0, bits: bits) } ?? ""
    }

    private func unsolved(_ challenge: String, bits: Int) -> String {
        (0...).lazy.map { "\(challenge):\($0)" }.first { !ProofOfWork.isSolved($0, bits: bits) } ?? ""
    }

    private func refusal(_ work: ProofOfWork, _ proof: String) -> SpamRefusal? {
        do {
            try work.take(proof)
            return nil
        } catch {
            return error
        }
    }

    @Test("A digest's leading zero bits are counted as RFC 6234's test vector has them")
    func bits() {
        // SHA-256("abc") is ba7816bf…, which begins with a one; the others are by coreutils' sha256sum.
        #expect(ProofOfWork.isSolved("abc", bits: 0))
        #expect(!ProofOfWork.isSolved("abc", bits: 1))
        for (text, zeros) in Self.known {
            #expect(ProofOfWork.isSolved(text, bits: zeros), "\(text)")
            #expect(!ProofOfWork.isSolved(text, bits: zeros + 1), "\(text)")
        }
    }

    private static let known = [
        ("challenge:31", 3), ("challenge:20", 8), ("challenge:1891", 12), ("challenge:162754", 17),
    ]

    @Test("What is no proof is refused, and never a trap")
    func malformed() {
        let work = ProofOfWork(bits: 4, environment: Clock().environment)
        let challenge = work.makeChallenge()
        let proofs = [
            "", ":", "a:b", "---:1", "1-4-a-b:1", challenge, challenge + ":", challenge + ":1:2", "-\(challenge):1",
            String(repeating: "a", count: 100_000), unsolved(challenge, bits: 4),
            solved(challenge.replacing("-4-", with: "-1-"), bits: 4),
        ]
        for proof in proofs { #expect(refusal(work, proof) == .proofWrong(bits: 4), "\(proof.prefix(80))") }
    }

    @Test("A proof is taken once, and again only when it was given back")
    func once() {
        let work = ProofOfWork(bits: 4, environment: Clock().environment)
        let challenge = work.makeChallenge()
        let proof = solved(challenge, bits: 4)
        #expect(refusal(work, proof) == nil)
        #expect(refusal(work, proof) == .proofUsed)
        let another = (10_000...).lazy.map { "\(challenge):\($0)" }.first { ProofOfWork.isSolved($0, bits: 4) } ?? ""
        #expect(refusal(work, another) == .proofUsed, "another solution of one challenge")
        work.giveBack(proof)
        #expect(refusal(work, proof) == nil)
    }

    @Test("A challenge is good for ten minutes, and in its own process alone")
    func time() {
        let clock = Clock()
        let work = ProofOfWork(bits: 1, environment: clock.environment)
        let proofs = (0..<2).map { _ in solved(work.makeChallenge(), bits: 1) }
        clock.seconds.withLock { $0 += 599 }
        #expect(refusal(work, proofs[0]) == nil)
        clock.seconds.withLock { $0 += 1 }
        #expect(refusal(work, proofs[1]) == .proofExpired)
        let restarted = ProofOfWork(bits: 1, environment: clock.environment)
        #expect(refusal(restarted, solved(work.makeChallenge(), bits: 1)) == .proofWrong(bits: 1))
    }

    @Test("A flood of proofs is held in bounded memory, and nothing dropped is taken twice")
    func bounded() {
        var used = UsedChallenges(capacity: 10)
        #expect(used.insert("first", madeAt: 1, now: 100) == .new)
        for number in 0..<100 { #expect(used.insert("\(number)", madeAt: UInt64(100 + number), now: 200) == .new) }
        #expect(used.count <= 20)
        #expect(used.insert("first", madeAt: 1, now: 201) == .forgotten)
        #expect(used.insert("99", madeAt: 199, now: 201) == .known)
        #expect(used.insert("new", madeAt: 201, now: 201) == .new)
    }

    @Test("What is too old to be good is dropped without refusing what is new")
    func generations() {
        var used = UsedChallenges(capacity: 10)
        #expect(used.insert("a", madeAt: 700_000, now: 700_000) == .new)
        #expect(used.insert("b", madeAt: 1_300_000, now: 1_300_000) == .new)
        #expect(used.insert("a", madeAt: 700_000, now: 1_300_001) == .known)
        #expect(used.insert("c", madeAt: 1_900_001, now: 1_900_001) == .new)
        #expect(used.count == 2)
    }
}
