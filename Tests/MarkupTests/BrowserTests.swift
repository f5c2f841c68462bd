import Foundation
import Markup
import Testing

@testable import FuzzTargets

/// What a browser makes of hostile comments, which may be something else than what a checker of ours reads.
///
/// Skips, and says so, where there is no Chromium.
@Suite("Hostile markup in a browser", .serialized, .timeLimit(.minutes(10)))
struct BrowserTests {
    private static let chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    @Test(
        "No comment brings an element, attribute or address of its own into the page, and none runs a script",
        .enabled(if: chromium != nil, "Chromium is not installed")
    )
    func comments() throws {
        let texts = HostileMarkup.vectors.flatMap { [$0, "a \($0) b", "> \($0)", "[\($0)](https://a.example)"] }
        let report = try Self.report(on: texts.map(CommentMarkup.html), allowing: .comment)
        #expect(report.read == texts.count)
        #expect(report.findings.isEmpty, "\(report.findings.prefix(5))")
    }

    @Test(
        "Nor does a note of an article",
        .enabled(if: chromium != nil, "Chromium is not installed")
    )
    func articles() throws {
        let texts = try HostileMarkup.vectors.map { vector in
            ArticleMarkup.html(try MarkdownDocument(vector).blocks) { _ in "" }
        }
        let report = try Self.report(on: texts, allowing: .article)
        #expect(report.read == texts.count)
        #expect(report.findings.isEmpty, "\(report.findings.prefix(5))")
    }

    @Test(
        "The browser's report sees what gets through where there is something",
        .enabled(if: chromium != nil, "Chromium is not installed")
    )
    func control() throws {
        let report = try Self.report(
            on: [
                "<p>fine</p>", "<img src=x onerror=alert(1)>", "<p onclick=x>x</p>", "<a href=javascript:x>x</a>",
                "<a href='https://a.example' rel='nofollow ugc noopener'>x</a>", "<svg><style>x</style></svg>",
                "<script>alert(2)</script>", "</div></article><b>x</b>",
            ],
            allowing: .comment
        )
        let places = Set(report.findings.compactMap { $0.split(separator: " ").first.map(String.init) })
        #expect(places.isSuperset(of: ["1", "2", "3", "5", "6"]), "\(report.findings)")
        #expect(!places.contains("0") && !places.contains("4"))
        #expect(report.findings.contains { $0.contains("ran a script") })
        #expect(report.findings.contains { $0.contains("outside") })
    }

    // MARK: The page

    private struct Report: Decodable {
        let read: Int
        let findings: [String]
    }

    /// Loads a page with all texts in Chromium, lets it look at its own document, and reads what it found.
    private static func report(on texts: [String], allowing checker: HTMLChecker) throws -> Report {
        let folder = FileManager.default.temporaryDirectory.appending(path: "browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // What can't be removed is in the system's folder for such files.
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "page.html")
        try page(texts, checker).write(to: file, atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(filePath: chromium ?? "")
        process.arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND",
            "--user-data-dir=\(folder.appending(path: "profile").path)", "--virtual-time-budget=10000",
            "--dump-dom", file.absoluteString,
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let dom = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        let start = try #require(
            dom.range(of: "REPORT-BEGIN", options: .backwards),
            "Chromium gave no report: \(dom.prefix(200))"
        )
        let end = try #require(dom.range(of: "REPORT-END", options: .backwards))
        let json = try #require(Data(base64Encoded: String(dom[start.upperBound..<end.lowerBound])))
        return try JSONDecoder().decode(Report.self, from: json)
    }

    private static func page(_ texts: [String], _ checker: HTMLChecker) throws -> String {
        let tags = try JSONEncoder().encode(checker.tags)
        let schemes = try JSONEncoder().encode(checker.schemes)
        let slots = texts.enumerated().map { "<article class=slot data-n=\($0)><div>\($1)</div></article>" }
        return """
            <!DOCTYPE html>
            <html><head><meta charset="utf-8"><title>page</title>
            <script>
            // Whatever an attack does to show itself is noted here, before any of them is read.
            const runs = []
            for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
              window[name] = () => { runs.push(name) }
            }
            window.addEventListener('securitypolicyviolation', () => runs.push('policy'))
            </script>
            </head><body><main>
            \(slots.joined(separator: "\n"))
            </main>
            <script>
            // An address that is none leads nowhere; its own words then have to be those of an allowed scheme.
            const protocolOf = (url) => {
              try { return new URL(url).protocol.slice(0, -1) } catch { return url.split(':')[0].toLowerCase() }
            }
            window.addEventListener('load', () => setTimeout(() => {
              const tags = \(String(decoding: tags, as: UTF8.self))
              const schemes = \(String(decoding: schemes, as: UTF8.self))
              const findings = runs.map((name) => `- ran a script (${name})`)
              const main = document.querySelector('main')
              const slots = [...main.querySelectorAll('article.slot')]
              for (const slot of slots) {
                const n = slot.dataset.n
                const say = (text) => findings.push(`${n} ${text}`)
                if (slot.parentNode !== main) say('stands elsewhere in the document')
                if (slot.children.length !== 1) say('left its place')
                for (const element of slot.firstElementChild?.querySelectorAll('*') ?? []) {
                  const name = element.localName
                  if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml') say(`a foreign element ${name}`)
                  if (!Object.hasOwn(tags, name)) { say(`the element ${name}`); continue }
                  for (const attribute of element.attributes) {
                    if (!tags[name].includes(attribute.name)) say(`the attribute ${attribute.name} of ${name}`)
                  }
                  for (const key of ['href', 'src']) {
                    if (!element.hasAttribute(key)) continue
                    const written = element.getAttribute(key)
                    const protocol = protocolOf(element[key])
                    const isLocal = written.startsWith('#') && schemes.includes('#')
                      || schemes.includes('/') && protocol === 'file' && !/^\\w*:|^\\/\\/|\\\\/.test(written)
                    if (!isLocal && !schemes.includes(protocol)) say(`the address ${written}`)
                  }
                }
              }
              for (const element of document.body.querySelectorAll(':scope > *')) {
                if (!['main', 'script'].includes(element.localName)) findings.push(`- outside: ${element.localName}`)
              }
              for (const element of main.children) {
                if (!element.matches('article.slot')) findings.push(`- outside: ${element.localName}`)
              }
              const bytes = new TextEncoder().encode(JSON.stringify({read: slots.length, findings: findings.slice(0, 200)}))
              const base64 = btoa(String.fromCharCode(...bytes))
              document.body.append(`REPORT-BEGIN${base64}REPORT-END`)
            }, 500))
            </script>
            </body></html>
            """
    }
}
