import CZlib
@testable import HTTP
import HTTPTypes
import Testing

@Suite("Content coding")
struct ContentCodingTests {
    private static let article = Array(String(repeating: "{\"text\": \"a sentence that repeats\"}\n", count: 60).utf8)

    @Test(
        "Accept-Encoding decides whether gzip is sent",
        arguments: [
            (nil, false, "no field"), ("", false, "only as it is"), ("gzip", true, "asked for"),
            ("GZIP", true, "case does not matter"), ("x-gzip", true, "the older name"),
            ("gzip, deflate, br, zstd", true, "a browser"), ("deflate, br", false, "others only"),
            ("identity", false, "as it is"), ("*", true, "anything"), ("gzip;q=1.0", true, "the highest weight"),
            ("gzip;q=0", false, "refused"), ("gzip;q=0.000", false, "refused to the third place"),
            ("gzip;q=0.001", true, "the least weight is above what is not listed"),
            ("*;q=0.5", true, "equal weights"), ("*;q=0", false, "everything refused: as it is"),
            ("gzip;q=0, *", false, "the closer entry wins"), ("gzip;q=0.5, identity", false, "as it is, preferably"),
            ("gzip;q=0.5, identity;q=0.5", true, "equal weights"), ("gzip, identity;q=0.5", true, "preferably"),
            ("identity;q=0.5, *;q=0", false, "gzip falls under the asterisk"),
            ("*;q=0.5, gzip;q=0.3", false, "what is not listed falls under the asterisk"),
            ("identity;q=0, gzip;q=0.1", true, "as it is refused"), ("*;q=0, gzip", true, "all but gzip refused"),
            ("gzip ; q=0.8", true, "space"), ("gzip;Q=0.8", true, "the weight's name in another case"),
            (",gzip,,", true, "empty members"), ("br;q=1, gzip;q=0.2, *;q=0", true, "the one that is known"),
            ("gzip;q=0, x-gzip", true, "two names of one coding: the better counts"),
            // Malformed fields count as absent.
            ("gzip;q=2", false, "above 1"), ("gzip;q=1.5", false, "above 1"), ("gzip;q=0.1234", false, "four digits"),
            ("gzip;q=", false, "no weight"), ("gzip;", false, "nothing behind the semicolon"),
            ("gzip;level=9", false, "no parameters"), ("gzip deflate", false, "no comma"),
            ("gzip;q=a", false, "no number"),
            ("gzip, b@d", false, "no token"), ("gzip;q=0.5;q=1", false, "two weights"), ("\"gzip\"", false, "quotes"),
            ("gzip;q =1", false, "space inside"),
        ] as [(String?, Bool, String)]
    )
    func acceptEncoding(value: String?, isCoded: Bool, reason: String) async throws {
        let response = try await self.response(acceptEncoding: value)
        #expect((response.fields[.contentEncoding] == "gzip") == isCoded, "\(reason)")
        #expect(response.fields[.vary] == "Accept-Encoding", "\(reason)")
        #expect((isCoded ? Self.decompressed(response.bytes) : response.bytes) == Self.article, "\(reason)")
        let tag = EntityTag(of: Self.article)
        #expect(response.fields[.eTag] == (isCoded ? tag.gzipped : tag).description, "\(reason)")
    }

    @Test(
        "Only texts are compressed",
        arguments: [
            ("application/json", true), ("application/json; charset=utf-8", true), ("text/html", true),
            ("TEXT/CSS", true), ("application/vnd.citationstyles.csl+json", true), ("application/atom+xml", true),
            ("image/svg+xml", true), ("application/x-bibtex", true), ("application/problem+json", true),
            ("application/x-research-info-systems", true), ("application/openmetrics-text", true),
            ("image/png", false), ("application/octet-stream", false), ("application/gzip", false),
            ("application/vnd.sqlite3", false), ("font/woff2", false), ("nonsense", false), ("", false),
        ]
    )
    func mediaTypes(type: String, isText: Bool) async throws {
        let response = try await self.response(acceptEncoding: "gzip", type: type)
        #expect((response.fields[.contentEncoding] == "gzip") == isText)
        #expect(response.fields[.vary] == (isText ? "Accept-Encoding" : nil))
    }

    @Test(
        "Short content is left alone, unless the client refuses it so",
        arguments: [
            (0, "gzip", false, "nothing"), (1024, "gzip", false, "the threshold"), (1025, "gzip", true, "above"),
            (10, "identity;q=0, gzip", true, "refused as it is"), (10, "*;q=0, gzip", true, "refused as it is"),
            (10, "identity;q=0", false, "nothing is acceptable, so what there is"),
        ]
    )
    func lengths(count: Int, accept: String, isCoded: Bool, reason: String) async throws {
        let content = [UInt8](repeating: 0x61, count: count)
        let response = try await self.response(acceptEncoding: accept, content: content)
        #expect((response.fields[.contentEncoding] == "gzip") == isCoded, "\(reason)")
        #expect(response.fields[.vary] == (count > 0 ? "Accept-Encoding" : nil), "\(reason)")
    }

    @Test("What is coded already, and streams, pass through")
    func untouched() async throws {
        let coding = ContentCoding().middleware
        let coded = wrap(
            { _ in
                Response(
                    fields: [.contentType: "text/plain", .contentEncoding: "br"],
                    content: .bytes(Self.article)
                )
            },
            in: [coding]
        )
        let request = Request(path: "/", fields: [.acceptEncoding: "gzip"])
        #expect(try await coded(request).bytes == Self.article)
        #expect(try await coded(request).fields[.contentEncoding] == "br")
        let stream = wrap(
            { _ in
                Response(fields: [.contentType: "text/event-stream"], content: .stream(AsyncStream { $0.finish() }))
            },
            in: [coding]
        )
        #expect(try await stream(request).fields[.contentEncoding] == nil)
    }

    @Test(
        "If-None-Match knows each variant that the client takes",
        arguments: [
            ("gzip", "\"T-gzip\"", "\"T-gzip\"", "the variant that it would get"),
            ("gzip", "\"T\"", "\"T\"", "the other one, which it takes as well"),
            ("gzip", "\"T\", \"T-gzip\"", "\"T-gzip\"", "both: the one that it would get"),
            ("gzip", "*", "\"T-gzip\"", "anything: the one that it would get"),
            ("gzip", "W/\"T-gzip\"", "\"T-gzip\"", "weakened by a proxy"),
            ("gzip", "W/\"T\"", "\"T\"", "the other one, weakened"),
            ("gzip;q=0.5, identity", "\"T-gzip\"", "\"T-gzip\"", "the one that it likes less"),
            (nil, "\"T\"", "\"T\"", "as it is"),
            (nil, "\"T-gzip\"", nil, "a variant that it does not take now"),
            ("gzip;q=0", "\"T-gzip\"", nil, "a variant that it refuses"),
            ("gzip, identity;q=0", "\"T\"", nil, "a variant that it refuses"),
            ("gzip", "\"X\", \"T-br\"", nil, "others"),
            ("gzip", "T", nil, "malformed"),
        ] as [(String?, String, String?, String)]
    )
    func validators(accept: String?, condition: String, expected: String?, reason: String) async throws {
        let tag = EntityTag(of: Self.article).opaque
        let value = condition.split(separator: "T", omittingEmptySubsequences: false).joined(separator: tag)
        let response = try await self.response(acceptEncoding: accept, ifNoneMatch: value)
        #expect((response.status == .notModified) == (expected != nil), "\(reason)")
        if let expected {
            let written = expected.split(separator: "T", omittingEmptySubsequences: false).joined(separator: tag)
            #expect(response.fields[.eTag] == written, "\(reason)")
            #expect(response.bytes.isEmpty)
            #expect(response.fields[.contentEncoding] == nil)
        }
        #expect(response.fields[.vary] == "Accept-Encoding", "\(reason)")
    }

    @Test("The same content gives the same bytes, whose head holds no time")
    func deterministic() throws {
        let first = try #require(Gzip.compress(Self.article))
        #expect(Gzip.compress(Self.article) == first)
        #expect(Array(first[0..<8]) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
        #expect(first.count < Self.article.count / 5)
    }

    @Test(
        "What was compressed comes back",
        arguments: [0, 1, 1023, 65_536, 300_001]
    )
    func roundTrip(count: Int) throws {
        var state: UInt64 = 42
        // Bytes without any pattern don't shrink: the result is longer than the content.
        let content = (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
        for level: Int32 in [1, 6, 9] {
            let coded = try #require(Gzip.compress(content, level: level))
            #expect(Self.decompressed(coded) == content)
        }
    }

    private func response(
        acceptEncoding: String?,
        ifNoneMatch: String? = nil,
        type: String = "application/json",
        content: [UInt8] = article
    ) async throws -> Response {
        let coding = ContentCoding()
        let handler = wrap(
            { _ in Response(fields: [.contentType: type], content: .bytes(content)) },
            in: [coding.middleware, ConditionalRequests(coding: coding).middleware]
        )
        var fields = HTTPFields()
        fields[.acceptEncoding] = acceptEncoding
        fields[.ifNoneMatch] = ifNoneMatch
        return try await handler(Request(path: "/", fields: fields))
    }

    /// What zlib makes of it; nil when it is not gzip.
    private static func decompressed(_ coded: [UInt8]) -> [UInt8]? {
        var coded = coded
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var content = [UInt8](repeating: 0, count: 400_000)
        let status = coded.withUnsafeMutableBufferPointer { input in
            content.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return inflate(&stream, Z_FINISH)
            }
        }
        return status == Z_STREAM_END ? Array(content.prefix(Int(stream.total_out))) : nil
    }
}
