internal import CSQLite

enum Version { static let number = sqlite3_libversion_number() }
