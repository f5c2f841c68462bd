import Articles
import ArticlesAPI
import ArticlesSQLite
import ArticlesWeb
import Foundation
import HTTP
import HTTPTypes
import Logging
import Webhooks

/// Puts the rooms together; the only place that knows which store and which server there are.
struct Composition {
    private let store: SQLiteStore
    private let clock: ChangeClock
    private let bell: ChangeBell
    private let tickers: [Ticker]
    private let webhooks: WebhookService
    private let settings: ServeSettings
    let handler: Handler
    private let cors: CORSPolicy
    /// What is served, for the documentation's test.
    let routes: [Route]
    private let metering: Metering?
    private let observatory: Observatory
    private let longWork: LongWork
    private let startedAt = ContinuousClock.now
    private let importer: ImportService
    private let logger: Logger

    /// Opens the database, creating it when there is none, and puts the services on it.
    static func open(
        database path: String,
        settings: ServeSettings,
        editorToken: String?,
        webhookSecret: WebhookSecret? = nil,
        logger: Logger,
        onStorageFailure: @escaping @Sendable () -> Void = {}
    ) async throws -> Composition {
        let clock = ChangeClock()
        let environment = Environment.live
        let bell = ChangeBell(
            listenerLimit: settings.notifications.eventListeners,
            listenersPerOrigin: settings.notifications.eventListenersPerAddress,
            uptimeNanoseconds: environment.uptimeNanoseconds
        )
        var configuration = SQLiteStore.Configuration()
        configuration.readMilliseconds = settings.readLimit
        configuration.onChange = { changes in
            clock.invalidate(changes.flatMap(FreshnessTag.stale))
            bell.ring(for: changes)
        }
        configuration.onForeignChange = {
            clock.invalidateAll()
            bell.ringForAll()
        }
        if settings.observation.slowStatement > 0 {
            configuration.slowMilliseconds = settings.observation.slowStatement
            configuration.currentRequest = { Request.currentID }
            configuration.onSlowStatement = { sql, milliseconds, request in
                logger.warning(
                    "Slow statement",
                    metadata: [
                        "milliseconds": "\(milliseconds)",
                        "request": "\(request ?? "-")",
                        "sql": "\(sql.split(whereSeparator: \.isWhitespace).joined(separator: " "))",
                    ]
                )
            }
        }
        configuration.onFatal = { error in
            logger.critical(
                "The disk failed while writing; nothing is written any more",
                metadata: ["error": "\(error)"]
            )
            onStorageFailure()
        }
        let store = try SQLiteStore.open(path: path, configuration: configuration)
        let secret = try await store.secret()
        let closeAfterDays = settings.comments.commentsCloseDays
        let articles = ArticleService(
            store: store,
            closing: CommentsClosing(afterDays: closeAfterDays, now: environment.now)
        )
        let comments = CommentService(
            store: store,
            environment: environment,
            secret: secret,
            rules: settings.comments.rules,
            spam: try settings.comments.spam(),
            votesPerMinute: settings.comments.votesPerMinute
        )
        comments.sweep()
        let importer = ImportService(store: store, environment: environment, secret: secret)
        let clientAddress = ClientAddress(trustedProxies: try settings.trustedProxies())
        var apiSettings = ArticlesAPI.Settings(
            version: Version.number,
            clientAddress: clientAddress,
            editorToken: editorToken
        )
        apiSettings.bodyBytes = settings.limits.bodyBytes
        apiSettings.events.heartbeatSeconds = settings.notifications.eventHeartbeat
        let changes = ChangeService(store: store)
        let search = SearchService(store: store, milliseconds: settings.searchLimit)
        let observatory = try Observatory(settings.observation)
        let longWork = LongWork(limit: .milliseconds(settings.limits.queueLimit))
        apiSettings.publicURL = settings.publicUrl
        var router = Router()
        observatory.add(to: &router)
        ArticlesAPI(
            articles: articles,
            comments: comments,
            importer: importer,
            changes: changes,
            moderation: ModerationService(store: store, environment: environment, secret: secret),
            search: search,
            editing: ArticleEditingService(store: store, environment: environment),
            bell: bell,
            environment: environment,
            settings: apiSettings,
            longWork: longWork,
            copier: store.copier(temporaryFolder: FileManager.default.temporaryDirectory.path),
            probe: {
                if observatory.isDraining {
                    throw Problem(
                        .unavailable,
                        detail: "The service is being stopped.",
                        fields: [.retryAfter: "5"]
                    )
                }
                try store.checkWritable()
                _ = try await store.read { try $0.changes.latestChange() }
            }
        ).add(to: &router)
        ArticlesWeb(
            articles: articles,
            comments: comments,
            changes: changes,
            search: search,
            feeds: FeedService(store: store),
            feedID: try await feedID(store),
            renderer: PageRenderer(site: Site(origin: settings.publicUrl)),
            environment: environment,
            clientAddress: clientAddress,
            description: { APIDescription.json },
            hasDesk: editorToken != nil,
            longWork: longWork,
            problem: { ErrorMap.problem(for: $0) },
            tags: { FreshnessTag.page(of: $0) },
            timeTags: { FreshnessTag.time(of: $0) }
        ).add(to: &router)
        let cors = CORSPolicy(origins: try settings.allowedOrigins().map { .only(Set($0)) } ?? .all)
        return Composition(
            store: store,
            clock: clock,
            bell: bell,
            tickers: [
                Ticker(every: .milliseconds(250)) {
                    guard bell.isWaitedFor else { return }
                    // Nothing else may wake the event loops while other processes write.
                    store.noticeForeignWrites()
                    bell.tick()
                }, Ticker(every: .seconds(30)) { clock.invalidate([FreshnessTag.moment]) },
                Ticker(every: .seconds(3600)) { clock.invalidate([FreshnessTag.hour]) },
            ],
            webhooks: try await WebhookService.open(
                settings: settings.notifications,
                secret: webhookSecret,
                store: store,
                bell: bell,
                environment: environment,
                logger: logger
            ),
            settings: settings,
            handler: router.handler(in: [Request.carryingIdentifier] + middleware(settings, cors, clock, logger)),
            cors: cors,
            routes: router.routes,
            metering: settings.observation.metrics == .off ? nil : Metering(of: router),
            observatory: observatory,
            longWork: longWork,
            importer: importer,
            logger: logger
        )
    }

    /// The name of the feed of articles: a random UUID (RFC 9562 §5.4) that belongs to the database.
    private static func feedID(_ store: SQLiteStore) async throws -> String {
        let bytes = try await store.secret(named: "feed").prefix(16).map { UInt64($0) }
        let high = bytes[0..<8].reduce(0) { $0 << 8 | $1 } & ~0xF000 | 0x4000
        let low = bytes[8..<16].reduce(0) { $0 << 8 | $1 } & ~(3 << 62) | 1 << 63
        return "urn:uuid:\(Identifier<Composition>(high: high, low: low))"
    }

    /// The server on the sockets that were inherited, otherwise on all addresses of the settings; it does not listen yet.
    func server(inheriting inherited: [ListeningSocket] = []) throws -> Server {
        var endpoints = inherited.map { Endpoint.descriptor($0.descriptor, isOwned: $0.isOwned) }
        if endpoints.isEmpty {
            endpoints = settings.hosts.map { .tcp(host: $0, port: settings.port) }
            if let path = settings.unixSocket {
                endpoints.append(.unix(path: path, mode: settings.unixSocketMode.bits))
            }
        }
        // What the server refuses by itself passes no middleware, and a page of another origin wants to read it too.
        let cors = cors
        var configuration = ServerConfiguration(endpoints: endpoints) { problem, requestID in
            var response = problem.response(requestID: requestID)
            if cors.origins == .all { cors.apply(to: &response, for: Request(path: "*")) }
            return response
        }
        configuration.eventLoops = settings.eventLoops
        settings.limits.apply(to: &configuration)
        configuration.metering = metering
        configuration.readyAnswerBytes = Self.readyBytes(settings)
        configuration.changeClock = clock
        configuration.onWake = { [store] _ in store.noticeForeignWrites() }
        configuration.errorLog = { [logger] error, id in
            logger.error("Unexpected error", metadata: ["error": "\(error)", "request": "\(id)"])
        }
        let form: AccessLog.Form? =
            switch settings.accessLog {
            case .on: .entries(logger)
            case .combined: .combined { Logs.write($0, to: STDOUT_FILENO) }
            case .off: nil
            }
        if let form {
            let log = AccessLog(form: form, sample: settings.observation.accessLogSample)
            configuration.accessLog = { record in log.write(record) }
        }
        for ticker in tickers { ticker.start() }
        let server = Server(configuration: configuration, handler: handler)
        observe(server)
        return server
    }

    private func observe(_ server: Server) {
        let (store, bell, longWork, routes, startedAt) = (store, bell, longWork, routes, startedAt)
        observatory.observe {
            Metrics(
                version: Version.number,
                uptimeSeconds: Int((ContinuousClock.now - startedAt).components.seconds),
                routes: routes,
                server: server.statistics,
                longWork: longWork.statistics,
                answers: server.routeStatistics,
                store: store.statistics,
                listeners: bell.listenerCount
            )
        }
    }

    /// The database's file; nil for one in memory.
    var databasePath: String? { store.path }

    /// Sends messages to webhooks from now on; only one process may.
    func startWebhooks() { webhooks.start() }

    /// Has the service say that it is not ready, while it still answers.
    func beginDraining() { observatory.beginDraining() }

    /// Logs the figures of this moment.
    func logState() {
        guard let metrics = observatory.metrics else { return }
        var fields = Logger.Metadata()
        for (name, value) in metrics.summary { fields[name] = "\(value)" }
        logger.notice("State", metadata: fields)
    }

    /// Bytes for the answers of the event loops, and as many for the representations that they are made from.
    private static func readyBytes(_ settings: ServeSettings) -> Int {
        settings.readyAnswers == .on ? settings.readyAnswersMegabytes << 19 : 0
    }

    private static func middleware(
        _ settings: ServeSettings,
        _ cors: CORSPolicy,
        _ clock: ChangeClock,
        _ logger: Logger
    ) -> [Middleware] {
        StandardMiddleware(
            cors: cors,
            caching: CachePolicy(
                maxAgeSeconds: settings.maxAge,
                staleWhileRevalidateSeconds: settings.staleWhileRevalidate
            ),
            representations: Representations(clock: clock, limit: readyBytes(settings)),
            errors: ErrorMapping(
                problem: { error, _ in ErrorMap.problem(for: error) ?? ErrorMapping.unexpected },
                log: { error, problem, request in
                    guard problem.status.kind == .serverError else { return }
                    logger.error("Failed", metadata: ["error": "\(error)", "request": "\(request.requestID)"])
                }
            )
        ).all
    }

    /// Imports the bundled sample when there is no article yet.
    func importSampleIfEmpty() async throws {
        let isEmpty = try await store.read { try $0.articles.isEmpty() }
        guard isEmpty, let sample = EmbeddedFiles.all["sample.md"] else { return }
        let result = try DocumentImporter.read(
            Array(sample.utf8),
            fileName: "sample.md",
            format: nil,
            options: ImportOptions()
        )
        let outcome = try await importer.save(result.document, options: ImportService.Options())
        logger.info("Imported the sample", metadata: ["article": "\(outcome.slug)"])
    }

    /// Ends what would go on for ever, so that the server can drain; returns when no message is being sent to webhooks.
    func endListening() async {
        bell.end()
        await webhooks.settle()
    }

    func close() async {
        for ticker in tickers { ticker.stop() }
        await store.close()
    }

    /// Runs `body` on the store of a database and closes it again.
    ///
    /// - Parameters:
    ///   - opening: Whether a database is made where there is none.
    ///   - keeps: When false and there is no database, an empty one in memory takes its place.
    static func withStore<Result: Sendable>(
        _ path: String,
        opening: SQLiteStore.Opening = .createOrMigrate,
        keeps: Bool = true,
        _ body: (SQLiteStore) async throws -> Result
    ) async throws -> Result {
        var configuration = SQLiteStore.Configuration()
        configuration.opening = opening
        let isThere = FileManager.default.fileExists(atPath: path)
        let store = try SQLiteStore.open(
            path: isThere || keeps ? path : SQLiteStore.memoryPath,
            configuration: configuration
        )
        do {
            let result = try await body(store)
            await store.close()
            return result
        } catch {
            await store.close()
            throw error
        }
    }
}
