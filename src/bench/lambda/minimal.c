/*
 * The least that Lambda takes for a function: it asks the runtime interface for an event, and answers each with the same response.
 * What it needs from its start to its first response is what the harness and the machine need.
 */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const char RESPONSE[] = "{\"statusCode\":200,\"body\":\"{\\\"data\\\":{}}\"}";
static char answer[1 << 16];

static void fail(const char *what) {
  perror(what);
  exit(1);
}

/* Sends a request on a connection of its own, and keeps the whole answer in `answer`. */
static void exchange(const char *host, int port, const char *request) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  size_t length = 0;
  ssize_t got;
  int connection = socket(AF_INET, SOCK_STREAM, 0);

  inet_pton(AF_INET, host, &address.sin_addr);
  if (connection < 0 || connect(connection, (struct sockaddr *)&address, sizeof address)) fail("connect");
  if (write(connection, request, strlen(request)) < 0) fail("write");
  while ((got = read(connection, answer + length, sizeof answer - 1 - length)) > 0) length += got;
  answer[length] = 0;
  close(connection);
}

int main(void) {
  char host[64], id[64], request[512];
  const char *interface = getenv("AWS_LAMBDA_RUNTIME_API");
  int port;

  if (!interface || sscanf(interface, "%63[^:]:%d", host, &port) != 2) {
    fputs("AWS_LAMBDA_RUNTIME_API is not set\n", stderr);
    return 1;
  }
  for (;;) {
    const char *header;

    snprintf(request, sizeof request,
             "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", interface);
    exchange(host, port, request);
    header = strcasestr(answer, "Lambda-Runtime-Aws-Request-Id: ");
    if (!header || sscanf(header, "%*s %63s", id) != 1) return 0;
    snprintf(request, sizeof request,
             "POST /2018-06-01/runtime/invocation/%s/response HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n"
             "Content-Length: %zu\r\n\r\n%s",
             id, interface, sizeof RESPONSE - 1, RESPONSE);
    exchange(host, port, request);
  }
}
