extension CSLItem {
    /// The first of `keys`; empty when there is none.
    public var key: String { keys.first ?? "" }

    /// Names by which the work is known again, the surest first: DOI, address, title with the first family name, title
    /// without its subtitle with that name.
    ///
    /// Two readings of one work share one of them, but two works may share one too; `isSame(work:)` tells them apart. A
    /// law or an issue of a periodical without a title goes by what it has.
    public var keys: [String] {
        var keys: [String] = []
        if let doi = plainDOI { keys.append("doi:" + doi) }
        let hasTitle = title?.isEmpty == false
        if let folded = url.map(Self.foldedURL), !folded.isEmpty {
            // The front page of a site names no work, unless there is nothing else to go by.
            let isFrontPage = !folded.contains { $0 == "/" || $0 == "?" }
            if !isFrontPage || !hasTitle { keys.append("url:" + folded) }
        }
        let family = foldedFamily
        if let title, hasTitle {
            keys.append("work:" + Folding.fold(title) + "|" + family)
            if !family.isEmpty { keys.append("main:" + Folding.fold(Self.mainTitle(title)) + "|" + family) }
        } else if let containerTitle, !containerTitle.isEmpty, doi == nil, url == nil {
            let date = issued?.dateParts?.first?.map(String.init).joined(separator: "-") ?? ""
            let place = [volume, issue, page, section].map { $0 ?? "" }.joined(separator: ",")
            keys.append("part:" + Folding.fold(containerTitle) + "|" + date + "|" + place)
        }
        return keys
    }

    /// The family name of who comes first, folded; empty where nobody is named.
    var foldedFamily: String {
        let name = author?.first ?? editor?.first
        return Folding.fold(name?.family ?? name?.literal ?? "")
    }

    /// The DOI in small letters, without a resolver; also where only the address holds it.
    var plainDOI: String? {
        if let doi, !doi.isEmpty { return doi.lowercased() }
        guard let folded = url.map(Self.foldedURL) else { return nil }
        for resolver in ["doi.org/10.", "dx.doi.org/10."] where folded.hasPrefix(resolver) {
            return String(folded.dropFirst(resolver.count - 3)).lowercased()
        }
        return nil
    }

    /// What stands in front of the first colon.
    static func mainTitle(_ title: String) -> String {
        guard let colon = title.firstIndex(of: ":"), title.distance(from: title.startIndex, to: colon) > 3 else {
            return title
        }
        return String(title[..<colon])
    }

    /// Without scheme, `www.`, fragment and last slash; the host in lower case.
    static func foldedURL(_ url: String) -> String {
        var rest = url[...]
        if let scheme = rest.firstIndex(of: ":"), rest[scheme...].hasPrefix("://") {
            rest = rest[rest.index(scheme, offsetBy: 3)...]
        }
        if rest.lowercased().hasPrefix("www.") { rest = rest.dropFirst(4) }
        if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
        while rest.last == "/" { rest = rest.dropLast() }
        let host = rest.prefix { $0 != "/" }
        return host.lowercased() + rest.dropFirst(host.count)
    }
}

/// Text folded for comparison: lower case, accents off, words parted by one space and nothing else.
enum Folding {
    static func fold(_ text: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        var isPending = false
        for scalar in text.unicodeScalars {
            guard Tokenizer.isLetter(scalar.value) else {
                // An apostrophe parts no word, and an accent that stands by itself folds away.
                if scalar.value != 0x27, scalar.value != 0x2019 { isPending = true }
                continue
            }
            if (0x0300...0x036F).contains(scalar.value) { continue }
            if isPending, !result.isEmpty { result.append(0x20) }
            isPending = false
            if let base = base(of: scalar.value) {
                result.append(contentsOf: base.utf8)
            } else if scalar.value < 0x80 {
                let byte = UInt8(truncatingIfNeeded: scalar.value)
                result.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
            } else {
                result.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func base(of scalar: UInt32) -> String? {
        guard scalar >= 0xC0, scalar <= 0x17F else { return nil }
        return bases[scalar]
    }

    /// Latin letters with their accents, each row a base letter and what folds to it.
    private static let bases: [UInt32: String] = {
        let rows = [
            "a": "àáâãäåāăą", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ", "i": "ìíîïĩīĭįı",
            "j": "ĵ", "k": "ķ",
            "l": "ĺļľŀł", "n": "ñńņňŋ", "o": "òóôõöøōŏő", "r": "ŕŗř", "s": "śŝşš", "t": "ţťŧ", "u": "ùúûüũūŭůűų",
            "w": "ŵ", "y": "ýÿŷ",
            "z": "źżž", "ss": "ß", "ae": "æ", "oe": "œ", "th": "þ",
        ]
        var table: [UInt32: String] = [:]
        for (base, letters) in rows {
            for scalar in letters.unicodeScalars { table[scalar.value] = base }
            for scalar in letters.uppercased().unicodeScalars where scalar.value > 0x7F { table[scalar.value] = base }
        }
        return table
    }()
}
