import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("Every problem code", .timeLimit(.minutes(10)))
struct ProblemCodeTests {
    @Test("Each code that the service explains has a request here that brings it about, and no other is answered")
    func complete() async throws {
        let list = try await APIFixture().send(.get, "/problems").json()
        let codes = try #require(list["items"] as? [[String: Any]]).compactMap { $0["code"] as? String }
        let caused = Set(ProblemCause.all.map(\.code))
        #expect(Set(codes).subtracting(caused) == [], "no request brings these about")
        #expect(caused.subtracting(codes) == [], "these are not explained")
        #expect(codes.count == Set(codes).count)
    }

    @Test("A request that brings it about is answered as the contract says", arguments: ProblemCause.all)
    func answered(cause: ProblemCause) async throws {
        let answer = try await cause.bringAbout()
        let explained = try await APIFixture().send(.get, "/problems/\(cause.code)").json()
        let json = try answer.json()
        #expect(json["type"] as? String == "/problems/\(cause.code)")
        #expect(json["status"] as? Int == explained["status"] as? Int)
        #expect(answer.status == explained["status"] as? Int)
        #expect(json["title"] as? String == explained["title"] as? String)
        #expect((json["detail"] as? String)?.isEmpty == false)
        #expect((json["instance"] as? String)?.isEmpty == false)
        #expect(answer.field("Content-Type") == "application/problem+json")
        if [429, 503, 507].contains(answer.status) { #expect(answer.field("Retry-After") != nil) }
        for word in ["SQLite", "sqlite", "Swift", "/tmp", "Error("] {
            #expect(!answer.text.contains(word), "an inner matter is told: \(answer.text)")
        }
    }
}
