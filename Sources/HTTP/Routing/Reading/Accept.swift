import HTTPTypes

/// The value of `Accept` (RFC 9110 §12.5.1).
struct Accept: Equatable {
    struct Range: Equatable {
        var type: String
        var subtype: String
        var parameters: [MediaType.Parameter]
        /// In thousandths.
        var quality: Int
    }

    var ranges: [Range]

    /// Nil when the value is malformed.
    init?(_ text: String) {
        var cursor = FieldCursor(text)
        ranges = []
        cursor.beginList()
        while !cursor.isAtEnd {
            guard let range = cursor.mediaRange(), cursor.endMember() else { return nil }
            ranges.append(range)
        }
    }

    /// The quality of a media type in thousandths, given by the most specific range that covers it; 0 when none does.
    func quality(of type: MediaType) -> Int {
        var best = (specificity: -1, quality: 0)
        for range in ranges {
            guard let specificity = range.specificity(for: type) else { continue }
            // The first of equals counts, so that a repeated range changes nothing.
            if specificity > best.specificity { best = (specificity, range.quality) }
        }
        return best.quality
    }
}

extension Accept.Range {
    /// How closely the range names the type; nil when it does not cover it.
    fileprivate func specificity(for media: MediaType) -> Int? {
        if type == "*" { return 0 }
        guard type == media.type else { return nil }
        if subtype == "*" { return 1 }
        guard subtype == media.subtype else { return nil }
        for parameter in parameters {
            guard let value = media.parameter(parameter.name), value.lowercased() == parameter.value.lowercased() else {
                return nil
            }
        }
        return 2 + parameters.count
    }
}

extension FieldCursor {
    fileprivate mutating func mediaRange() -> Accept.Range? {
        // An asterisk is a token byte as well.
        guard let type = token()?.lowercased(), consume("/"), let subtype = token()?.lowercased(),
            type != "*" || subtype == "*",
            let parameters = parameters(until: "q")
        else { return nil }
        var range = Accept.Range(type: type, subtype: subtype, parameters: parameters.list, quality: 1000)
        if parameters.foundLast {
            guard let quality = quality() else { return nil }
            range.quality = quality
            // What stands behind the weight were extensions in RFC 7231, which no one used.
            guard self.parameters(until: nil) != nil else { return nil }
        }
        return range
    }
}

extension Request {
    /// Of the media types on offer the one that `Accept` prefers; of equals the first.
    ///
    /// Without `Accept`, or when it is malformed, that is the first; nil when it refuses all of them.
    public func preferredMediaType(among offers: [String]) -> String? {
        guard let accept = fields[.accept].flatMap(Accept.init), !accept.ranges.isEmpty else { return offers.first }
        var best: (offer: String, quality: Int)?
        for offer in offers {
            guard let type = MediaType(offer) else { continue }
            let quality = accept.quality(of: type)
            if quality > best?.quality ?? 0 { best = (offer, quality) }
        }
        return best?.offer
    }

    /// As `preferredMediaType(among:)`, but throws a `Problem` (406, `notAcceptable`) when all are refused.
    public func acceptableMediaType(among offers: [String]) throws -> String {
        guard let type = preferredMediaType(among: offers) else {
            throw Problem(.notAcceptable, detail: "The resource can be given as \(offers.joined(separator: ", ")).")
        }
        return type
    }
}
