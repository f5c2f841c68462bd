internal import CLibXML2

extension SAXSession {
    /// The functions that libxml2 calls; what is not here (declarations, entities, the outside) it can't do.
    static func handlers() -> xmlSAXHandler {
        var handlers = xmlSAXHandler()
        handlers.initialized = UInt32(XML_SAX2_MAGIC)
        handlers.startElementNs = { user, local, prefix, namespace, _, _, count, _, attributes in
            guard let session = SAXSession.session(user), let name = XMLName(local, prefix, namespace) else { return }
            session.start(name, SAXSession.attributes(attributes, count: Int(count)))
        }
        handlers.endElementNs = { user, local, prefix, namespace in
            guard let session = SAXSession.session(user), let name = XMLName(local, prefix, namespace) else { return }
            session.end(name)
        }
        handlers.startElement = { user, name, attributes in
            guard let session = SAXSession.session(user), let name = XMLName(name, nil, nil) else { return }
            session.start(name, SAXSession.attributes(attributes))
        }
        handlers.endElement = { user, name in
            guard let session = SAXSession.session(user), let name = XMLName(name, nil, nil) else { return }
            session.end(name)
        }
        handlers.characters = { user, start, count in SAXSession.characters(user, start, count) }
        handlers.ignorableWhitespace = { user, start, count in SAXSession.characters(user, start, count) }
        handlers.cdataBlock = { user, start, count in SAXSession.characters(user, start, count) }
        handlers.comment = { user, _ in SAXSession.session(user)?.pass() }
        handlers.processingInstruction = { user, _, _ in SAXSession.session(user)?.pass() }
        handlers.internalSubset = { user, _, _, _ in SAXSession.session(user)?.pass() }
        handlers.reference = { user, name in
            if let name { SAXSession.session(user)?.reference(name) }
        }
        handlers.serror = { user, error in
            if let error { SAXSession.session(user)?.complain(error) }
        }
        return handlers
    }

    private static func session(_ user: UnsafeMutableRawPointer?) -> SAXSession? {
        user.map { Unmanaged<SAXSession>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func characters(_ user: UnsafeMutableRawPointer?, _ start: UnsafePointer<UInt8>?, _ count: Int32) {
        guard let start, count > 0 else { return }
        session(user)?.characters(UnsafeBufferPointer(start: start, count: Int(count)))
    }

    /// Five pointers an attribute: name, prefix, namespace, start and end of the value.
    private static func attributes(
        _ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
        count: Int
    ) -> [XMLAttribute] {
        guard let list, count > 0 else { return [] }
        return (0..<count).compactMap { index in
            let parts = list + 5 * index
            guard let name = parts[0], let start = parts[3], let end = parts[4] else { return nil }
            return XMLAttribute(
                name: string(name),
                prefix: parts[1].map(string),
                value: String(decoding: UnsafeBufferPointer(start: start, count: max(0, end - start)), as: UTF8.self)
            )
        }
    }

    /// Names and values in turn, a null pointer at the end.
    private static func attributes(_ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) -> [XMLAttribute] {
        guard var pointer = list else { return [] }
        var result: [XMLAttribute] = []
        while let name = pointer[0] {
            result.append(XMLAttribute(name: string(name), value: pointer[1].map(string) ?? ""))
            pointer += 2
        }
        return result
    }

    static func string(_ bytes: UnsafePointer<UInt8>) -> String {
        String(decoding: UnsafeBufferPointer(start: bytes, count: Int(xmlStrlen(bytes))), as: UTF8.self)
    }
}

extension XMLName {
    fileprivate init?(
        _ local: UnsafePointer<UInt8>?,
        _ prefix: UnsafePointer<UInt8>?,
        _ namespace: UnsafePointer<UInt8>?
    ) {
        guard let local else { return nil }
        self.init(
            SAXSession.string(local),
            namespace: namespace.map(SAXSession.string),
            prefix: prefix.map(SAXSession.string)
        )
    }
}
