#ifndef MARGINALIA_CCURL_H
#define MARGINALIA_CCURL_H

/* One HTTP POST by libcurl, which is loaded only when it is asked for: it and the thirty libraries that it brings along
 * take memory and time that a service without webhooks need not spend. */
#include <stddef.h>

enum { CCURL_ERROR_SIZE = 256 };

typedef struct {
    const char *url;
    /* Lines such as "Name: value". */
    const char *const *fields;
    size_t field_count;
    const char *content;
    size_t content_length;
    long connect_milliseconds;
    long total_milliseconds;
    /* Bytes of the response's content after which no more is read. */
    size_t response_limit;
} ccurl_request;

typedef struct {
    long status;
    /* What Retry-After says, in seconds; 0 where it says nothing. */
    long retry_after_seconds;
    /* Why there is no status. */
    char error[CCURL_ERROR_SIZE];
} ccurl_response;

/* Loads libcurl, once; NULL, or what is wrong. From any thread. */
const char *ccurl_load(void);
/* Sends and waits for the answer; 0 when there is a status. Only after ccurl_load; from any thread. */
int ccurl_post(const ccurl_request *request, ccurl_response *response);

#endif
