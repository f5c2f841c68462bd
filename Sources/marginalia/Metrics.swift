import ArticlesSQLite
import HTTP
import HTTPTypes

/// All figures of the running service, taken at one moment.
struct Metrics {
    let version: String
    let uptimeSeconds: Int
    let routes: [Route]
    let server: ServerStatistics
    let longWork: LongWork.Statistics
    let answers: [RouteStatistics]
    let store: SQLiteStore.Statistics
    let listeners: Int

    /// As Prometheus reads it; the labels' values are the routes, whose number is fixed.
    var prometheus: String {
        var text = PrometheusText()
        text.family("marginalia_info", .gauge, "The version that runs.")
        text.sample("marginalia_info", [("version", version)], 1)
        text.single("marginalia_uptime_seconds", .gauge, "Since the start.", uptimeSeconds)
        writeRequests(&text)
        writeServer(&text)
        writeStore(&text)
        return text.text
    }

    private var labelled: [(labels: [(String, String)], statistics: RouteStatistics)] {
        answers.enumerated().compactMap { index, statistics in
            guard statistics.byClass.contains(where: { $0 > 0 }) else { return nil }
            let route = index < routes.count ? routes[index] : nil
            return (
                [("method", route?.method.rawValue ?? "-"), ("route", route?.pattern ?? "(none)")], statistics
            )
        }
    }

    private func writeRequests(_ text: inout PrometheusText) {
        text.family("marginalia_requests_total", .counter, "Answers by route and class of status.")
        for (labels, statistics) in labelled {
            for (digit, count) in statistics.byClass.enumerated() where count > 0 {
                text.sample("marginalia_requests_total", labels + [("status", "\(digit)xx")], count)
            }
        }
        let name = "marginalia_request_duration_seconds"
        text.family(name, .histogram, "From a request's last byte to its answer's; ready answers count as immediate.")
        let bounds = RouteStatistics.bounds.map(PrometheusText.seconds)
        for (labels, statistics) in labelled {
            text.histogram(
                name,
                labels,
                bounds: bounds,
                counts: statistics.durations,
                sum: PrometheusText.seconds(statistics.nanoseconds)
            )
        }
    }

    private func writeServer(_ text: inout PrometheusText) {
        text.single("marginalia_connections_open", .gauge, "Connections open now.", server.open)
        text.single("marginalia_connections_accepted_total", .counter, "Connections accepted.", server.accepted)
        text.single("marginalia_connections_rejected_total", .counter, "Turned away at a limit.", server.rejected)
        text.single("marginalia_requests_refused_total", .counter, "Malformed, too large or too slow.", server.refused)
        text.family("marginalia_requests_shed_total", .counter, "Answered with 503, by what was waited for.")
        text.sample("marginalia_requests_shed_total", [("queue", "loop")], server.shed)
        text.sample("marginalia_requests_shed_total", [("queue", "thread")], longWork.shed)
        text.single("marginalia_handlers_running", .gauge, "Requests whose handler runs now.", server.running)
        text.single("marginalia_event_listeners", .gauge, "Clients that listen to events.", listeners)
        text.single("marginalia_received_bytes_total", .counter, "Bytes read from sockets.", server.bytesReceived)
        text.single("marginalia_sent_bytes_total", .counter, "Bytes written to sockets.", server.bytesSent)
        text.single("marginalia_ready_hits_total", .counter, "Answered with bytes kept ready.", server.readyHits)
        text.single("marginalia_ready_answers", .gauge, "Answers kept ready.", server.readyAnswers)
        text.single("marginalia_ready_bytes", .gauge, "Memory that they take.", server.readyBytes)
        text.single("marginalia_loop_stalls_total", .counter, "Turns of an event loop over 0.1 s.", server.stalls)
        text.family("marginalia_loop_longest_turn_seconds", .gauge, "The longest turn since the start.")
        text.sample("marginalia_loop_longest_turn_seconds", seconds: Self.nanoseconds(server.longestTurn))
        text.family("marginalia_loop_longest_handler_seconds", .gauge, "The longest that a handler held a loop.")
        text.sample("marginalia_loop_longest_handler_seconds", seconds: Self.nanoseconds(server.longestHandler))
        text.single("marginalia_long_work_waiting", .gauge, "Pages, searches, imports that wait.", longWork.waiting)
        text.family("marginalia_long_work_longest_wait_seconds", .gauge, "The longest that one waited for a thread.")
        text.sample("marginalia_long_work_longest_wait_seconds", seconds: Self.nanoseconds(longWork.longestWait))
    }

    private func writeStore(_ text: inout PrometheusText) {
        text.single("marginalia_writes_waiting", .gauge, "Writes in the writer's queue.", store.waitingWrites)
        text.single("marginalia_writes_total", .counter, "Writes committed.", store.committedWrites)
        text.family("marginalia_commit_writes", .histogram, "Writes in one transaction.")
        text.histogram(
            "marginalia_commit_writes",
            [],
            bounds: store.groupSizes.indices.map { "\(1 << $0)" },
            counts: store.groupSizes + [0],
            sum: "\(store.committedWrites)"
        )
        text.family("marginalia_commit_seconds_total", .counter, "What all commits took, the disk's part of writing.")
        text.sample("marginalia_commit_seconds_total", seconds: store.commitNanoseconds)
        text.single("marginalia_reads_total", .counter, "Reads of the database.", store.reads)
        text.family("marginalia_read_seconds_total", .counter, "What all reads took.")
        text.sample("marginalia_read_seconds_total", seconds: store.readNanoseconds)
        text.single("marginalia_wal_pages", .gauge, "Pages in the write-ahead log.", store.logPages)
    }

    /// The same for a log entry, without the routes.
    var summary: [(name: String, value: String)] {
        [
            ("uptime", "\(uptimeSeconds)"), ("connections", "\(server.open)"), ("accepted", "\(server.accepted)"),
            ("rejected", "\(server.rejected)"), ("requests", "\(server.requests)"), ("refused", "\(server.refused)"),
            ("shed", "\(server.shed + longWork.shed)"), ("longWorkWaiting", "\(longWork.waiting)"),
            ("longWorkLongestWait", PrometheusText.seconds(Self.nanoseconds(longWork.longestWait))),
            ("running", "\(server.running)"), ("listeners", "\(listeners)"), ("readyHits", "\(server.readyHits)"),
            ("readyAnswers", "\(server.readyAnswers)"), ("readyBytes", "\(server.readyBytes)"),
            ("stalls", "\(server.stalls)"),
            ("longestTurn", PrometheusText.seconds(Self.nanoseconds(server.longestTurn))),
            ("longestHandler", PrometheusText.seconds(Self.nanoseconds(server.longestHandler))),
            ("waitingWrites", "\(store.waitingWrites)"), ("writes", "\(store.committedWrites)"),
            ("commits", "\(store.committedGroups)"), ("reads", "\(store.reads)"), ("walPages", "\(store.logPages)"),
        ]
    }

    private static func nanoseconds(_ duration: Duration) -> UInt64 {
        let (seconds, attoseconds) = duration.components
        return UInt64(max(0, seconds)) * 1_000_000_000 + UInt64(max(0, attoseconds)) / 1_000_000_000
    }
}
