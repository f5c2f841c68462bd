import ArgumentParser
import Articles
import ArticlesSQLite
import CSockets
import Foundation
import HTTP
import Logging

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves the API and the pages.",
        discussion: Examples.text(
            """
            Creates the database when it does not exist and imports a sample article when it is empty. Ends on SIGTERM \
            and SIGINT after the requests at work are answered.
            """,
            examples: "marginalia serve",
            "marginalia serve --port 8081 --moderation first --editor-token-file token",
            "marginalia serve --public-url https://notes.example.org --trusted-proxy 127.0.0.1"
        )
    )

    @OptionGroup var database: DatabaseOption
    @OptionGroup var settings: ServeSettings

    /// The names of all options, for the environment and for the documentation's test.
    static let options =
        ["database"] + [
            "host", "port", "unix-socket", "unix-socket-mode", "handover", "event-loops", "editor-token-file",
            "trusted-proxy", "ready-answers", "ready-answers-megabytes", "cors-origin", "max-age",
            "stale-while-revalidate", "read-limit", "search-limit", "public-url", "sample", "access-log", "log-level",
            "failed-disk-delay", "drain",
        ] + CommentSettings.options + NotificationSettings.options + LimitSettings.options + ObservationSettings.options

    /// What ends the service, or is asked of it.
    private enum Event {
        case signal(Int32)
        case storageFailed
        case storageFailedLongAgo
        /// Another process serves by our sockets.
        case relieved
    }

    func run() async throws {
        let logger = Logs.make(level: settings.logLevel)
        let environment = ProcessInfo.processInfo.environment
        let manager = ServiceManager(environment: environment)
        let (events, happens) = AsyncStream<Event>.makeStream()
        try Signals.watch([SIGTERM, SIGINT, SIGUSR1]) { happens.yield(.signal($0)) }
        // Who reads our output may go away.
        signal(SIGPIPE, SIG_IGN)
        OpenFiles.allowAsManyAsPossible()
        var inherited = try manager.listeningSockets()
        var predecessor: Predecessor?
        if settings.handover == .on, inherited.isEmpty {
            predecessor = try Predecessor.of(database: SQLiteStore.file(at: database.path))
            inherited = predecessor?.sockets ?? []
            if try predecessor != nil && SQLiteStore.needsMigration(path: database.path) {
                // The former program does not know the new schema. Connections wait in the backlog meanwhile.
                logger.notice("The database is of an older version; waiting for the former process to end")
                predecessor?.relieve()
                try predecessor?.waitForEnd()
            }
        }
        let composition = try await Composition.open(
            database: database.path,
            settings: settings,
            editorToken: settings.editorToken(environment: environment),
            webhookSecret: settings.notifications.webhookSecret(environment: environment),
            logger: logger,
            onStorageFailure: { happens.yield(.storageFailed) }
        )
        if settings.sample == .on { try await composition.importSampleIfEmpty() }
        let server = try composition.server(inheriting: inherited)
        // A third of the memory until now went to reading settings, checking the database and setting up.
        csockets_give_back_start()
        let addresses: [BoundAddress]
        do {
            addresses = try server.start()
        } catch {
            await composition.close()
            throw Failure("can't listen: \(error)")
        }
        predecessor?.relieve()
        composition.startWebhooks()
        var successor: Successor?
        if settings.handover == .on, let path = composition.databasePath {
            successor = try Successor.await(database: path, server: server) {
                server.relinquish()
                await composition.endListening()
                happens.yield(.relieved)
            }
        }
        predecessor = nil
        // Whoever started the server reads the port from here.
        for address in addresses { print("Marginalia serves \(address)") }
        fflush(nil)
        manager.notify("READY=1")
        let end = await Self.end(events, happens, composition, failedDiskDelay: settings.failedDiskDelay)
        manager.notify("STOPPING=1")
        let isRelieved = if case .relieved = end { true } else { false }
        successor?.end(removing: !isRelieved)
        // Whoever can't wait sends a second one.
        Task { for await case .signal(let number) in events where number != SIGUSR1 { _exit(1) } }
        await drain(server, composition, logger, isRelieved: isRelieved)
        await composition.close()
        logger.info("Ended")
        if case .storageFailedLongAgo = end { throw ExitCode(74) }
    }

    /// Serves until one of the events that end the service, and returns it.
    private static func end(
        _ events: AsyncStream<Event>,
        _ happens: AsyncStream<Event>.Continuation,
        _ composition: Composition,
        failedDiskDelay: Int
    ) async -> Event {
        for await event in events {
            switch event {
            case .signal(SIGUSR1):
                composition.logState()
            case .storageFailed:
                // Reading goes on for a while, or for ever, because the pages that are read are sound; then the
                // supervisor shall start a process that can write again.
                guard failedDiskDelay > 0 else { return .storageFailedLongAgo }
                Task {
                    try await Task.sleep(for: .seconds(failedDiskDelay))
                    happens.yield(.storageFailedLongAgo)
                }
            case .signal, .storageFailedLongAgo, .relieved:
                return event
            }
        }
        return .signal(SIGTERM)
    }

    private func drain(_ server: Server, _ composition: Composition, _ logger: Logger, isRelieved: Bool) async {
        let grace = Duration.seconds(settings.drainSeconds)
        composition.beginDraining()
        if isRelieved {
            logger.info("Another process has taken over")
        } else if settings.observation.drainDelay > 0 {
            logger.info("Not ready any more", metadata: ["seconds": "\(settings.observation.drainDelay)"])
            // It throws only when nobody waits any more.
            try? await Task.sleep(for: .seconds(settings.observation.drainDelay))
        }
        logger.info("Draining", metadata: ["seconds": "\(settings.drainSeconds)"])
        await composition.endListening()
        // In nobody's way, clients get time to send their next request and to be told that it was the last.
        await server.shutdown(gracePeriod: grace, farewell: isRelieved ? grace / 2 : nil)
    }
}
