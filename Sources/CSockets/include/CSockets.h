#ifndef MARGINALIA_CSOCKETS_H
#define MARGINALIA_CSOCKETS_H

/* What Swift's platform modules leave out, and what differs between systems.
 * No _GNU_SOURCE here: with it fd_set has other members than in Swift's own Glibc module. */
#include <stdint.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/uio.h>
#if defined(__linux__)
#include <sys/epoll.h>

/* Bits of epoll that are enumerators, or that overflow Swift's Int32. */
static const uint32_t csockets_epoll_in = EPOLLIN;
static const uint32_t csockets_epoll_out = EPOLLOUT;
static const uint32_t csockets_epoll_hangup = EPOLLHUP | EPOLLERR;
static const uint32_t csockets_epoll_exclusive = 1u << 28; /* EPOLLEXCLUSIVE, Linux 4.5 */
int csockets_epoll_create(void);
#endif

/* accept(2); what it returns does not block and does not survive exec. */
int csockets_accept(int listener, struct sockaddr *address, socklen_t *length);
/* socket(2); likewise. */
int csockets_stream_socket(int family);
/* sendmsg(2) that never raises SIGPIPE and does not block. */
ssize_t csockets_send(int descriptor, struct iovec *vectors, int count);
/* recv(2) that does not block. */
ssize_t csockets_receive(int descriptor, void *buffer, size_t capacity);
/* Makes an inherited descriptor as csockets_accept's are. Not 0 on failure. */
int csockets_make_nonblocking(int descriptor);
/* Spreads connections over all sockets that are bound to one address; not 0 where the system can't. */
int csockets_share_port(int descriptor);

/* Sends bytes, at least one, over a Unix-domain stream and with them descriptors (SCM_RIGHTS). Not 0 on failure. */
int csockets_send_descriptors(int socket, const void *bytes, size_t count, const int *descriptors, size_t number);
/* Takes what csockets_send_descriptors has sent at once; `number` holds the room for descriptors and then how many came.
 * They do not survive exec. The bytes received, 0 at the end, -1 on failure; what does not fit is closed. */
ssize_t csockets_receive_descriptors(int socket, void *bytes, size_t capacity, int *descriptors, size_t *number);
/* Whether the process at the other end of a Unix-domain socket has our user, or is root's. */
int csockets_peer_may_be_trusted(int socket);

/* Sends one datagram to a Unix-domain socket by its path; `@` at the front stands for an abstract name. Not 0 on failure. */
int csockets_send_datagram(const char *path, const void *bytes, size_t count);

/* The offset after the first empty line, CRLF CRLF; 0 when there is none. */
size_t csockets_end_of_head(const void *bytes, size_t count);
/* Whether two stretches of so many bytes are the same. */
int csockets_are_equal(const void *one, const void *other, size_t count);

/* What wakes a poller: an eventfd, or a pipe where there is none. Not 0 on failure. */
int csockets_open_alarm(int *read_end, int *write_end);
void csockets_ring_alarm(int write_end);
void csockets_reset_alarm(int read_end);

/* Has each of these signals write its number as a byte to a pipe; the pipe's read end, or -1. Call it once. */
int csockets_catch_signals(const int *numbers, size_t count);

/* Gives back memory that only the start of the program needed: free heap, and mapped pages of its code, which come
 * back from the file when they are used again. */
void csockets_give_back_start(void);

/* Processors that this process may run on. */
int csockets_processor_count(void);
/* Tells threads apart. Never 0. */
uintptr_t csockets_current_thread(void);
/* A number kept for the thread; -1 where none was set. */
void csockets_set_loop_index(int index);
int csockets_loop_index(void);

#endif
