import HTTP
import HTTPTypes

extension Response {
    /// The content, when it is whole.
    var bytes: [UInt8] {
        if case .bytes(let bytes) = content { bytes } else { [] }
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// The problem that is thrown; nil when there is none or another error.
func thrownProblem<Value>(_ body: () async throws -> Value) async -> Problem? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? Problem
    }
}

extension HTTPFields {
    /// Fields from pairs of name and value; a name may stand twice.
    static func of(_ pairs: [(String, String)]) -> HTTPFields {
        var fields = HTTPFields()
        for (name, value) in pairs {
            if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        return fields
    }
}
