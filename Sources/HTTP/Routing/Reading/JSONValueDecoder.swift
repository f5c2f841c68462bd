/// Decodes a JSON value and, unlike Foundation's decoder, goes on after a fault, so that all are found at once.
///
/// A string, number or truth that is missing or wrong is noted and replaced by a placeholder; so is a whole object or
/// array, in which then everything is a placeholder. What comes out counts only when no fault was noted.
struct JSONValueDecoder: Decoder {
    /// Nil inside of what is missing or wrong, where nothing more is noted.
    let value: JSONValue?
    let codingPath: [any CodingKey]
    let faults: JSONFaults

    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        var members: [String: JSONValue]?
        if case .object(let found) = value { members = found } else { noteWrongType("an object") }
        return KeyedDecodingContainer(Keyed(members: members, decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        var elements: [JSONValue] = []
        if case .array(let found) = value { elements = found } else { noteWrongType("an array") }
        return Unkeyed(elements: elements, decoder: self)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        Single(decoder: self)
    }

    /// The value at hand as the given type.
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        guard let primitive = type as? any JSONPrimitive.Type, let result = self.primitive(primitive) as? Value else {
            return try Value(from: self)
        }
        return result
    }

    private func primitive<Value: JSONPrimitive>(_ type: Value.Type) -> Value {
        guard let value else { return Value.placeholder }
        switch Value.read(value) {
        case .value(let result): return result
        case .wrongType: noteWrongType(Value.kind)
        case .outOfRange: faults.note(codingPath, code: "invalid", message: "is a number out of range")
        }
        return Value.placeholder
    }

    private func noteWrongType(_ expected: String) {
        switch value {
        case nil: break
        case .null: faults.note(codingPath, code: "required", message: "is required and must not be null")
        default: faults.note(codingPath, code: "wrongType", message: "must be \(expected)")
        }
    }

    fileprivate func child(_ value: JSONValue?, at key: any CodingKey) -> JSONValueDecoder {
        JSONValueDecoder(value: value, codingPath: codingPath + [key], faults: faults)
    }
}

// MARK: - Containers
// Each generic `decode` stands for the protocol's fifteen.

private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    /// Nil where there is no object.
    let members: [String: JSONValue]?
    let decoder: JSONValueDecoder

    var codingPath: [any CodingKey] { decoder.codingPath }
    var allKeys: [Key] { (members ?? [:]).keys.sorted().compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { members?[key.stringValue] != nil }

    func decodeNil(forKey key: Key) throws -> Bool { members?[key.stringValue] == .null }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try member(key).decode(type)
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        guard let value = members?[key.stringValue], value != .null else { return nil }
        do {
            return try decoder.child(value, at: key).decode(type)
        } catch let error as DecodingError {
            // Nil is a placeholder too, so that the search goes on.
            decoder.faults.note(error)
            return nil
        }
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try member(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try member(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { member(JSONKey(stringValue: "super")) }

    func superDecoder(forKey key: Key) throws -> any Decoder { member(key) }

    /// The decoder of a member that has to be there.
    private func member(_ key: any CodingKey) -> JSONValueDecoder {
        let value = members?[key.stringValue]
        if members != nil && value == nil {
            decoder.faults.note(codingPath + [key], code: "required", message: "is required")
        }
        return decoder.child(value, at: key)
    }
}

private struct Unkeyed: UnkeyedDecodingContainer {
    let elements: [JSONValue]
    let decoder: JSONValueDecoder
    private(set) var currentIndex = 0

    init(elements: [JSONValue], decoder: JSONValueDecoder) {
        self.elements = elements
        self.decoder = decoder
    }

    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, elements[currentIndex] == .null else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try next().decode(type) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }

    mutating func superDecoder() throws -> any Decoder { try next() }

    private mutating func next() throws -> JSONValueDecoder {
        let key = JSONKey(intValue: currentIndex)
        guard !isAtEnd else {
            let context = DecodingError.Context(codingPath: codingPath + [key], debugDescription: "no more elements")
            throw DecodingError.valueNotFound(JSONValue.self, context)
        }
        currentIndex += 1
        return decoder.child(elements[currentIndex - 1], at: key)
    }
}

private struct Single: SingleValueDecodingContainer {
    let decoder: JSONValueDecoder

    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { decoder.value == .null }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.decode(type) }
}

/// The name of a member, or the number of an element.
private struct JSONKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }
}
