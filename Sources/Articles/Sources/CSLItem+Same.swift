extension CSLItem {
    /// Whether two readings that share a key are of one work.
    ///
    /// They are unless something that both name differs: a wrong join is worse than a missing one. An edition of another
    /// year is another work, because its pages are others.
    func isSame(work other: CSLItem) -> Bool {
        if let doi = plainDOI, let otherDOI = other.plainDOI { return doi == otherDOI }
        if let url, let otherURL = other.url, Self.foldedURL(url) == Self.foldedURL(otherURL), sharesURLKey(other) {
            // A page may have been given another title, but hardly another author as well.
            return hasSameTitle(as: other) || foldedFamily.isEmpty || other.foldedFamily.isEmpty
                || foldedFamily == other.foldedFamily
        }
        if title == nil && other.title == nil { return key == other.key }
        guard hasSameTitle(as: other), foldedFamily == other.foldedFamily, hasSameGivenName(as: other) else {
            return false
        }
        guard agrees(issued, other.issued) else { return false }
        for path in [\CSLItem.volume, \.issue, \.edition, \.number, \.authority, \.section, \.genre] {
            guard agrees(self[keyPath: path], other[keyPath: path]) else { return false }
        }
        return isHeldAlike(other) && isNamedEnough(other)
    }

    private func sharesURLKey(_ other: CSLItem) -> Bool {
        let mine = keys.first { $0.hasPrefix("url:") }
        return mine != nil && mine == other.keys.first { $0.hasPrefix("url:") }
    }

    /// Equal, or one is the other without its subtitle.
    private func hasSameTitle(as other: CSLItem) -> Bool {
        guard let title, let otherTitle = other.title else { return false }
        let (mine, its) = (Folding.fold(title), Folding.fold(otherTitle))
        if mine == its { return true }
        return Folding.fold(Self.mainTitle(title)) == its || Folding.fold(Self.mainTitle(otherTitle)) == mine
    }

    private func hasSameGivenName(as other: CSLItem) -> Bool {
        let name = author?.first ?? editor?.first
        let otherName = other.author?.first ?? other.editor?.first
        guard let given = name?.given.map(Folding.fold)?.first, let its = otherName?.given.map(Folding.fold)?.first
        else { return true }
        return given == its
    }

    private func agrees(_ mine: String?, _ its: String?) -> Bool {
        guard let mine = mine.map(Folding.fold), let its = its.map(Folding.fold) else { return true }
        return mine == its
    }

    /// One says no more than the other, such as the year alone.
    private func agrees(_ mine: CSLDate?, _ its: CSLDate?) -> Bool {
        guard let mine = mine?.dateParts?.first, let its = its?.dateParts?.first else { return true }
        return zip(mine, its).allSatisfy { $0 == $1 }
    }

    /// A chapter or an article is not the book of its title, and not the one that stands elsewhere.
    private func isHeldAlike(_ other: CSLItem) -> Bool {
        switch (containerTitle, other.containerTitle) {
        case (nil, nil): return true
        case (let mine?, let its?):
            let (mine, its) = (Folding.fold(mine), Folding.fold(its))
            // Names of journals are shortened in many ways; author, title and year are enough to know the article by.
            let isSure = !foldedFamily.isEmpty && issued?.dateParts != nil && other.issued?.dateParts != nil
            return mine == its || isSure && (title.map(Folding.fold) ?? "").split(separator: " ").count > 3
        default:
            let loose = containerTitle == nil ? self : other
            return loose.type != "book" && loose.publisher == nil
        }
    }

    /// A short title without an author, such as "Editorial", names nothing by itself: all else has to be there and equal.
    private func isNamedEnough(_ other: CSLItem) -> Bool {
        guard foldedFamily.isEmpty, (title.map(Folding.fold) ?? "").split(separator: " ").count <= 4 else {
            return true
        }
        let paths = [\CSLItem.containerTitle, \.volume, \.number, \.authority, \.publisher]
        return paths.allSatisfy { self[keyPath: $0].map(Folding.fold) == other[keyPath: $0].map(Folding.fold) }
            && issued?.dateParts == other.issued?.dateParts
    }

    /// This reading with what another reading of the work knows better.
    ///
    /// What is missing is filled in. What is there stays, unless the other says the same and more: people in place of
    /// fewer, given names in place of initials, a day in place of a year, a title with its subtitle, a type in place of
    /// the general `document` or `webpage`.
    func completed(by other: CSLItem) -> CSLItem {
        var item = self
        let texts: [WritableKeyPath<CSLItem, String?>] = [
            \.containerTitle, \.collectionTitle, \.publisher, \.publisherPlace, \.volume, \.issue, \.edition, \.page,
            \.number, \.section, \.genre, \.authority, \.eventTitle, \.archive, \.archiveLocation, \.url, \.doi, \.isbn,
            \.language, \.abstract,
        ]
        for path in texts where item[keyPath: path] == nil { item[keyPath: path] = other[keyPath: path] }
        for path in [\CSLItem.author, \.editor, \.translator, \.director, \.interviewer] {
            item[keyPath: path] = Self.fuller(self[keyPath: path], other[keyPath: path])
        }
        for path in [\CSLItem.issued, \.originalDate, \.accessed] {
            item[keyPath: path] = Self.fuller(self[keyPath: path], other[keyPath: path])
        }
        if let mine = title, let its = other.title {
            let isLonger = Folding.fold(Self.mainTitle(its)) == Folding.fold(mine) && its.utf8.count > mine.utf8.count
            if isLonger { item.title = its }
        } else {
            item.title = title ?? other.title
        }
        let general = ["document", "webpage"]
        if type != other.type, type == "document" || type == "webpage" && !general.contains(other.type) {
            item.type = other.type
        }
        return item
    }

    private static func fuller(_ mine: [CSLName]?, _ its: [CSLName]?) -> [CSLName]? {
        guard let mine, let its, its.count >= mine.count else { return mine ?? its }
        let pairs = zip(mine, its)
        let isSame = pairs.allSatisfy { mine, its in
            guard mine.literal == nil, its.literal == nil else { return mine.literal == its.literal }
            let (given, itsGiven) = (Folding.fold(mine.given ?? ""), Folding.fold(its.given ?? ""))
            return Folding.fold(mine.family ?? "") == Folding.fold(its.family ?? "")
                && (given.isEmpty || itsGiven.first == given.first)
        }
        guard isSame else { return mine }
        let names = pairs.map { mine, its in
            (its.given ?? "").filter(\.isLetter).count > (mine.given ?? "").filter(\.isLetter).count ? its : mine
        }
        return names + its.dropFirst(mine.count)
    }

    private static func fuller(_ mine: CSLDate?, _ its: CSLDate?) -> CSLDate? {
        guard let mine, let its else { return mine ?? its }
        guard let known = mine.dateParts?.first else { return its.dateParts == nil ? mine : its }
        guard let more = its.dateParts?.first, mine.dateParts?.count == 1, mine.season == nil else { return mine }
        return more.count > known.count && more.starts(with: known) ? its : mine
    }
}
