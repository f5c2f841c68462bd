internal import Articles
internal import HTTP
internal import HTTPTypes

/// Serves scripts and styles: in the folder of this build for good, and what others use under a stable path too.
struct AssetController: Sendable {
    private var assets: Assets { .ofThisBuild }

    func add(to router: inout Router) {
        router.on(.get, "/assets/{name}", name: "asset", stable)
        router.on(.get, "/assets/{digest}/{name}", name: "asset of a build", immutable)
    }

    private func stable(_ request: Request) async throws -> Response {
        let asset = try asset(request)
        guard let bytes = asset.stableBytes else { throw Self.notFound }
        return response(asset, bytes, caching: "public, max-age=300")
    }

    private func immutable(_ request: Request) async throws -> Response {
        let asset = try asset(request)
        guard let digest = request.parameters["digest"], digest.utf8.count == assets.digest.utf8.count else {
            throw Self.notFound
        }
        guard digest == assets.digest else {
            // A page of a former build that a cache has kept still finds its style.
            var fields = Self.sharing(asset)
            fields[.location] = assets.path(of: asset.name)
            fields[.cacheControl] = "no-store"
            return Response(status: .temporaryRedirect, fields: fields)
        }
        return response(asset, asset.bytes, caching: "public, max-age=31536000, immutable")
    }

    private func asset(_ request: Request) throws -> Assets.Asset {
        guard let asset = request.parameters["name"].flatMap({ assets[$0] }) else { throw Self.notFound }
        return asset
    }

    private func response(_ asset: Assets.Asset, _ bytes: [UInt8], caching: String) -> Response {
        var fields = Self.sharing(asset)
        fields[.contentType] = asset.mediaType
        fields[.cacheControl] = caching
        return Response(fields: fields, content: .bytes(bytes), freshnessTags: [])
    }

    /// Lets every page load what is made for others, also one with a `Cross-Origin-Embedder-Policy`.
    ///
    /// Modules are fetched with CORS. A script says nothing about anyone; who may use the API is another matter.
    private static func sharing(_ asset: Assets.Asset) -> HTTPFields {
        asset.stableBytes == nil ? [:] : [.accessControlAllowOrigin: "*", .crossOriginResourcePolicy: "cross-origin"]
    }

    private static let notFound = Problem(.notFound, detail: "There is no such file.")
}
