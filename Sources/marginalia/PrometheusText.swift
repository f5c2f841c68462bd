/// Writes figures in Prometheus' text format, version 0.0.4.
struct PrometheusText {
    static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    enum Kind: String {
        case counter
        case gauge
        case histogram
    }

    private(set) var text = ""

    /// Begins a family: what follows by `sample` belongs to it.
    mutating func family(_ name: String, _ kind: Kind, _ help: String) {
        text += "# HELP \(name) \(help.replacing("\\", with: "\\\\").replacing("\n", with: "\\n"))\n"
        text += "# TYPE \(name) \(kind.rawValue)\n"
    }

    /// A sample of whole units.
    mutating func sample(_ name: String, _ labels: [(String, String)], _ value: some BinaryInteger) {
        line(name, labels, "\(value)")
    }

    /// A sample in seconds.
    mutating func sample(_ name: String, _ labels: [(String, String)] = [], seconds nanoseconds: UInt64) {
        line(name, labels, Self.seconds(nanoseconds))
    }

    /// A family with a single sample.
    mutating func single(_ name: String, _ kind: Kind, _ help: String, _ value: some BinaryInteger) {
        family(name, kind, help)
        sample(name, [], value)
    }

    /// A histogram's lines for one set of labels; the counts are of each place alone, the last one above all bounds.
    mutating func histogram(
        _ name: String,
        _ labels: [(String, String)],
        bounds: [String],
        counts: [Int],
        sum: String
    ) {
        var total = 0
        for (bound, count) in zip(bounds + ["+Inf"], counts) {
            total += count
            line("\(name)_bucket", labels + [("le", bound)], "\(total)")
        }
        line("\(name)_sum", labels, sum)
        line("\(name)_count", labels, "\(total)")
    }

    /// A decimal fraction of whole digits, without the surprises of a floating-point number.
    static func seconds(_ nanoseconds: UInt64) -> String {
        var digits = String(nanoseconds % 1_000_000_000)
        digits = String(repeating: "0", count: 9 - digits.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(nanoseconds / 1_000_000_000)\(digits.isEmpty ? "" : ".\(digits)")"
    }

    private mutating func line(_ name: String, _ labels: [(String, String)], _ value: String) {
        let list = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
        text += "\(name)\(list.isEmpty ? "" : "{\(list)}") \(value)\n"
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
