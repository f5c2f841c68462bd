internal import Articles

/// What an import did, and what became of each character of the document.
struct ImportShape: WireShape {
    var outcome: ImportService.Outcome
    var result: ImportResult
    /// Whether the article that a dry run would make is shown.
    var isPreview = false

    func write(to json: inout JSONWriter) {
        let report = result.report
        json.object { json in
            json.member("effect", outcome.effect.rawValue)
            json.member("slug", outcome.slug.rawValue)
            json.member("revision", outcome.revision)
            json.member("format", report.format.rawValue)
            json.member("sections", outcome.sections)
            json.member("citations", outcome.citations)
            json.member("comments", result.document.comments.count)
            json.member("commentsAdded", outcome.commentsAdded)
            json.member("anchors") { json in
                json.member("anchored", outcome.anchors.anchored)
                json.member("moved", outcome.anchors.moved)
                json.member("orphaned", outcome.anchors.orphaned)
            }
            json.member("headings", report.headings) { json, heading in
                json.object { json in
                    json.member("text", heading.text)
                    json.key("confidence")
                    json.number(heading.confidence, places: 2)
                    json.member("reason", heading.reason)
                }
            }
            json.member("markersWithoutNote", report.markersWithoutNote) { $0.string($1) }
            json.member("notesWithoutMarker", report.notesWithoutMarker) { $0.string($1) }
            let noted = outcome.citationWarnings.sorted { $0.key < $1.key }
            json.member("citationWarnings", noted) { json, warnings in
                json.object { json in
                    json.member("citation", warnings.key)
                    json.member("codes", warnings.value) { $0.string($1) }
                }
            }
            json.member("findings", outcome.findings) { FindingShape(finding: $1).write(to: &$0) }
            json.member("warnings", report.warnings) { json, warning in
                json.object { json in
                    json.member("code", warning.code)
                    json.member("message", warning.message)
                }
            }
            json.member("spans", report.spans) { json, span in
                json.object { json in
                    json.member("start", span.start)
                    json.member("end", span.end)
                    json.member("kind", span.kind.rawValue)
                    json.member("name", span.name)
                }
            }
            if isPreview, let preview = outcome.preview {
                json.key("article")
                ArticleShape(article: preview.article, sections: preview.sections, citations: preview.citations)
                    .write(to: &json)
            }
        }
    }
}
