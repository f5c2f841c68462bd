/// Given Family, Title (Place: Publisher, year).
extension ReferenceParser {
    mutating func readNote() -> Int {
        let segments = commaSegments()
        guard let first = segments.first else { return span.upperBound }
        var count = 0
        var isEditors = false
        let head = scan.trim(first)
        let list = head.isEmpty ? nil : scan.names(head)
        let isBody =
            list?.names.first?.literal != nil
            || list == nil && scan.isOrganisation(head) && !Self.opensTitle(scan, head.lowerBound)
        let hasAnother = segments.count > 1 && !startsTail(segments[1].lowerBound)
        if let list, hasAnother || hasRole(segments, 1), !isBody {
            count = 1
            let isClosed = list.names.count > 1 || list.hasOthers
            if !isClosed { count = authorSegments(segments) }
            if hasRole(segments, count) {
                isEditors = true
                count += 1
            } else if count + 1 < segments.count,
                scan.isWord(scan.trim(segments[count]).lowerBound, in: Self.performers), segments[count].count <= 2
            {
                // A conductor or a narrator is no author.
                return takePlainTitle(from: segments[count + 1].lowerBound, isClosedByPeriod: false, 0.8)
            }
        } else if isBody, hasAnother, !Self.opensTitle(scan, head.lowerBound) {
            count = bodySegments(segments)
        }
        // "Jane Mayer, e-mail message to author"
        if count == 0, segments.count > 1, !hasAnother, let list, !list.isSurnames,
            list.names.allSatisfy({ $0.literal == nil }), scan[segments[1].lowerBound].has(.lower),
            scan.isWord(segments[1].lowerBound, in: Self.occasions), readAuthors(head, isEditors: false)
        {
            return segments[1].lowerBound
        }
        // The role stands inside the first piece: "John Smith (ed.), Title".
        if count == 0, hasAnother, let trimmed = groupRole(head), scan.names(trimmed) != nil {
            count = 1
            isEditors = true
        }
        if count > 0, count < segments.count {
            let who = span.lowerBound..<segments[count - 1].upperBound
            if readAuthors(who, isEditors: isEditors) {
                return takePlainTitle(from: segments[count].lowerBound, isClosedByPeriod: false, 0.85)
            }
        }
        return takePlainTitle(from: span.lowerBound, isClosedByPeriod: false, 0.7)
    }

    static let performers: Set<Word> = [
        "conductor", "narrator", "performer", "producer", "host", "composer", "vocalist", "actor", "pianist",
    ]

    static let occasions: Set<Word> = [
        "e-mail", "email", "interview", "letter", "personal", "telephone", "speech", "lecture", "testimony", "address",
        "remarks", "conversation", "text", "message", "pers", "keynote", "interviewed", "correspondence",
    ]

    func groupRole(_ head: Range<Int>) -> Range<Int>? {
        guard head.count > 3, scan[head.upperBound - 1].kind == .close, scan[head.upperBound - 1].mate >= 0 else {
            return nil
        }
        let open = Int(scan[head.upperBound - 1].mate)
        return open > head.lowerBound && isEditorRole(open + 1..<head.upperBound - 1) ? head.lowerBound..<open : nil
    }

    func hasRole(_ segments: [Range<Int>], _ index: Int) -> Bool {
        index < segments.count
            && (isEditorRole(segments[index])
                || segments[index].count == 1
                    && (scan.isWord(segments[index].lowerBound, in: Self.translatorRoles)
                        || scan.isWord(segments[index].lowerBound, in: Self.directorRoles)))
            && index + 1 < segments.count
    }

    /// How many of the leading pieces name people.
    func authorSegments(_ segments: [Range<Int>]) -> Int {
        // "A, B, and C, Title"
        var index = 1
        while index < segments.count, index <= 20 {
            let segment = segments[index]
            if scan.isWord(segment.lowerBound, "and") || scan.isSymbol(segment.lowerBound, 0x26) {
                let isName = scan.names(segment) != nil && index + 1 < segments.count
                if isName,
                    scan.nameKind(scan.trim(segment.lowerBound + 1..<segment.upperBound)) != .single || index == 1
                {
                    return index + 1
                }
                return 1
            }
            let kind = scan.nameKind(scan.trim(segment))
            guard kind == .full || kind == .suffix || isJoinedPair(segment) else { break }
            if isJoinedPair(segment), index + 1 < segments.count { return index + 1 }
            index += 1
        }
        // "A, B, Title" with nothing but commas: only names that begin like names.
        index = 1
        while index + 1 < segments.count, index <= 20 {
            let segment = scan.trim(segments[index])
            let kind = scan.nameKind(segment)
            if kind == .suffix {
                index += 1
                continue
            }
            guard kind == .full, scan[segment.lowerBound].isA(.givenName) || scan[segment.lowerBound].has(.initials),
                !startsTail(segments[index + 1].lowerBound)
            else { break }
            index += 1
        }
        return index
    }

    /// "B and C" as the last piece of "A, B and C".
    func isJoinedPair(_ segment: Range<Int>) -> Bool {
        guard segment.contains(where: { scan.isWord($0, "and") || scan.isSymbol($0, 0x26) }),
            let list = scan.names(segment)
        else {
            return false
        }
        return list.names.count == 2 && !list.isSurnames && list.names.allSatisfy { $0.literal == nil }
            && scan[scan.trim(segment).lowerBound].isA(.givenName)
    }

    /// A body and its divisions, such as a committee of a parliament.
    func bodySegments(_ segments: [Range<Int>]) -> Int {
        var index = 1
        while index + 1 < segments.count, !startsTail(segments[index + 1].lowerBound), index < 5 {
            let segment = scan.trim(segments[index])
            guard scan.isOrganisation(segment), !Self.opensTitle(scan, segment.lowerBound),
                !segment.contains(where: { scan[$0].kind == .colon }),
                Self.divisions.contains(scan[segment.lowerBound].word)
            else { break }
            index += 1
        }
        return index
    }

    static let divisions: Set<Word> = [
        "committee", "subcommittee", "office", "bureau", "department", "division", "directorate", "senate", "house",
        "commission", "center", "centre",
        "school", "institute", "faculty", "secretariat", "general", "security",
    ]

    /// The pieces between top-level commas, up to a group, identifier or full stop that ends the opening.
    func commaSegments() -> [Range<Int>] {
        var segments: [Range<Int>] = []
        var start = span.lowerBound
        var index = span.lowerBound
        while index < span.upperBound, segments.count < 60 {
            let token = scan[index]
            if token.kind == .identifier || token.kind == .period && index + 1 < span.upperBound { break }
            if scan.opensGroup(index), let mate = scan.mate(index), isTailGroup(index, mate),
                !isEditorRole(index + 1..<mate)
            {
                break
            }
            if token.kind == .comma {
                if index > start { segments.append(start..<index) }
                start = index + 1
            }
            index = scan.next(index)
        }
        if index > start, start < span.upperBound { segments.append(start..<min(index, span.upperBound)) }
        return segments
    }
}
