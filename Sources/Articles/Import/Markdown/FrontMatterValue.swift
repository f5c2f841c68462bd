internal import Markup

/// A value of the front matter, with the words to complain about it.
struct FrontMatterValue {
    let node: YAMLNode
    /// The key that it stands under.
    let key: String

    init(_ node: YAMLNode, of key: String) {
        self.node = node
        self.key = key
    }

    /// The line in the document.
    var line: Int { node.line + FrontMatter.linesBefore }

    /// Whether nothing is said: an empty plain scalar, `~` or `null`.
    var isNull: Bool {
        guard case .scalar(let text, isPlain: true) = node.kind else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// Whether it is a mapping with this key.
    func hasKey(_ name: String) -> Bool {
        guard case .mapping(let entries) = node.kind else { return false }
        return entries.contains { $0.key == name }
    }

    /// An error at this value.
    func fault(_ message: String) -> ImportError {
        ImportError(code: "frontMatterInvalid", message: "Line \(line): `\(key)`: \(message).")
    }

    /// Text on one line: line breaks are spaces.
    func words() throws(ImportError) -> String {
        try text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Text, without the white space around; more than one blank line is one.
    func text() throws(ImportError) -> String {
        guard case .scalar(let text, _) = node.kind else {
            throw fault("text must stand here, not a list or a mapping")
        }
        return Self.paragraphs(text)
    }

    /// Text without the white space around; more than one blank line is one.
    static func paragraphs(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let isBlank = line.allSatisfy(\.isWhitespace)
            if isBlank, lines.last?.isEmpty ?? true { continue }
            lines.append(isBlank ? "" : line)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        let joined = lines.joined(separator: "\n")[...].drop(while: \.isWhitespace)
        return String(joined.reversed().drop(while: \.isWhitespace).reversed())
    }

    /// The values of a list; a single value is a list of one.
    var items: [FrontMatterValue] {
        guard case .sequence(let nodes) = node.kind else { return [self] }
        return nodes.map { FrontMatterValue($0, of: key) }.filter { !$0.isNull }
    }

    /// A list of lines; a single one may hold several with commas between.
    func lines(splitAtCommas: Bool) throws(ImportError) -> [String] {
        guard case .scalar(_, isPlain: true) = node.kind, splitAtCommas else {
            var result: [String] = []
            for item in items { result.append(try item.words()) }
            return result.filter { !$0.isEmpty }
        }
        return try words().split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
            .filter { !$0.isEmpty }
    }

    /// The values of a mapping by their keys, absent ones left out.
    func fields(
        known: Set<String>,
        warnings: inout [ImportReport.Warning]
    ) throws(ImportError) -> [String: FrontMatterValue] {
        guard case .mapping(let entries) = node.kind else {
            throw fault("lines of `key: value` must stand here, with \(known.sorted().joined(separator: ", "))")
        }
        var result: [String: FrontMatterValue] = [:]
        for entry in entries {
            let value = FrontMatterValue(entry.value, of: entry.key)
            guard known.contains(entry.key) else {
                let message = "Line \(value.line): the key `\(entry.key)` of `\(key)` is not known and was left out."
                warnings.append(ImportReport.Warning(code: "unknownKey", message: message))
                continue
            }
            if !value.isNull { result[entry.key] = value }
        }
        return result
    }

    /// A calendar date; of a time its date.
    ///
    /// One in words is read where it can mean one day only.
    func date() throws(ImportError) -> CalendarDate {
        let text = try words()
        guard let date = CalendarDate(text) ?? DocumentTime(text)?.local.date ?? Self.dateInWords(text) else {
            throw fault("write a date as YYYY-MM-DD")
        }
        return date
    }

    private static func dateInWords(_ text: String) -> CalendarDate? {
        let page = Page(text)
        guard let printed = DateReader(page: page).date(at: 0, limit: page.scalars.count),
            printed.range.upperBound == page.scalars.count, case .certain(let date) = printed.day
        else { return nil }
        return date
    }

    /// A time; a date alone is its midnight.
    func postingTime() throws(ImportError) -> ImportedComment.PostingTime {
        let text = try words()
        if let date = CalendarDate(text), let midnight = LocalDateTime(date: date, hour: 0, minute: 0) {
            return .local(midnight)
        }
        guard let time = DocumentTime(text) else { throw fault("write a time as YYYY-MM-DDThh:mm:ssZ") }
        return time.postingTime
    }

    /// Whether this is an http or https URL with a host and without spaces.
    static func isWebAddress(_ text: String) -> Bool {
        let lowered = text.lowercased()
        guard let scheme = ["http://", "https://"].first(where: lowered.hasPrefix) else { return false }
        return text.utf8.count > scheme.utf8.count && text.utf8.count <= 2048
            && text.unicodeScalars.allSatisfy { $0.value > 0x20 && !$0.properties.isWhitespace && $0.value != 0x7F }
            && !"/?#:@".contains(text[text.index(text.startIndex, offsetBy: scheme.count)])
    }
}

/// A date and time as RFC 3339 writes them; the seconds, and the zone, may be missing, a space stand for the `T`, and
/// the zone without its colon.
struct DocumentTime {
    let local: LocalDateTime
    /// Minutes east of UTC, nil when the text doesn't say.
    let zoneMinutes: Int?

    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 16, let date = CalendarDate(String(decoding: bytes[..<10], as: UTF8.self)),
            [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(bytes[10]),
            let hour = Self.number(bytes, 11), bytes[13] == UInt8(ascii: ":"), let minute = Self.number(bytes, 14)
        else { return nil }
        var index = 16
        var second = 0
        if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
            guard let number = Self.number(bytes, index + 1) else { return nil }
            second = number
            index += 3
            if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
                index += 1
                let start = index
                while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
                guard index > start else { return nil }
            }
        }
        while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
        guard let local = LocalDateTime(date: date, hour: hour, minute: minute, second: second) else { return nil }
        self.local = local
        switch bytes.count - index {
        case 0: zoneMinutes = nil
        case 1 where bytes[index] & 0xDF == UInt8(ascii: "Z"): zoneMinutes = 0
        case 5, 6:
            guard let hours = Self.number(bytes, index + 1),
                bytes.count - index == 5 || bytes[index + 3] == UInt8(ascii: ":"),
                let minutes = Self.number(bytes, bytes.count - 2), hours < 24, minutes < 60
            else { return nil }
            switch bytes[index] {
            case UInt8(ascii: "+"): zoneMinutes = hours * 60 + minutes
            case UInt8(ascii: "-"): zoneMinutes = -(hours * 60 + minutes)
            default: return nil
            }
        default: return nil
        }
    }

    /// Exact when the zone is known.
    var postingTime: ImportedComment.PostingTime {
        guard let zoneMinutes else { return .local(local) }
        return .exact(Timestamp(utc: local).advanced(byMilliseconds: Int64(-zoneMinutes) * 60_000))
    }

    private static func number(_ bytes: [UInt8], _ index: Int) -> Int? {
        guard index + 1 < bytes.count, (0x30...0x39).contains(bytes[index]), (0x30...0x39).contains(bytes[index + 1])
        else { return nil }
        return Int(bytes[index] - 0x30) * 10 + Int(bytes[index + 1] - 0x30)
    }
}
