#define _GNU_SOURCE
#include "CSockets.h"

#if defined(__linux__)
int csockets_accept(int listener, struct sockaddr *address, socklen_t *length) {
    return accept4(listener, address, length, SOCK_NONBLOCK | SOCK_CLOEXEC);
}
#endif
