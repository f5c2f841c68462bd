/// Which note a marker means.
///
/// Printed numbers that rise, gaps or not, are the notes' numbers. Otherwise (letters, signs, numbers that start again or
/// stand out of order) the number is the note's place in the list, and the label is what is printed.
struct NoteNumbers: Sendable {
    /// The number of each note.
    let numbers: [Int]
    /// What is printed, where that is not the number.
    let labels: [String?]
    /// For each value the notes that bear it; several when numbering starts again.
    private let notes: [NoteValue: [Int]]
    /// In which run of numbers each note stands.
    private let runs: [Int]

    init(_ printed: [PrintedNote]) {
        let values = printed.enumerated().map { $1.label?.value ?? NoteValue(number: $0 + 1) }
        let isRising =
            values.allSatisfy { $0.kind == .number } && zip(values, values.dropFirst()).allSatisfy { $0.rank < $1.rank }
        numbers = isRising ? values.map(\.rank) : Array(1..<(values.count + 1))
        labels = zip(values, numbers).map { value, number in
            value.kind == .number && value.rank == number ? nil : value.printed
        }
        var notes: [NoteValue: [Int]] = [:]
        var runs: [Int] = []
        var run = 0
        for (index, value) in values.enumerated() {
            if let earlier = notes[value]?.last, runs[earlier] == run { run += 1 }
            notes[value, default: []].append(index)
            runs.append(run)
        }
        self.notes = notes
        self.runs = runs
    }

    /// Whether any note bears the value.
    func contains(_ value: NoteValue) -> Bool { reading(value) != nil }

    /// A single letter may be meant as roman number or as letter.
    private func reading(_ value: NoteValue) -> NoteValue? {
        if notes[value] != nil { return value }
        guard value.kind == .roman, value.printed.unicodeScalars.count == 1 else { return nil }
        return NoteValue.readings(of: ArraySlice(value.printed.unicodeScalars)).first { notes[$0] != nil }
    }

    /// Follows markers through the text, so that `[1]` after `[9]` can mean the next run's first note.
    struct Cursor: Sendable {
        fileprivate var run = 0
        fileprivate var highest = 0
    }

    /// The index of the note that a marker's value means.
    func note(for value: NoteValue, _ cursor: inout Cursor) -> Int? {
        guard let key = reading(value), let bearers = notes[key] else { return nil }
        guard bearers.count > 1 || runs.last ?? 0 > 0 else { return bearers[0] }
        // A number that falls back to the start of the count, in a list that starts again, opens the next run.
        let startsAgain = key.rank == 1 && cursor.highest > 1
        // Binary search: the bearers of a value stand in the order of their runs.
        var (low, high) = (0, bearers.count)
        while low < high {
            let middle = (low + high) / 2
            if runs[bearers[middle]] < cursor.run { low = middle + 1 } else { high = middle }
        }
        let here = low < bearers.count && runs[bearers[low]] == cursor.run ? bearers[low] : nil
        let later = here == nil ? low : low + 1
        let next = later < bearers.count ? bearers[later] : nil
        if let here, !(startsAgain && next != nil) {
            cursor.highest = max(cursor.highest, key.rank)
            return here
        }
        guard let next else { return bearers.last }
        cursor.run = runs[next]
        cursor.highest = key.rank
        return next
    }
}
