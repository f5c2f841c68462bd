import Foundation
import Testing

@testable import ArticlesWeb

@Suite("The page that tells people of the API")
struct DocsPageTests {
    private static let description = """
        {"info": {"title": "A service", "version": "1.2", "description": "First.\\n\\nWith `code`."},
         "tags": [{"name": "Things", "description": "All of them."}],
         "paths": {"/things/{id}": {
           "get": {"tags": ["Things"], "operationId": "thing", "summary": "One <thing>", "security": [{"token": []}],
             "parameters": [{"$ref": "#/components/parameters/id"}],
             "responses": {"200": {"description": "It is.", "content": {"application/json": {"schema":
               {"$ref": "#/components/schemas/Thing"}}}}, "404": {"$ref": "#/components/responses/Missing"}}},
           "delete": {"tags": ["Things"], "operationId": "gone", "summary": "No more", "responses": {}}}},
         "components": {"parameters": {"id": {"name": "id", "in": "path", "required": true, "description": "Its `name`."}},
           "responses": {"Missing": {"description": "There is none."}}}}
        """

    @Test("Operations stand under their tags, references followed, texts as HTML, markup in names escaped")
    func rendering() throws {
        let page = try DocsPage(openAPI: Array(Self.description.utf8))
        let html = PageRenderer().docs(page)
        #expect(html.contains("<code>GET /things/{id}</code>"))
        #expect(html.contains("One &lt;thing&gt;. Needs: token."))
        #expect(html.contains("<td>path, required</td><td><p>Its <code>name</code>.</p></td>"))
        #expect(html.contains("application/json (Thing)"))
        #expect(html.contains("There is none."))
        #expect(html.contains("<p>With <code>code</code>.</p>"))
        let (get, delete) = (html.range(of: "id=\"thing\""), html.range(of: "id=\"gone\""))
        #expect(try #require(get).lowerBound < #require(delete).lowerBound)
    }

    @Test("What is no description is refused")
    func refusal() {
        #expect(throws: DecodingError.self) { try DocsPage(openAPI: Array("{}".utf8)) }
        #expect(throws: (any Error).self) { try DocsPage(openAPI: []) }
    }
}
