/// A reader of what comes from outside, with what must hold of it for any bytes.
///
/// The fuzzer and the tests run the same functions: `Tests/Fuzzing/run.sh` feeds them what libFuzzer makes up, the suite
/// `Corpus` what is kept in `Tests/Fuzzing/Corpus`.
struct FuzzTarget: Sendable {
    /// The folder of its corpus.
    let name: String
    /// Longer inputs are not made up.
    let maximumLength: Int
    /// Says what is wrong after it read these bytes; empty when nothing is.
    let faults: @Sendable ([UInt8]) -> [String]

    /// All of them.
    static let all =
        [requests, json, fields, queries, names, text, markdown, html, jats, articleJSON, yaml]
        + [disqus, wordpress, notes, works, comments, commentHTML, quotes, searches, dumps]

    /// The target of a name.
    static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

/// Bytes as the text that a client could have sent.
func decoded(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// A claim by its words, when it does not hold.
func unless(_ holds: Bool, _ words: @autoclosure () -> String) -> [String] { holds ? [] : [words()] }
