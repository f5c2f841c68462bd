import Foundation
import HTTPTypes
import Testing

@testable import ArticlesWeb

@Suite("The style sheet and the policy")
struct StylesheetTests {
    let css: String
    let renderer: PageRenderer

    init() throws {
        renderer = PageRenderer()
        css = String(decoding: try #require(renderer.assets["page.css"]).bytes, as: UTF8.self)
    }

    @Test("It is complete and asks for nothing else")
    func complete() {
        #expect(!css.contains("url(") && !css.contains("@import"))
        #expect(css.count { $0 == "{" } == css.count { $0 == "}" })
        for feature in ["prefers-color-scheme: dark", "prefers-reduced-motion", "@media print", ":focus-visible"] {
            #expect(css.contains(feature))
        }
    }

    @Test("Text reaches WCAG AA on every ground, in light and dark", arguments: [0, 1])
    func contrast(scheme: Int) throws {
        let blocks = css.components(separatedBy: ":root {").dropFirst().prefix(2).map {
            String($0.prefix { $0 != "}" })
        }
        try #require(blocks.count == 2)
        func luminance(_ name: String) throws -> Double {
            let value = try #require(blocks[scheme].components(separatedBy: "--\(name): #").dropFirst().first)
            let digits = try #require(UInt32(value.prefix(6), radix: 16))
            let channels = [digits >> 16, digits >> 8, digits].map { channel in
                let share = Double(channel & 0xFF) / 255
                return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
        }
        let pairs = ["ink", "faded", "rubric"].flatMap { text in ["paper", "wash", "glow"].map { (text, $0) } }
        for (text, ground) in pairs + [("paper", "rubric"), ("paper", "ink")] {
            let pair = [try luminance(text), try luminance(ground)].sorted()
            let ratio = (pair[1] + 0.05) / (pair[0] + 0.05)
            #expect(ratio >= 4.5, "\(text) on \(ground): \(ratio)")
        }
    }

    @Test("Every class of the templates that the style sheet should know is there")
    func classes() throws {
        for name in [
            "masthead", "skip", "standfirst", "contents", "notes", "back", "thread", "tombstone", "post", "error",
        ] {
            #expect(css.contains(".\(name)"))
        }
    }

    @Test("The policy allows no script, no style and no frame of another origin")
    func policy() throws {
        let policy = try #require(PageRenderer.securityFields[.contentSecurityPolicy])
        #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "))
        #expect(!policy.contains("unsafe") && !policy.contains("\n"))
        #expect(policy.contains("form-action 'self'") && policy.contains("frame-ancestors 'self'"))
        #expect(PageRenderer.securityFields[.xContentTypeOptions] == "nosniff")
        let name = try #require(HTTPField.Name("Referrer-Policy"))
        #expect(PageRenderer.securityFields[name] != nil)
    }
}
