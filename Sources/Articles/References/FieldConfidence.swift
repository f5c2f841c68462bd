/// How sure the reader is of each field that it filled, 0…1.
public struct FieldConfidence: Sendable, Equatable {
    /// The fields that carry a confidence.
    public enum Field: Int, Sendable, CaseIterable {
        case author
        case editor
        case translator
        case title
        case containerTitle
        case publisher
        case publisherPlace
        case issued
        case accessed
        case volume
        case issue
        case edition
        case page
        case number
        case url
        case doi
        case isbn
    }

    private var values: SIMD32<UInt8> = .zero

    /// No field at all.
    public init() {}

    /// Nil for a field that was not read.
    public subscript(field: Field) -> Double? {
        let value = values[field.rawValue]
        return value == 0 ? nil : Double(value) / 200
    }

    mutating func set(_ field: Field, _ confidence: Double) {
        values[field.rawValue] = UInt8(max(1, min(200, confidence * 200)))
    }

    /// The mean over the fields that were read, 0 when none was.
    var mean: Double {
        var sum = 0.0
        var count = 0.0
        for field in Field.allCases {
            guard let value = self[field] else { continue }
            sum += value
            count += 1
        }
        return count == 0 ? 0 : sum / count
    }
}
