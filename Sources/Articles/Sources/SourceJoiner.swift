/// A source that the store knows.
public struct KnownSource: Sendable, Equatable {
    /// As it is stored.
    public var source: Source
    /// Whether an article other than the one that is being imported cites it.
    public var isCitedElsewhere: Bool

    /// A source that the store knows.
    public init(source: Source, isCitedElsewhere: Bool) {
        self.source = source
        self.isCitedElsewhere = isCitedElsewhere
    }
}

/// Joins readings of one work: with one another, and with sources that are known already.
///
/// A reading completes a source and never takes from it. Only a source that nobody else cites is made anew of what its
/// article now says, so that a mended note mends it, under the identifier that it has.
public struct SourceJoiner {
    /// Everything joined so far with everything known, by identifier.
    public private(set) var sources: [Identifier<Source>: Source] = [:]
    private var byKey: [String: [Identifier<Source>]] = [:]
    private var names: Set<String> = []
    private var toBeMadeAnew: Set<Identifier<Source>> = []
    /// How many pairs of works were compared, for tests of growth.
    package private(set) var comparisons = 0
    /// A document can repeat one title with ever other authors; no more than these are compared.
    private static let candidateLimit = 64

    /// A joiner that knows these sources.
    public init(known: [KnownSource] = []) {
        for known in known.sorted(by: { $0.source.id < $1.source.id }) {
            sources[known.source.id] = known.source
            names.insert(known.source.key)
            if !known.isCitedElsewhere { toBeMadeAnew.insert(known.source.id) }
            index(known.source)
        }
    }

    /// The source of a reading, completed by it.
    ///
    /// - Parameter newID: Asked for an identifier when the work is not known.
    public mutating func join(_ item: CSLItem, newID: () -> Identifier<Source>) -> Identifier<Source> {
        guard let id = find(item) else {
            let id = newID()
            // `Source.key` is unique; works that share the surest of their keys are told apart by their identifiers.
            let key = item.key.isEmpty || names.contains(item.key) ? "\(item.key)#\(id)" : item.key
            names.insert(key)
            let source = Source(id: id, csl: item, key: key)
            sources[id] = source
            index(source)
            return id
        }
        guard var source = sources[id] else { return id }
        source.csl = toBeMadeAnew.remove(id) != nil ? item : source.csl.completed(by: item)
        if source != sources[id] {
            sources[id] = source
            index(source)
        }
        return id
    }

    private mutating func index(_ source: Source) {
        for key in source.csl.keys where !(byKey[key] ?? []).contains(source.id) {
            byKey[key, default: []].append(source.id)
        }
    }

    /// The work that a reading is of; nil when there is none, or when it can't be told which.
    private mutating func find(_ item: CSLItem) -> Identifier<Source>? {
        for key in item.keys {
            let candidates = (byKey[key] ?? []).prefix(Self.candidateLimit)
            comparisons += candidates.count
            let same = candidates.filter { id in sources[id].map { $0.csl.isSame(work: item) } ?? false }
            guard let first = same.first else { continue }
            if same.count == 1 || !(key.hasPrefix("work:") || key.hasPrefix("main:")) { return first }
            // Editions of several years: the reading has to say which, or to say as little as an earlier one.
            let year = item.issued?.dateParts?.first?.first
            if let one = same.first(where: { sources[$0]?.csl.issued?.dateParts?.first?.first == year }) { return one }
        }
        return nil
    }
}

extension SourceJoiner {
    /// The works of these readings in their order, each once, under identifiers that count from 1.
    public static func sources(of readings: [NoteReading]) -> [Source] {
        var joiner = SourceJoiner()
        var order: [Identifier<Source>] = []
        for reference in readings.flatMap(\.references) {
            let id = joiner.join(reference.csl) { Identifier(high: 0, low: UInt64(order.count + 1)) }
            if id.low > UInt64(order.count) { order.append(id) }
        }
        return order.compactMap { joiner.sources[$0] }
    }
}
