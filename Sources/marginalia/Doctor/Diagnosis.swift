import Foundation

/// All that the doctor has found, in the order in which it was looked at.
struct Diagnosis {
    /// One thing that was looked at.
    struct Finding: Equatable, Encodable {
        enum Level: String, Encodable, CaseIterable {
            case ok
            /// It works, and would work better otherwise.
            case advice
            /// The service does not start with it, loses something or tells it to others.
            case fault
        }

        /// What was looked at, a word.
        let check: String
        let level: Level
        let finding: String
        /// What to do; nil where there is nothing.
        let remedy: String?

        static func ok(_ check: String, _ finding: String) -> Finding {
            Finding(check: check, level: .ok, finding: finding, remedy: nil)
        }

        static func advice(_ check: String, _ finding: String, _ remedy: String) -> Finding {
            Finding(check: check, level: .advice, finding: finding, remedy: remedy)
        }

        static func fault(_ check: String, _ finding: String, _ remedy: String) -> Finding {
            Finding(check: check, level: .fault, finding: finding, remedy: remedy)
        }
    }

    var findings: [Finding] = []

    private func count(_ level: Finding.Level) -> Int { findings.count { $0.level == level } }

    /// 0: nothing to mend; 1: advice alone; 2: a fault.
    var status: Int32 { count(.fault) > 0 ? 2 : count(.advice) > 0 ? 1 : 0 }

    /// A line for each finding, the remedy below it, and a sum.
    var text: String {
        let width = findings.map(\.check.count).max() ?? 0
        let lines = findings.flatMap { finding -> [String] in
            let level = finding.level.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
            let check = finding.check.padding(toLength: width + 2, withPad: " ", startingAt: 0)
            let indent = String(repeating: " ", count: 8 + width + 2)
            let remedy = finding.remedy.map { ["\(indent)→ \($0)"] } ?? []
            return ["\(level)\(check)\(finding.finding)"] + remedy
        }
        let (faults, advice) = (count(.fault), count(.advice))
        let sum =
            switch (faults, advice) {
            case (0, 0): "nothing to mend"
            case (0, _): "\(advice) to look at"
            case (_, 0): "\(faults) to mend"
            default: "\(faults) to mend, \(advice) to look at"
            }
        // A path may hold anything, and this goes to a terminal.
        return (lines + [sum]).map(ModerationReport.printable).joined(separator: "\n")
    }

    /// `{"findings": [{"check", "level", "finding", "remedy"}], "faults", "advice"}`.
    func json() throws -> String {
        struct Wire: Encodable {
            let findings: [Finding]
            let faults: Int
            let advice: Int
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let wire = Wire(findings: findings, faults: count(.fault), advice: count(.advice))
        return String(decoding: try encoder.encode(wire), as: UTF8.self)
    }
}
