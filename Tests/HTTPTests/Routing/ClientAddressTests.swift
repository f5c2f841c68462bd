import HTTP
import HTTPTypes
import Testing

@Suite("The client behind proxies")
struct ClientAddressTests {
    private func request(_ peer: PeerAddress, _ name: String = "X-Forwarded-For", _ values: [String] = []) throws
        -> Request
    {
        var fields = HTTPFields()
        for value in values { fields.append(HTTPField(name: try #require(HTTPField.Name(name)), value: value)) }
        return Request(path: "/", fields: fields, peer: peer)
    }

    private let finder = ClientAddress(trustedProxies: ["10.0.0.0/8", "2001:db8::/32"].compactMap(AddressRange.init))
    private let proxy = PeerAddress.ipv4([10, 0, 0, 1], port: 1)

    @Test("A peer that is no trusted proxy is the client, whatever it writes")
    func untrusted() throws {
        let request = try request(.ipv4([192, 0, 2, 1], port: 1), "X-Forwarded-For", ["198.51.100.7"])
        #expect(finder.address(of: request) == [192, 0, 2, 1])
    }

    @Test(
        "Behind a trusted proxy the nearest hop that is not one is the client",
        arguments: [
            ("X-Forwarded-For", ["198.51.100.7"], [198, 51, 100, 7]),
            ("X-Forwarded-For", ["203.0.113.9, 198.51.100.7, 10.1.1.1"], [198, 51, 100, 7]),
            ("X-Forwarded-For", ["203.0.113.9", "198.51.100.7"], [198, 51, 100, 7]),
            ("X-Forwarded-For", ["198.51.100.7:4711"], [198, 51, 100, 7]),
            ("X-Forwarded-For", ["rubbish"], [10, 0, 0, 1]),
            ("X-Forwarded-For", ["203.0.113.9, unknown"], [10, 0, 0, 1]),
            ("Forwarded", ["for=198.51.100.7;proto=https"], [198, 51, 100, 7]),
            ("Forwarded", ["proto=http;For=\"198.51.100.7:80\", for=10.2.2.2"], [198, 51, 100, 7]),
            ("Forwarded", ["for=_hidden"], [10, 0, 0, 1]),
        ] as [(String, [String], [UInt8])]
    )
    func trusted(name: String, values: [String], address: [UInt8]) throws {
        #expect(finder.address(of: try request(proxy, name, values)) == address)
    }

    @Test("IPv6 callers are limited by /48, and a mapped IPv4 address is one")
    func prefixes() throws {
        let six = try request(proxy, "Forwarded", ["for=\"[2001:470:1:2::3]:443\""])
        #expect(finder.limitedPrefix(of: six) == [0x20, 0x01, 0x04, 0x70, 0, 1])
        let mapped: [UInt8] = Array(repeating: 0, count: 10) + [0xFF, 0xFF, 192, 0, 2, 1]
        #expect(finder.limitedPrefix(of: try request(.ipv6(mapped, port: 1))) == [192, 0, 2, 1])
    }

    @Test(
        "What is no block of addresses is refused",
        arguments: ["", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "::/129", "a/8", "1.2.3.4/-1"]
    )
    func noRange(text: String) {
        #expect(AddressRange(text) == nil)
    }
}
