#ifndef MARGINALIA_CSOCKETS_H
#define MARGINALIA_CSOCKETS_H

/* Declarations that Swift's Glibc module leaves out. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <sys/socket.h>
#if defined(__linux__)
#include <sys/epoll.h>
#include <sys/eventfd.h>

/* accept4 is a GNU extension; this calls it with SOCK_NONBLOCK | SOCK_CLOEXEC. */
int csockets_accept(int listener, struct sockaddr *address, socklen_t *length);
#endif

#endif
