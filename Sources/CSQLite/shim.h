#include <sqlite3.h>

// Swift imports neither variadic functions, nor the cast in SQLITE_TRANSIENT, nor result codes made of two numbers.

static inline int csqlite_configure(sqlite3 *database, int option, int value) {
    return sqlite3_db_config(database, option, value, (int *)0);
}

static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *bytes, int count) {
    // A null pointer would bind NULL where the empty text is meant.
    return sqlite3_bind_text(statement, index, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}

static inline int csqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
    return sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT);
}

static const int CSQLITE_IOERR_FSYNC = SQLITE_IOERR_FSYNC;
static const int CSQLITE_IOERR_DIR_FSYNC = SQLITE_IOERR_DIR_FSYNC;
static const int CSQLITE_IOERR_NOMEM = SQLITE_IOERR_NOMEM;
static const int CSQLITE_IOERR_SHMSIZE = SQLITE_IOERR_SHMSIZE;
static const int CSQLITE_IOERR_LOCK = SQLITE_IOERR_LOCK;
static const int CSQLITE_ABORT_ROLLBACK = SQLITE_ABORT_ROLLBACK;
static const int CSQLITE_CONSTRAINT_UNIQUE = SQLITE_CONSTRAINT_UNIQUE;
static const int CSQLITE_CONSTRAINT_PRIMARYKEY = SQLITE_CONSTRAINT_PRIMARYKEY;
static const int CSQLITE_CONSTRAINT_ROWID = SQLITE_CONSTRAINT_ROWID;
static const int CSQLITE_CONSTRAINT_FOREIGNKEY = SQLITE_CONSTRAINT_FOREIGNKEY;
static const int CSQLITE_CONSTRAINT_CHECK = SQLITE_CONSTRAINT_CHECK;
static const int CSQLITE_CONSTRAINT_NOTNULL = SQLITE_CONSTRAINT_NOTNULL;
