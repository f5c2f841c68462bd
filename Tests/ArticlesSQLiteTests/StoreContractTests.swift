import Articles
import ArticlesSQLite
import ArticlesTesting
import Testing

/// The promises of every store, kept by SQLite.
@Suite struct StoreContractTests {
    @Test("On a file:", arguments: StoreContract.promises)
    func file(promise: StoreContract) async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.file("test.sqlite"), configuration: Self.unhurried)
        try await promise.check(store)
        await store.close()
    }

    @Test("In memory:", arguments: StoreContract.promises)
    func memory(promise: StoreContract) async throws {
        try await promise.check(SQLiteStore.open(path: SQLiteStore.memoryPath, configuration: Self.unhurried))
    }

    /// No promise is about time: with a sanitizer on a busy machine a large article takes longer than a read may.
    private static let unhurried = {
        var configuration = SQLiteStore.Configuration()
        configuration.readMilliseconds = nil
        return configuration
    }()
}
