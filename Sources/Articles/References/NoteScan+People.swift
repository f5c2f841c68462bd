/// The parts of a person's name.
extension NoteScan {
    func direct(_ span: Range<Int>) -> CSLName {
        var span = withoutHonorific(span)
        var suffix: String?
        if span.count > 1, tokens[span.upperBound - 1].isA(.suffix), tokens[span.upperBound - 1].has(.capital) {
            suffix = text(span.upperBound - 1..<span.upperBound)
            span = span.lowerBound..<span.upperBound - 1
        }
        if span.count == 1 { return CSLName(family: text(span), suffix: suffix) }
        if isFamilyFirst(span) {
            return CSLName(
                family: text(span.lowerBound..<span.lowerBound + 1),
                given: text(span.lowerBound + 1..<span.upperBound),
                suffix: suffix
            )
        }
        let family = span.upperBound - 1
        var particle = family
        while particle > span.lowerBound, isParticle(particle - 1, isFirst: particle - 1 == span.lowerBound) {
            particle -= 1
        }
        // Without a given name ("van der Waals") the particles still stand by themselves.
        return CSLName(
            family: text(family..<family + 1),
            given: particle > span.lowerBound ? text(span.lowerBound..<particle) : nil,
            nonDroppingParticle: particle < family ? text(particle..<family) : nil,
            suffix: suffix
        )
    }

    func isParticle(_ index: Int, isFirst: Bool) -> Bool {
        let token = tokens[index]
        guard token.isA(.particle) else { return false }
        if token.has(.lower) { return true }
        // "De" and "Van" as printed by those who write them large; "Ben" and "St" are given names or part of the word.
        return !isFirst
            && (token.word == "de" || token.word == "van" || token.word == "von" || token.word == "la"
                || token.word == "der" || token.word == "di" || token.word == "du" || token.word == "del")
    }

    func inverted(_ family: Range<Int>, _ given: Range<Int>) -> CSLName {
        var particleEnd = family.lowerBound
        while particleEnd < family.upperBound - 1, tokens[particleEnd].isA(.particle), tokens[particleEnd].has(.lower) {
            particleEnd += 1
        }
        var given = withoutHonorific(given)
        var suffix: String?
        if given.count > 1, tokens[given.upperBound - 1].isA(.suffix), tokens[given.upperBound - 1].has(.capital) {
            suffix = text(given.upperBound - 1..<given.upperBound)
            given = given.lowerBound..<given.upperBound - 1
        }
        // "Gogh, Vincent van".
        var trailing = given.upperBound
        while trailing > given.lowerBound + 1, tokens[trailing - 1].isA(.particle), tokens[trailing - 1].has(.lower) {
            trailing -= 1
        }
        var particle: String?
        if particleEnd > family.lowerBound {
            particle = text(family.lowerBound..<particleEnd)
        } else if trailing < given.upperBound {
            particle = text(trailing..<given.upperBound)
        }
        return CSLName(
            family: text(particleEnd..<family.upperBound),
            given: text(given.lowerBound..<trailing),
            nonDroppingParticle: particle,
            suffix: suffix
        )
    }

    func vancouver(_ span: Range<Int>) -> CSLName {
        CSLName(
            family: text(span.lowerBound..<span.upperBound - 1),
            given: text(span.upperBound - 1..<span.upperBound)
        )
    }

    func withoutHonorific(_ span: Range<Int>) -> Range<Int> {
        var lower = span.lowerBound
        while lower + 1 < span.upperBound, tokens[lower].isA(.honorific), tokens[lower].has(.capital) { lower += 1 }
        return lower..<span.upperBound
    }
}
