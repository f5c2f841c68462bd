internal import HTTP
internal import HTTPTypes

/// Identicons: pictures made of a seed alone, so that no other service learns who reads.
struct AvatarController: Sendable {
    func avatar(_ request: Request) async throws -> Response {
        _ = try request.query(allowing: [])
        guard let seed = request.parameters["seed"], let svg = Identicon(seed: seed)?.svg else {
            throw Problem(.notFound, detail: "An avatar's name has 32 hexadecimal digits.")
        }
        var response = Response(mediaType: "image/svg+xml", text: svg, freshnessTags: [])
        // A seed has one picture for ever.
        response.fields[.cacheControl] = "public, max-age=31536000, immutable"
        response.fields[.contentSecurityPolicy] = "default-src 'none'"
        return response
    }
}

/// A picture of 5 × 5 squares, mirrored, in one colour.
struct Identicon {
    private let digits: [UInt8]

    /// - Parameter seed: Thirty-two hexadecimal digits in lower case.
    init?(seed: String) {
        digits = seed.utf8.compactMap { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
            default: nil
            }
        }
        guard digits.count == 32, seed.utf8.count == 32 else { return nil }
    }

    var svg: String {
        let hue = (Int(digits[0]) * 16 + Int(digits[1])) * 360 / 256
        var squares = ""
        for column in 0..<3 {
            for row in 0..<5 where digits[2 + column * 5 + row] % 2 == 0 {
                for x in Set([column, 4 - column]).sorted() { squares += "M\(x) \(row)h1v1h-1z" }
            }
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 7 7" shape-rendering="crispEdges">\
            <path fill="hsl(\(hue) 30% 90%)" d="M-1 -1h7v7h-7z"/><path fill="hsl(\(hue) 45% 45%)" d="\(squares)"/></svg>
            """
    }
}
