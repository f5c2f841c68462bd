/// The article as `GET /v1/articles/{slug}` gives it; members that an import makes anew are not looked at.
struct ArticleJSON: Decodable {
    var slug: String?
    var title: String?
    var subtitle: String?
    var summary: String?
    var status: String?
    var language: String?
    var publishedOn: String?
    var contributors: [Person]?
    var categories: [Subject]?
    var sourceUrl: String?
    var dedication: String?
    var sections: [Part]
    var citations: [Note]?

    struct Person: Decodable {
        var role: String
        var name: String
        var given: String?
        var family: String?
        var affiliation: String?
        var biography: String?
    }

    struct Subject: Decodable {
        var name: String
    }

    struct Part: Decodable {
        var level: Int?
        var heading: String?
        var text: String?
        var html: String
        var markers: [Place]?
    }

    struct Place: Decodable {
        var citation: Int
        var offset: Int
    }

    struct Note: Decodable {
        var number: Int
        var label: String?
        var text: String?
        var html: String?
        var kind: Citation.Kind?
        var resolvedFrom: Int?
        var sources: [KeptReading.Work]?
        var warnings: [String]?
    }
}
