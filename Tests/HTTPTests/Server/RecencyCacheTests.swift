import Testing

@testable import HTTP

@Suite("Recency cache")
struct RecencyCacheTests {
    @Test("What was not used for longest goes first, whatever is removed in between")
    func order() {
        var generator = SystemRandomNumberGenerator()
        var cache = RecencyCache<Int, Int>()
        // The same as a list, the oldest first.
        var list: [Int] = []
        for step in 0..<20_000 {
            let key = Int.random(in: 0..<50, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0:
                #expect(cache.removeOldest() == list.first.map { $0 * 2 })
                if !list.isEmpty { list.removeFirst() }
            case 1:
                #expect(cache.remove(key) == (list.contains(key) ? key * 2 : nil), "step \(step)")
                list.removeAll { $0 == key }
            case 2:
                cache.use(key)
                if let place = list.firstIndex(of: key) { list.append(list.remove(at: place)) }
            default:
                guard cache[key] == nil else { continue }
                cache.store(key * 2, under: key)
                list.append(key)
            }
            #expect(cache.count == list.count)
        }
        while let value = cache.removeOldest() { #expect(value == list.removeFirst() * 2) }
        #expect(list.isEmpty)
    }
}
