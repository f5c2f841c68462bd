import ArgumentParser
import Articles
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
            "host", "port", "unix-socket", "event-loops", "editor-token-file", "trusted-proxy",
            "ready-answers", "ready-answers-megabytes", "cors-origin", "max-age", "stale-while-revalidate",
            "read-limit", "search-limit", "public-url", "sample", "access-log", "log-level", "drain",
        ] + CommentSettings.options + NotificationSettings.options + LimitSettings.options + ObservationSettings.options

    func run() async throws {
        let logger = Logs.make(level: settings.logLevel)
        let signals = try Signals.caught([SIGTERM, SIGINT, SIGUSR1])
        OpenFiles.allowAsManyAsPossible()
        let composition = try await Composition.open(
            database: database.path,
            settings: settings,
            editorToken: settings.editorToken(environment: ProcessInfo.processInfo.environment),
            webhookSecret: settings.notifications.webhookSecret(environment: ProcessInfo.processInfo.environment),
            logger: logger
        )
        if settings.sample == .on { try await composition.importSampleIfEmpty() }
        let server = try composition.server()
        // A third of the memory until now went to reading settings, checking the database and setting up.
        csockets_give_back_start()
        let addresses: [BoundAddress]
        do {
            addresses = try server.start()
        } catch {
            await composition.close()
            throw Failure("can't listen: \(error)")
        }
        // Whoever started the server reads the port from here.
        for address in addresses { print("Marginalia serves \(address)") }
        fflush(nil)
        for await number in signals {
            guard number == SIGUSR1 else { break }
            composition.logState()
        }
        // Whoever can't wait sends a second one.
        Task { for await number in signals where number != SIGUSR1 { _exit(1) } }
        composition.beginDraining()
        if settings.observation.drainDelay > 0 {
            logger.info("Not ready any more", metadata: ["seconds": "\(settings.observation.drainDelay)"])
            try await Task.sleep(for: .seconds(settings.observation.drainDelay))
        }
        logger.info("Draining", metadata: ["seconds": "\(settings.drainSeconds)"])
        composition.endListening()
        await server.shutdown(gracePeriod: .seconds(settings.drainSeconds))
        await composition.close()
        logger.info("Ended")
    }
}
