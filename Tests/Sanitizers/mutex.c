// Tells the thread sanitizer what `Synchronization.Mutex` orders where threads contend for it. Loaded by LD_PRELOAD.
//
// Taking and leaving a free mutex is an exchange in the code that uses it, which is compiled with the sanitizer. The
// other way leads into libswiftSynchronization, which is not, and there to the kernel's futex: the sanitizer sees neither,
// and takes what the mutex guards for a race. Here both ways through that library are told of, by its own names of them.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *

// Absent from processes without the sanitizer, such as those that tests start.
extern void __tsan_acquire(void *) __attribute__((weak));
extern void __tsan_release(void *) __attribute__((weak));

SWIFT void lock_slow(uint32_t thread, SELF mutex) __asm__(LOCK);
SWIFT bool try_lock_slow(SELF mutex) __asm__(TRY_LOCK);
SWIFT void unlock_slow(SELF mutex) __asm__(UNLOCK);

static void *library(const char *name) {
    void *function = dlsym(RTLD_NEXT, name);
    if (function == NULL) {
        fprintf(stderr, "mutex.c: libswiftSynchronization has no %s any more\n", name);
        abort();
    }
    return function;
}

SWIFT void lock_slow(uint32_t thread, SELF mutex) {
    SWIFT void (*lock)(uint32_t, SELF) = library(LOCK);
    lock(thread, mutex);
    if (__tsan_acquire) __tsan_acquire(mutex);
}

SWIFT bool try_lock_slow(SELF mutex) {
    SWIFT bool (*try_lock)(SELF) = library(TRY_LOCK);
    bool is_locked = try_lock(mutex);
    if (is_locked && __tsan_acquire) __tsan_acquire(mutex);
    return is_locked;
}

SWIFT void unlock_slow(SELF mutex) {
    SWIFT void (*unlock)(SELF) = library(UNLOCK);
    if (__tsan_release) __tsan_release(mutex);
    unlock(mutex);
}
