import Testing

/// A page of our own making, and what must be read of it.
struct PlainTextDocument: Sendable, CustomTestStringConvertible {
    /// What is special about the page.
    let about: String
    let text: String
    /// As `PlainTextRendering` writes it.
    let reading: String

    var testDescription: String { about }

    static let all: [PlainTextDocument] = [
        .aLinedPage, .raisedDigits, .parentheses, .oneLine, .romanNumbers, .signs, .weblog, .footnoteBrackets, .gaps,
        .ambiguousDates, .carriageReturns, .noByline, .restart, .lostNumbers, .menuAndBiographies, .namesAreNoHeadings,
        .answers, .caravans, .canal, .dryYear, .footnotes, .border, .lanterns, .germanPage, .frenchPage, .spanishPage,
        .laterPart, .ladders, .snowFences, .garrison, .wells, .ferries,
        .breadLines, .witness, .census, .otherTreaty, .clock, .salt,
        .formAbove, .formWords, .datesBelow, .timesAgo, .postedBy, .shortWithLinks,
        .sideBarRunIn,
    ]
}
