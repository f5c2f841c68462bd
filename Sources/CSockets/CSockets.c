#define _GNU_SOURCE
#include "CSockets.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/un.h>
#include <unistd.h>
#if defined(__linux__)
#include <link.h>
#include <sched.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#endif
#if defined(__GLIBC__)
#include <malloc.h>
#endif

int csockets_make_nonblocking(int descriptor) {
    int flags = fcntl(descriptor, F_GETFL);
    if (flags < 0 || fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) < 0) return -1;
    if (fcntl(descriptor, F_SETFD, FD_CLOEXEC) < 0) return -1;
#if defined(SO_NOSIGPIPE)
    int on = 1;
    setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
    return 0;
}

#if !defined(__linux__)
static int adopt(int descriptor) {
    if (descriptor >= 0 && csockets_make_nonblocking(descriptor) < 0) {
        close(descriptor);
        return -1;
    }
    return descriptor;
}
#endif

int csockets_accept(int listener, struct sockaddr *address, socklen_t *length) {
#if defined(__linux__)
    return accept4(listener, address, length, SOCK_NONBLOCK | SOCK_CLOEXEC);
#else
    return adopt(accept(listener, address, length));
#endif
}

int csockets_stream_socket(int family) {
#if defined(__linux__)
    return socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
#else
    return adopt(socket(family, SOCK_STREAM, 0));
#endif
}

ssize_t csockets_send(int descriptor, struct iovec *vectors, int count) {
    struct msghdr message;
    memset(&message, 0, sizeof message);
    message.msg_iov = vectors;
    message.msg_iovlen = count;
#if defined(MSG_NOSIGNAL)
    return sendmsg(descriptor, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
#else
    return sendmsg(descriptor, &message, MSG_DONTWAIT);
#endif
}

ssize_t csockets_receive(int descriptor, void *buffer, size_t capacity) {
    return recv(descriptor, buffer, capacity, MSG_DONTWAIT);
}

int csockets_share_port(int descriptor) {
#if defined(__linux__)
    int on = 1;
    return setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
#else
    /* Elsewhere SO_REUSEPORT does not spread connections. */
    (void)descriptor;
    return -1;
#endif
}

/* A Unix-domain socket carries at most 253 descriptors in one message (SCM_MAX_FD of Linux). */
enum { descriptor_limit = 253 };

union descriptor_message {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(descriptor_limit * sizeof(int))];
};

int csockets_send_descriptors(int socket, const void *bytes, size_t count, const int *descriptors, size_t number) {
    if (number > descriptor_limit) {
        errno = E2BIG;
        return -1;
    }
    union descriptor_message control;
    memset(&control, 0, sizeof control);
    struct iovec vector = {(void *)bytes, count};
    struct msghdr message;
    memset(&message, 0, sizeof message);
    message.msg_iov = &vector;
    message.msg_iovlen = 1;
    if (number > 0) {
        message.msg_control = control.bytes;
        message.msg_controllen = CMSG_SPACE(number * sizeof(int));
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(number * sizeof(int));
        memcpy(CMSG_DATA(header), descriptors, number * sizeof(int));
    }
#if defined(MSG_NOSIGNAL)
    ssize_t sent = sendmsg(socket, &message, MSG_NOSIGNAL);
#else
    ssize_t sent = sendmsg(socket, &message, 0);
#endif
    return sent == (ssize_t)count ? 0 : -1;
}

ssize_t csockets_receive_descriptors(int socket, void *bytes, size_t capacity, int *descriptors, size_t *number) {
    union descriptor_message control;
    struct iovec vector = {bytes, capacity};
    struct msghdr message;
    memset(&message, 0, sizeof message);
    message.msg_iov = &vector;
    message.msg_iovlen = 1;
    message.msg_control = control.bytes;
    message.msg_controllen = sizeof control.bytes;
    size_t room = *number;
    *number = 0;
    ssize_t received;
#if defined(MSG_CMSG_CLOEXEC)
    int flags = MSG_CMSG_CLOEXEC;
#else
    int flags = 0;
#endif
    do received = recvmsg(socket, &message, flags);
    while (received < 0 && errno == EINTR);
    if (received < 0) return -1;
    for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
        size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t index = 0; index < count; index++) {
            int descriptor;
            memcpy(&descriptor, CMSG_DATA(header) + index * sizeof descriptor, sizeof descriptor);
            if (*number < room) {
                fcntl(descriptor, F_SETFD, FD_CLOEXEC);
                descriptors[(*number)++] = descriptor;
            } else {
                close(descriptor);
            }
        }
    }
    return received;
}

int csockets_peer_may_be_trusted(int socket) {
#if defined(__linux__)
    struct ucred peer;
    socklen_t length = sizeof peer;
    if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &length) != 0) return 0;
    return peer.uid == geteuid() || peer.uid == 0;
#else
    uid_t user;
    gid_t group;
    return getpeereid(socket, &user, &group) == 0 && (user == geteuid() || user == 0);
#endif
}

int csockets_send_datagram(const char *path, const void *bytes, size_t count) {
    struct sockaddr_un address;
    size_t length = strlen(path);
    if (length == 0 || length >= sizeof address.sun_path) {
        errno = EINVAL;
        return -1;
    }
    memset(&address, 0, sizeof address);
    address.sun_family = AF_UNIX;
    memcpy(address.sun_path, path, length);
    if (path[0] == '@') address.sun_path[0] = 0;
    int descriptor = socket(AF_UNIX, SOCK_DGRAM, 0);
    if (descriptor < 0) return -1;
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    ssize_t sent = sendto(descriptor, bytes, count, 0, (struct sockaddr *)&address,
                          (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length));
    close(descriptor);
    return sent == (ssize_t)count ? 0 : -1;
}

size_t csockets_end_of_head(const void *bytes, size_t count) {
    const char *found = memmem(bytes, count, "\r\n\r\n", 4);
    return found ? (size_t)(found - (const char *)bytes) + 4 : 0;
}

int csockets_are_equal(const void *one, const void *other, size_t count) { return memcmp(one, other, count) == 0; }

int csockets_open_alarm(int *read_end, int *write_end) {
#if defined(__linux__)
    int descriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    *read_end = *write_end = descriptor;
    return descriptor < 0 ? -1 : 0;
#else
    int ends[2];
    if (pipe(ends) < 0) return -1;
    *read_end = ends[0];
    *write_end = ends[1];
    if (csockets_make_nonblocking(ends[0]) == 0 && csockets_make_nonblocking(ends[1]) == 0) return 0;
    close(ends[0]);
    close(ends[1]);
    return -1;
#endif
}

void csockets_ring_alarm(int write_end) {
    uint64_t one = 1;
    /* A full pipe or counter is an alarm that already rings. */
    while (write(write_end, &one, sizeof one) < 0 && errno == EINTR) {
    }
}

void csockets_reset_alarm(int read_end) {
    uint64_t sink[16];
    while (read(read_end, sink, sizeof sink) == sizeof sink) {
    }
}

#if defined(__linux__)
static int give_back_segments(struct dl_phdr_info *object, size_t size, void *context) {
    (void)size;
    (void)context;
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    for (int index = 0; index < object->dlpi_phnum; index++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[index];
        /* What can't be written is as it stands in the file. */
        if (segment->p_type != PT_LOAD || (segment->p_flags & PF_W) != 0) continue;
        uintptr_t start = (object->dlpi_addr + segment->p_vaddr + page - 1) & ~(page - 1);
        uintptr_t end = (object->dlpi_addr + segment->p_vaddr + segment->p_memsz) & ~(page - 1);
        if (start < end) madvise((void *)start, end - start, MADV_DONTNEED);
    }
    return 1; /* The program comes first; its libraries are shared with others. */
}
#endif

void csockets_give_back_start(void) {
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
#if defined(__linux__)
    dl_iterate_phdr(give_back_segments, NULL);
#endif
}

int csockets_processor_count(void) {
#if defined(__linux__)
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
#endif
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? (int)count : 1;
}

uintptr_t csockets_current_thread(void) { return (uintptr_t)pthread_self(); }

static _Thread_local int loop_index = -1;
void csockets_set_loop_index(int index) { loop_index = index; }
int csockets_loop_index(void) { return loop_index; }

#if defined(__linux__)
int csockets_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }
#endif

static int signal_pipe = -1;

static void note_signal(int number) {
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    /* A full pipe holds signals enough that have not been looked at. */
    ssize_t written = write(signal_pipe, &byte, 1);
    (void)written;
    errno = saved;
}

int csockets_catch_signals(const int *numbers, size_t count) {
    int ends[2];
    if (pipe(ends) != 0) return -1;
    /* Its reader waits, its writer must not. */
    if (fcntl(ends[0], F_SETFD, FD_CLOEXEC) != 0 || csockets_make_nonblocking(ends[1]) != 0) return -1;
    signal_pipe = ends[1];
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = note_signal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (size_t index = 0; index < count; index++) {
        if (sigaction(numbers[index], &action, NULL) != 0) return -1;
    }
    return ends[0];
}
