internal import Articles

/// Reads what `CSLText.encode` writes; nil for all else.
struct CSLReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// A whole item, with nothing after it.
    mutating func item() -> CSLItem? {
        var item = CSLItem(type: "")
        let isRead = object { reader, key in
            switch key {
            case "author": return reader.names(&item.author)
            case "editor": return reader.names(&item.editor)
            case "translator": return reader.names(&item.translator)
            case "director": return reader.names(&item.director)
            case "interviewer": return reader.names(&item.interviewer)
            case "original-date": return reader.date(&item.originalDate)
            case "issued": return reader.date(&item.issued)
            case "accessed": return reader.date(&item.accessed)
            default: break
            }
            guard let value = reader.string() else { return false }
            switch key {
            case "type": item.type = value
            case "title": item.title = value
            case "container-title": item.containerTitle = value
            case "collection-title": item.collectionTitle = value
            case "publisher": item.publisher = value
            case "publisher-place": item.publisherPlace = value
            case "volume": item.volume = value
            case "issue": item.issue = value
            case "edition": item.edition = value
            case "page": item.page = value
            case "number": item.number = value
            case "genre": item.genre = value
            case "authority": item.authority = value
            case "event-title": item.eventTitle = value
            case "archive": item.archive = value
            case "URL": item.url = value
            case "DOI": item.doi = value
            case "ISBN": item.isbn = value
            case "section": item.section = value
            case "archive_location": item.archiveLocation = value
            case "language": item.language = value
            case "abstract": item.abstract = value
            default: return false
            }
            return true
        }
        return isRead && position == bytes.count && !item.type.isEmpty ? item : nil
    }

    private mutating func names(_ names: inout [CSLName]?) -> Bool {
        var list: [CSLName] = []
        let isRead = array { reader in
            var name = CSLName()
            let isRead = reader.object { reader, key in
                guard let value = reader.string() else { return false }
                switch key {
                case "family": name.family = value
                case "given": name.given = value
                case "non-dropping-particle": name.nonDroppingParticle = value
                case "suffix": name.suffix = value
                case "literal": name.literal = value
                default: return false
                }
                return true
            }
            list.append(name)
            return isRead
        }
        names = list
        return isRead
    }

    private mutating func date(_ date: inout CSLDate?) -> Bool {
        var result = CSLDate()
        let isRead = object { reader, key in
            switch key {
            case "season":
                result.season = reader.integer()
                return result.season != nil
            case "literal":
                result.literal = reader.string()
                return result.literal != nil
            case "date-parts":
                var dates: [[Int]] = []
                let isRead = reader.array { reader in
                    var parts: [Int] = []
                    let isRead = reader.array { reader in
                        guard let part = reader.integer() else { return false }
                        parts.append(part)
                        return true
                    }
                    dates.append(parts)
                    return isRead
                }
                result.dateParts = dates
                return isRead
            default:
                return false
            }
        }
        date = result
        return isRead
    }

    // MARK: JSON without white space

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func object(_ member: (inout CSLReader, UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        guard take(UInt8(ascii: "{")) else { return false }
        if take(UInt8(ascii: "}")) { return true }
        repeat {
            guard let key = key(), take(UInt8(ascii: ":")), member(&self, key) else { return false }
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}"))
    }

    private mutating func array(_ element: (inout CSLReader) -> Bool) -> Bool {
        guard take(UInt8(ascii: "[")) else { return false }
        if take(UInt8(ascii: "]")) { return true }
        repeat {
            guard element(&self) else { return false }
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "]"))
    }

    private mutating func integer() -> Int? {
        let isNegative = take(UInt8(ascii: "-"))
        let start = position
        var number = 0
        while position < bytes.count, position - start < 9, (0x30...0x39).contains(bytes[position]) {
            number = number * 10 + Int(bytes[position] - 0x30)
            position += 1
        }
        return position == start ? nil : isNegative ? -number : number
    }

    /// The name of a member as it stands; nil for one with an escape, which no name of ours has.
    private mutating func key() -> UnsafeBufferPointer<UInt8>? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            guard bytes[position] >= 0x20, bytes[position] != UInt8(ascii: "\\") else { return nil }
            position += 1
        }
        let key = UnsafeBufferPointer(rebasing: bytes[start..<position])
        return take(UInt8(ascii: "\"")) ? key : nil
    }

    private mutating func string() -> String? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                defer { position += 1 }
                return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
            case UInt8(ascii: "\\"):
                return escapedString(from: start)
            case 0..<0x20:
                return nil
            default:
                position += 1
            }
        }
        return nil
    }

    /// A string in which the first escape stands at `position`.
    private mutating func escapedString(from start: Int) -> String? {
        var result = Array(bytes[start..<position])
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: result, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\") else {
                result.append(byte)
                continue
            }
            guard position < bytes.count else { return nil }
            switch bytes[position] {
            case UInt8(ascii: "\""): result.append(UInt8(ascii: "\""))
            case UInt8(ascii: "\\"): result.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "/"): result.append(UInt8(ascii: "/"))
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0C)
            // Escapes by number are left to `JSONDecoder`: no title that was printed has a character that needs one.
            default: return nil
            }
            position += 1
        }
        return nil
    }
}

/// Lets a `switch` look for names among bytes, without a `String` for each.
private func ~= (name: StaticString, bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    name.utf8CodeUnitCount == bytes.count
        && bytes.elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: bytes.count))
}
