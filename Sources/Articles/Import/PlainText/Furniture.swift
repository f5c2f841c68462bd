/// What stands on the page of an article and is none of it: navigation, buttons, lists of the site, imprint.
enum Furniture {
    // MARK: Above the article

    /// Whether a line is a menu: all words, or nearly all, are those that menus have.
    static func isNavigation(_ page: Page, _ line: Int) -> Bool {
        let content = page.lines[line].content
        guard content.count <= 250 else { return false }
        let words = folded(page, content)
        guard !words.isEmpty else { return true }
        if ["skip to content", "skip to main content", "skip navigation", "toggle navigation"].contains(
            words.joined(separator: " ")
        ) {
            return true
        }
        let known = words.count { navigation.contains($0) || foreignNavigation.contains($0) }
        if known == words.count { return true }
        // `Home > Blog > The Title`: a trail, which ends in words of the article.
        let isTrail = page.text(content).unicodeScalars.contains { ">»›/".unicodeScalars.contains($0) }
        if isTrail, ["home", "blog", "start"].contains(words[0]) { return true }
        return words.count >= 3 && known * 3 >= words.count * 2
    }

    /// One word above a title that names the rubric.
    static func isKicker(_ page: Page, _ line: Int) -> Bool {
        let words = folded(page, page.lines[line].content)
        return words.count <= 2 && words.allSatisfy { kickers.contains($0) || navigation.contains($0) }
    }

    /// Whether the imprint at the page's end names the same site.
    static func isSiteName(_ page: Page, _ line: Int) -> Bool {
        let name = page.folded(page.lines[line].content).lowercased()
        guard name.utf8.count >= 3 else { return false }
        return page.lines.suffix(12).contains { last in
            guard last.content.count < 200, isImprint(page, last.content) else { return false }
            let text = page.folded(last.content).lowercased()
            return text.utf8.count < 400 && text.split(separator: " ").count < 40 && contains(text, name)
        }
    }

    static func isReadingTime(_ page: Page, _ range: Range<Int>) -> Bool {
        let words = folded(page, range)
        return (2...4).contains(words.count) && Int(words[0]) != nil
            && ["min", "mins", "minute", "minutes", "words", "views", "shares", "minread"].contains(words[1])
    }

    // MARK: Buttons, lines that stand anywhere

    /// Whether a line holds nothing but words of share bars and the like.
    static func isButtons(_ page: Page, _ range: Range<Int>) -> Bool {
        guard range.count <= 160 else { return false }
        let words = folded(page, range)
        guard let first = words.first else { return !range.isEmpty && range.count <= 3 && page.text(range) == "|" }
        let text = words.joined(separator: " ")
        if buttonStarts.contains(where: { text == $0 || text.hasPrefix($0 + " ") }) { return true }
        guard words.count > 1 || !["it", "on", "x", "a", "this", "more", "via", "by", "0", "1"].contains(first) else {
            return false
        }
        return words.allSatisfy { buttons.contains($0) || Int($0) != nil }
            && words.contains { buttons.contains($0) && !weakButtons.contains($0) }
    }

    /// A line of stars, dashes or equals signs.
    static func isRule(_ page: Page, _ range: Range<Int>) -> Bool {
        range.count >= 3 && range.allSatisfy { page.scalars[$0].isSpace || isRule(page.scalars[$0]) }
    }

    /// Whether a line may be drawn of this.
    static func isRule(_ scalar: Unicode.Scalar) -> Bool { "*-_=~•·–—#⁂".unicodeScalars.contains(scalar) }

    /// Whether words that can't be the article's begin here, though no line break stands before them.
    static func runsIn(_ page: Page, at position: Int, limit: Int) -> Bool {
        page.end(ofOneOf: runInStarts, at: position, limit: limit) != nil
            || InlineComments.startsHeader(page, at: position, limit: limit)
            || isSideBar(page, position..<max(position, limit))
    }

    /// Whether a stretch behind a sentence is a whole side bar without a sentence: `Categories All Archives May 2016`.
    private static func isSideBar(_ page: Page, _ range: Range<Int>) -> Bool {
        func startsHeading(_ word: Range<Int>) -> Bool {
            guard page.scalars[word.lowerBound].isUpper else { return false }
            return headingsByLetter[page.scalars[word.lowerBound].caseFolded]?.contains {
                page.end(ofWords: $0.phrase, at: word.lowerBound, limit: range.upperBound) != nil
            } ?? false
        }
        guard !range.isEmpty, startsHeading(range) else { return false }
        var before = range.lowerBound
        while before > 0, page.scalars[before - 1].isSpace { before -= 1 }
        guard before > 0, page.scalars[before - 1].isTerminal || page.scalars[before - 1].isCloser else { return false }
        let words = page.words(in: range, atMost: 100)
        return words.count < 100 && !words.contains { page.scalars[$0.upperBound - 1].isTerminal }
            && words.dropFirst().contains(where: startsHeading)
    }

    private static let runInStarts = [
        "share this", "like this:", "tags:", "categories:", "filed under", "leave a reply", "leave a comment",
        "no comments", "comments are closed", "related posts", "posted in", "click to share", "all rights reserved",
    ]

    static func isImprint(_ page: Page, _ range: Range<Int>) -> Bool {
        guard range.count <= 300, let first = range.first else { return false }
        if page.scalars[first] == "©" { return true }
        return page.end(
            ofOneOf: [
                "copyright", "all rights reserved", "proudly powered by", "powered by", "theme by", "theme:",
                "built with",
                "privacy policy", "terms of use", "terms of service", "create your own", "create a free website",
                "blog at wordpress.com", "(c)", "subscribe to our", "sign up for our", "get updates",
            ],
            at: first,
            limit: range.upperBound
        ) != nil
    }

    /// The categories of `Filed under: A, B`.
    static func filedUnder(_ page: Page, _ range: Range<Int>) -> [String]? {
        guard range.count <= 300, let first = range.first else { return nil }
        for phrase in ["filed under", "categories", "category", "posted in", "filed in", "topics", "topic", "section"] {
            guard var end = page.end(ofWords: phrase, at: first, limit: range.upperBound) else { continue }
            if end < range.upperBound, page.scalars[end] == ":" {
                end += 1
            } else if !phrase.hasSuffix("in") && !phrase.hasSuffix("under") {
                continue
            }
            let list = list(page, page.trimmed(end..<range.upperBound))
            return list.isEmpty ? nil : list
        }
        return nil
    }

    /// The names in a list with commas or bars; `All` is none.
    static func list(_ page: Page, _ range: Range<Int>) -> [String] {
        page.text(range).split { ",|·•/;".contains($0) }
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            .filter { !$0.isEmpty && $0.lowercased() != "all" && $0.lowercased() != "uncategorized" }
    }

    // MARK: Below the article

    /// A heading of the side bar or the page's foot.
    struct Heading: Sendable {
        let name: String
        let end: Int
        /// Whether more of the line follows: `Tags: salt`, or glued as in `ArchivesJune 2024`.
        let isRunIn: Bool
    }

    /// The side-bar heading that a line begins with.
    static func heading(_ page: Page, _ content: Range<Int>) -> Heading? {
        // Upper case: `archives of the city` is prose.
        guard let first = content.first, page.scalars[first].isUpper else { return nil }
        for (name, phrase) in headingsByLetter[page.scalars[first].caseFolded] ?? [] {
            guard var end = page.end(of: phrase, at: content.lowerBound, limit: content.upperBound) else { continue }
            let isGlued = end < content.upperBound && page.scalars[end].isUpper && page.scalars[end - 1].isLower
            if end < content.upperBound, page.scalars[end] == ":" { end += 1 }
            if page.skippingSpace(from: end, limit: content.upperBound) == content.upperBound {
                return Heading(name: name, end: content.upperBound, isRunIn: false)
            }
            if isGlued || page.scalars[end - 1] == ":" { return Heading(name: name, end: end, isRunIn: true) }
        }
        return nil
    }

    /// Whether the article may go on right below a heading of the side bar: behind a link, or under what heads a list
    /// and therefore no sentence.
    static func interrupts(_ page: Page, _ content: Range<Int>) -> Bool {
        guard let heading = heading(page, content) else { return false }
        return (heading.isRunIn ? links : lists).contains(heading.name)
    }

    private static let links: Set = ["Read More", "See Also", "Related", "À lire aussi"]
    private static let lists: Set = ["Advertisement", "Links", "Archive", "Archives", "Calendar", "Navigation"]

    private static let headings =
        [
            "Dedication", "Categories", "Category", "Archives", "Archive", "Tags", "Tag Cloud", "Related Posts",
            "Related Articles",
            "Related", "Related Stories", "Recent Posts", "Recent Comments", "Recent Articles", "Latest Posts",
            "Popular Posts",
            "Most Read", "Most Popular", "Trending", "You May Also Like", "You Might Also Like",
            "More From This Author",
            "More Like This", "Read More", "Read Next", "Up Next", "See Also", "Subscribe",
            "Subscribe To Our Newsletter",
            "Newsletter", "Sign Up", "RSS Feed", "RSS", "Author", "Authors", "About This Blog", "About The Blog",
            "About Us",
            "Contact", "Contact Us", "Share This", "Share This:", "Share", "Like This", "Like This:", "Follow Us",
            "Follow",
            "Search", "Meta", "Blogroll", "Links", "Pages", "Menu", "Navigation", "Post Navigation", "Previous Post",
            "Next Post", "Previous", "Next", "Keep Reading", "Social", "Connect", "Donate", "Support Us",
            "Advertisement",
            "Comments Feed", "Entries Feed", "Filed Under", "Posted In", "Published In", "Tagged", "Translate",
            "Calendar",
        ] + PageVocabulary.all(\.sidebar)

    private static let headingsByLetter: [Unicode.Scalar: [(name: String, phrase: String)]] = {
        var table: [Unicode.Scalar: [(name: String, phrase: String)]] = [:]
        for name in headings {
            guard let first = name.lowercased().unicodeScalars.first else { continue }
            table[first, default: []].append((name, name.lowercased()))
        }
        return table
    }()

    // MARK: Comments

    /// A line such as `2 Comments` or `Leave a Reply`.
    struct CommentsHeader: Sendable, Equatable {
        /// As the page states it; nil when it doesn't.
        let count: Int?
        /// Whether it opens the form and not the list.
        let isForm: Bool
        /// Whether words follow the form's: `Leave a comment if you know more`.
        var saysMore = false
    }

    static func commentsHeader(_ page: Page, _ content: Range<Int>) -> CommentsHeader? {
        guard content.count <= 200, let first = content.first else { return nil }
        let limit = content.upperBound
        if let end = page.end(ofOneOf: formStarts, at: first, limit: limit), content.count <= 90 {
            let saysMore = (end..<limit).contains { page.scalars[$0].isWordPart }
            return CommentsHeader(count: nil, isForm: true, saysMore: saysMore)
        }
        var position = first
        var count: Int?
        if page.scalars[first].isASCIIDigit {
            var value = 0
            while position < limit, position - first < 7,
                page.scalars[position].isASCIIDigit || page.scalars[position] == ","
            {
                if page.scalars[position] != "," { value = value * 10 + Int(page.scalars[position].value - 0x30) }
                position += 1
            }
            count = value
        } else {
            for (number, words) in numberWords.enumerated() {
                if count == nil, let end = page.end(ofOneOf: words, at: first, limit: limit) {
                    (count, position) = (number, end)
                }
            }
            if count == nil, let end = page.end(ofWords: "no", at: first, limit: limit) { (count, position) = (0, end) }
        }
        position = page.skippingSpace(from: position, limit: limit)
        if let end = page.end(ofWords: "reader", at: position, limit: limit) {
            position = page.skippingSpace(from: end, limit: limit)
        }
        guard
            let end = page.end(
                ofOneOf: count == nil ? ["comments", "responses", "discussion"] + foreignNouns : nouns + foreignNouns,
                at: position,
                limit: limit
            )
        else { return nil }
        var rest = page.skippingSpace(from: end, limit: limit)
        if rest < limit, ":»|".unicodeScalars.contains(page.scalars[rest]) {
            rest = page.skippingSpace(from: rest + 1, limit: limit)
        }
        if rest == limit { return CommentsHeader(count: count, isForm: false) }
        if count == nil, page.scalars[rest] == "(" {
            // Comments (3)
            let inside = page.trimmed(rest + 1..<max(rest + 1, limit - 1))
            guard page.scalars[limit - 1] == ")", inside.count <= 6, let number = Int(page.text(inside)) else {
                return nil
            }
            return CommentsHeader(count: number, isForm: false)
        }
        guard
            page.end(
                ofOneOf: [
                    "on", "to", "so far", "yet", "about", "leave a comment", "add a comment", "add yours", "zu", "sur",
                    "à", "en", "sobre", "bisher",
                ],
                at: rest,
                limit: limit
            ) != nil
        else { return nil }
        return CommentsHeader(count: count, isForm: false)
    }

    /// Whether a line of a comment is one of its buttons.
    static func isCommentButton(_ page: Page, _ content: Range<Int>) -> Bool {
        if page.end(ofOneOf: ["pingback:", "trackback:"], at: content.lowerBound, limit: content.upperBound) != nil {
            return true
        }
        guard content.count <= 60 else { return false }
        let words = folded(page, content)
        let text = words.joined(separator: " ")
        if words.isEmpty { return content.count <= 4 }
        return commentButtons.contains(text) || foreignButtons.contains(text)
            || Int(words[0]) != nil && words.count == 2 && ["likes", "like", "votes", "vote"].contains(words[1])
            || text.hasPrefix("liked by ") && words.count <= 6 && (words.last == "person" || words.last == "people")
    }

    /// Whether it is the button that ends a comment.
    static func isReplyButton(_ page: Page, _ content: Range<Int>) -> Bool {
        guard content.count <= 40 else { return false }
        return [
            "reply", "reply to this", "reply to this comment", "log in to reply", "respond", "like reply", "reply like",
            "reply share",
        ]
        .contains(folded(page, content).joined(separator: " "))
            || PageVocabulary.all(\.replyButtons).contains(folded(page, content).joined(separator: " "))
    }

    // MARK: Words

    /// The words of a range in lower case, without marks.
    static func folded(_ page: Page, _ range: Range<Int>) -> [String] {
        page.words(in: range).compactMap { word in
            let text = page.text(word).lowercased().filter { $0.isLetter || $0.isNumber || $0 == "+" }
            return text.isEmpty ? nil : text
        }
    }

    private static func contains(_ text: String, _ part: String) -> Bool {
        let (text, part) = (Array(text.utf8), Array(part.utf8))
        guard part.count <= text.count else { return false }
        return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    private static let navigation = words(
        """
        home about blog contact news menu search login log in sign up subscribe archive archives categories topics
        events publications articles essays podcast podcasts shop store faq help donate team jobs careers press media
        issues issue magazine us staff resources research projects gallery cart account register support membership
        back to all posts main navigation close open toggle skip content rss feed newsletter video videos
        """
    )

    private static let kickers = words(
        "opinion analysis news essay essays feature features commentary research review reviews interview interviews report reports culture politics history science column editorial perspective perspectives blog article policy brief"
    )

    private static let buttons = words(
        """
        share tweet email print facebook twitter linkedin pinterest whatsapp reddit tumblr telegram pin it like likes
        loading save copy link post mail pocket flipboard mastodon bluesky x on this via bookmark instapaper digg
        stumbleupon delicious google+ +1 buffer messenger follow forward download pdf by more skype line
        """
    )

    /// Words that stand beside buttons and prove nothing alone.
    private static let weakButtons = words("it on x this more by via line post buffer digg pocket a")

    private static let buttonStarts = [
        "click to share", "share this", "share on", "like this", "tweet this", "print this", "email this",
        "send to a friend",
        "download as pdf", "download pdf", "download this article",
    ]

    private static let numberWords: [[String]] = {
        let english = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
        let others = PageVocabulary.others.values.map(\.numbers)
        return english.enumerated().map { number, word in [word] + others.flatMap { $0[number] } }
    }()
    private static let foreignNavigation = Set(PageVocabulary.all(\.navigation))
    private static let foreignNouns = PageVocabulary.all(\.comments)
    private static let foreignButtons = Set(PageVocabulary.all(\.replyButtons) + PageVocabulary.all(\.buttons))
    private static let nouns = [
        "comments", "comment", "responses", "response", "replies", "reply", "thoughts", "thought",
    ]
    private static let formStarts =
        [
            "leave a reply", "leave a comment", "leave your comment", "leave a response", "leave comment",
            "leave reply",
            "post a comment", "add a comment", "add your comment", "add comment", "write a comment", "submit a comment",
            "post comment", "join the conversation", "join the discussion", "comments are closed", "comments closed",
            "comments are disabled", "comments off", "commenting is closed", "your email address will not be published",
            "you must be logged in to", "log in to comment", "login to comment", "cancel reply", "have your say",
            "your comment will be posted", "what do you think?", "this entry was posted", "be the first to comment",
            "comment on this",
        ] + PageVocabulary.all(\.forms)
    private static let commentButtons: Set<String> = [
        "reply", "reply to this", "reply to this comment", "log in to reply", "like", "likes", "share", "report",
        "edit", "permalink",
        "link", "like reply", "reply like", "reply share", "flag", "upvote", "downvote", "respond", "quote", "delete",
        "your comment is awaiting moderation", "report abuse", "report comment", "reply report", "like share reply",
        "expand",
        "show more", "hide", "edited", "up", "down", "vote up", "vote down", "reply permalink", "permalink reply",
    ]
}
