#define CURL_DISABLE_TYPECHECK
#include "ccurl.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#if defined(__APPLE__)
static const char *const library = "libcurl.4.dylib";
#else
static const char *const library = "libcurl.so.4";
#endif

/* Of libcurl's own types; nothing is linked, for the names stand where nothing is evaluated. */
static struct {
    __typeof__(&curl_global_init) global_init;
    __typeof__(&curl_easy_init) easy_init;
    __typeof__(&curl_easy_setopt) easy_setopt;
    __typeof__(&curl_easy_perform) easy_perform;
    __typeof__(&curl_easy_getinfo) easy_getinfo;
    __typeof__(&curl_easy_cleanup) easy_cleanup;
    __typeof__(&curl_easy_strerror) easy_strerror;
    __typeof__(&curl_slist_append) slist_append;
    __typeof__(&curl_slist_free_all) slist_free_all;
} curl;

static char failure[CCURL_ERROR_SIZE];
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* POSIX lets a function's address be read as that of an object (dlsym, "Application usage"). */
static int find(void *handle, const char *name, void *function) {
    void *address = dlsym(handle, name);
    if (address == NULL) {
        snprintf(failure, sizeof failure, "%s has no %s", library, name);
        return 0;
    }
    memcpy(function, &address, sizeof address);
    return 1;
}

static void load(void) {
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) {
        const char *error = dlerror();
        snprintf(failure, sizeof failure, "%s", error == NULL ? library : error);
        return;
    }
    int is_whole = find(handle, "curl_global_init", &curl.global_init) && find(handle, "curl_easy_init", &curl.easy_init)
        && find(handle, "curl_easy_setopt", &curl.easy_setopt) && find(handle, "curl_easy_perform", &curl.easy_perform)
        && find(handle, "curl_easy_getinfo", &curl.easy_getinfo) && find(handle, "curl_easy_cleanup", &curl.easy_cleanup)
        && find(handle, "curl_easy_strerror", &curl.easy_strerror)
        && find(handle, "curl_slist_append", &curl.slist_append)
        && find(handle, "curl_slist_free_all", &curl.slist_free_all);
    if (!is_whole) return;
    CURLcode code = curl.global_init(CURL_GLOBAL_DEFAULT);
    if (code != CURLE_OK) snprintf(failure, sizeof failure, "%s: %s", library, curl.easy_strerror(code));
}

const char *ccurl_load(void) {
    pthread_once(&once, load);
    return failure[0] == 0 ? NULL : failure;
}

/* Counts content and drops it; ends the transfer when there is too much. */
static size_t drop(char *bytes, size_t size, size_t count, void *context) {
    (void)bytes;
    size_t *room = context;
    if (size * count > *room) return 0;
    *room -= size * count;
    return size * count;
}

int ccurl_post(const ccurl_request *request, ccurl_response *response) {
    memset(response, 0, sizeof *response);
    CURL *handle = curl.easy_init();
    struct curl_slist *fields = NULL;
    int is_complete = handle != NULL;
    for (size_t index = 0; is_complete && index < request->field_count; index++) {
        struct curl_slist *longer = curl.slist_append(fields, request->fields[index]);
        if (longer == NULL) is_complete = 0;
        else fields = longer;
    }
    if (!is_complete) {
        snprintf(response->error, sizeof response->error, "out of memory");
        curl.slist_free_all(fields);
        if (handle != NULL) curl.easy_cleanup(handle);
        return 1;
    }
    size_t room = request->response_limit;
    char error[CURL_ERROR_SIZE] = "";
    CURLcode code = CURLE_OK;
#define SET(option, value) if (code == CURLE_OK) code = curl.easy_setopt(handle, option, value)
    SET(CURLOPT_ERRORBUFFER, error);
    SET(CURLOPT_URL, request->url);
    SET(CURLOPT_PROTOCOLS_STR, "http,https");
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    /* Nobody but the receiver is called, whatever the environment says of proxies. */
    SET(CURLOPT_PROXY, "");
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_CONNECTTIMEOUT_MS, request->connect_milliseconds);
    SET(CURLOPT_TIMEOUT_MS, request->total_milliseconds);
    SET(CURLOPT_POST, 1L);
    SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->content_length);
    SET(CURLOPT_POSTFIELDS, request->content);
    SET(CURLOPT_HTTPHEADER, fields);
    SET(CURLOPT_WRITEFUNCTION, drop);
    SET(CURLOPT_WRITEDATA, &room);
#undef SET
    if (code == CURLE_OK) code = curl.easy_perform(handle);
    /* An answer that is too long is an answer all the same. */
    if (code == CURLE_OK || code == CURLE_WRITE_ERROR) {
        curl_off_t wait = 0;
        curl.easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &response->status);
        if (curl.easy_getinfo(handle, CURLINFO_RETRY_AFTER, &wait) == CURLE_OK && wait > 0) {
            response->retry_after_seconds = wait > 86400 ? 86400 : (long)wait;
        }
    }
    if (response->status == 0) {
        snprintf(response->error, sizeof response->error, "%s", error[0] != 0 ? error : curl.easy_strerror(code));
    }
    curl.slist_free_all(fields);
    curl.easy_cleanup(handle);
    return response->status == 0;
}
