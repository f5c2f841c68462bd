public import HTTPTypes
import Synchronization

/// What a server has answered on one route; sums over its event loops.
public struct RouteStatistics: Sendable, Equatable {
    /// The upper bounds of `durations`, in nanoseconds; the last place counts what is above all of them.
    public static let bounds: [UInt64] = [
        250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000,
        250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000, 10_000_000_000,
    ]

    /// Answers by the first digit of their status: 2xx at index 2; 0 and 1 stay empty.
    public var byClass = [Int](repeating: 0, count: 6)
    /// Answers by how long they took, from the last byte of the request to the hand-over of the answer's last byte.
    ///
    /// Each counts in one place alone. An answer that was kept ready counts as immediate.
    public var durations = [Int](repeating: 0, count: RouteStatistics.bounds.count + 1)
    /// The sum of all durations.
    public var nanoseconds: UInt64 = 0

    /// Nothing answered yet.
    public init() {}

    mutating func count(status: Int, nanoseconds: UInt64) {
        byClass[min(max(status / 100, 0), 5)] += 1
        durations[Self.bounds.firstIndex { nanoseconds <= $0 } ?? Self.bounds.count] += 1
        self.nanoseconds &+= nanoseconds
    }

    mutating func add(_ other: RouteStatistics) {
        for index in byClass.indices { byClass[index] += other.byClass[index] }
        for index in durations.indices { durations[index] += other.durations[index] }
        nanoseconds &+= other.nanoseconds
    }
}

/// How answers are sorted for counting.
public struct Metering: Sendable {
    /// How many routes there are.
    public let routeCount: Int
    /// The index of the route that a request was for; nil when it was for none.
    ///
    /// Called on a loop's thread for each answer that was not kept ready.
    public let route: @Sendable (_ method: HTTPRequest.Method, _ path: String) -> Int?

    /// Sorts by the given indices.
    public init(routeCount: Int, route: @escaping @Sendable (_ method: HTTPRequest.Method, _ path: String) -> Int?) {
        self.routeCount = routeCount
        self.route = route
    }

    /// Sorts by a router's routes, in the order of their registration.
    public init(of router: Router) {
        let routes = router.routes
        let indices = Dictionary(
            routes.enumerated().map { ("\($1.method.rawValue) \($1.pattern)", $0) },
            uniquingKeysWith: { first, _ in first }
        )
        self.init(routeCount: routes.count) { method, path in
            router.route(for: method, path: path).flatMap { indices["\($0.method.rawValue) \($0.pattern)"] }
        }
    }
}

/// Counts the answers of one event loop; written on its thread, read on any.
final class RouteMeter: Sendable {
    private let metering: Metering
    /// The last is for requests that no route was found for.
    private let routes: Mutex<[RouteStatistics]>

    init(_ metering: Metering) {
        self.metering = metering
        routes = Mutex(Array(repeating: RouteStatistics(), count: metering.routeCount + 1))
    }

    /// The index for what was asked; one past the last route when it was none of them.
    func index(method: HTTPRequest.Method, path: String) -> Int {
        metering.route(method, path) ?? metering.routeCount
    }

    /// Counts what could not be read as a request.
    func countUnread(status: Int, nanoseconds: UInt64) {
        count(route: metering.routeCount, status: status, nanoseconds: nanoseconds)
    }

    func count(route: Int, status: Int, nanoseconds: UInt64) {
        routes.withLock { $0[route].count(status: status, nanoseconds: nanoseconds) }
    }

    var statistics: [RouteStatistics] { routes.withLock { $0 } }
}
