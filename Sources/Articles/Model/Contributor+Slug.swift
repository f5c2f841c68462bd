internal import Foundation

extension Contributor {
    /// The name in URLs of lists by author: given and family name folded, so that nicknames and spellings with other
    /// accents lead to the same person; a digest of the name where no letter has a Latin form.
    public var slug: Slug {
        if let slug = Slug(folding: given.isEmpty ? family : "\(given) \(family)") ?? Slug(folding: name) {
            return slug
        }
        // FNV-1a (draft-eastlake-fnv): a name for a name, nothing that anybody has to trust.
        let folded = name.lowercased().precomposedStringWithCanonicalMapping
        let digest = folded.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        guard let slug = Slug("author-\(String(digest, radix: 16))") else {
            preconditionFailure("hexadecimal digits make a slug")
        }
        return slug
    }
}
