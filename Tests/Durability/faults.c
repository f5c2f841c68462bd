/* Faults of storage, brought about from outside: LD_PRELOAD this over a program that uses libsqlite3.
 *
 * FAULTS_DIR      only files whose path begins with this are touched
 * FAULTS_CONTROL  a file of 64 bytes, mapped; a test writes to it while the program runs:
 *                   byte 0      what fails: 0 nothing, 1 fdatasync, 2 pwrite with EIO, 3 pwrite writes half
 *                   bytes 8-11  how many times it fails, int32; -1 for ever
 *                   bytes 16-23 limit of SQLite's heap above what is in use, int64; 0 none
 *                   bytes 24-31 seconds by which the wall clock is wrong, int64
 *                   bytes 32-35 how many failures there were, int32, written here
 * FAULTS_DURABLE  a folder in which the last flushed state of each file is kept: what is left after a power cut
 * FAULTS_NORMAL   set: SQLite is told synchronous=NORMAL, for the control of the power cut
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct control { uint8_t kind; uint8_t pad[7]; int32_t times; int32_t pad2; int64_t heap; int64_t clock; int32_t failures; };
static volatile struct control *control;
static const char *dir, *durable;
static int normal;

static int (*real_fdatasync)(int);
static ssize_t (*real_pwrite64)(int, const void *, size_t, off64_t);
static int (*real_clock_gettime)(clockid_t, struct timespec *);
static int (*real_exec)(void *, const char *, void *, void *, char **);
static int (*real_step)(void *);
static int64_t (*heap_limit)(int64_t);
static int64_t (*memory_used)(void);

__attribute__((constructor)) static void start(void) {
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_pwrite64 = dlsym(RTLD_NEXT, "pwrite64");
    real_clock_gettime = dlsym(RTLD_NEXT, "clock_gettime");
    real_exec = dlsym(RTLD_NEXT, "sqlite3_exec");
    real_step = dlsym(RTLD_NEXT, "sqlite3_step");
    heap_limit = dlsym(RTLD_NEXT, "sqlite3_hard_heap_limit64");
    memory_used = dlsym(RTLD_NEXT, "sqlite3_memory_used");
    dir = getenv("FAULTS_DIR");
    durable = getenv("FAULTS_DURABLE");
    normal = getenv("FAULTS_NORMAL") != NULL;
    const char *path = getenv("FAULTS_CONTROL");
    if (path) {
        int file = open(path, O_RDWR | O_CLOEXEC);
        if (file >= 0) {
            void *map = mmap(NULL, 64, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
            if (map != MAP_FAILED) control = map;
            close(file);
        }
    }
}

/* The name inside of FAULTS_DIR of an open file; NULL for all others. */
static const char *name_of(int file, char *path, size_t size) {
    char link[64];
    if (!dir) return NULL;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, size - 1);
    if (length < 0) return NULL;
    path[length] = 0;
    size_t prefix = strlen(dir);
    return strncmp(path, dir, prefix) == 0 && path[prefix] == '/' ? path + prefix + 1 : NULL;
}

static int fails(int kind) {
    if (!control || control->kind != kind || control->times == 0) return 0;
    if (control->times > 0) control->times--;
    control->failures++;
    return 1;
}

/* Copies a file as it is now to the folder of what lasts; whole or not at all, as a kill may come at any moment. */
static void keep(int file, const char *name) {
    char path[4096], draft[4200], buffer[65536];
    struct stat status;
    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) return;
    snprintf(path, sizeof path, "%s/%s", durable, name);
    snprintf(draft, sizeof draft, "%s.draft-%d", path, file);
    int copy = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (copy < 0) return;
    off64_t at = 0;
    ssize_t count;
    while ((count = pread64(file, buffer, sizeof buffer, at)) > 0) {
        if (real_pwrite64(copy, buffer, count, at) != count) break;
        at += count;
    }
    close(copy);
    if (count == 0) rename(draft, path); else unlink(draft);
}

static int sync_file(int file) {
    char path[4096];
    const char *name = name_of(file, path, sizeof path);
    if (name && fails(1)) { errno = EIO; return -1; }
    int result = real_fdatasync(file);
    if (result == 0 && name && durable) keep(file, name);
    return result;
}

int fdatasync(int file) { return sync_file(file); }
int fsync(int file) { return sync_file(file); }

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
    char path[4096];
    if (control && control->kind >= 2 && control->kind <= 3 && control->times != 0 && name_of(file, path, sizeof path)) {
        if (fails(2)) { errno = EIO; return -1; }
        if (count > 1 && fails(3)) {
            /* Half of it, and then no more: what a disk does that fills in the midst of a write. */
            ssize_t written = real_pwrite64(file, bytes, count / 2, at);
            if (written < 0) return written;
            errno = EIO;
            return -1;
        }
    }
    return real_pwrite64(file, bytes, count, at);
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) { return pwrite64(file, bytes, count, at); }

int clock_gettime(clockid_t clock, struct timespec *time) {
    int result = real_clock_gettime ? real_clock_gettime(clock, time) : -1;
    if (result == 0 && control && clock == CLOCK_REALTIME) time->tv_sec += control->clock;
    return result;
}

int sqlite3_exec(void *database, const char *sql, void *call, void *context, char **message) {
    int result = real_exec(database, sql, call, context, message);
    if (normal && result == 0 && sql && strstr(sql, "synchronous = FULL"))
        real_exec(database, "PRAGMA synchronous = NORMAL", NULL, NULL, NULL);
    return result;
}

int sqlite3_step(void *statement) {
    static volatile int64_t last;
    if (control && control->heap != last) {
        last = control->heap;
        heap_limit(last ? memory_used() + last : 0);
    }
    return real_step(statement);
}
