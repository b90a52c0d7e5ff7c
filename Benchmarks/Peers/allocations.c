/* Counts what each thread of a program asks of malloc, and tells it at the end on standard error.
   Threads are numbered in the order in which they first ask. Linux: cc -shared -fPIC. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

enum { THREADS = 64 };

static atomic_long counts[THREADS];
static atomic_int threads;
static __thread int thread = -1;

static void count(void) {
  if (thread < 0) thread = atomic_fetch_add(&threads, 1) % THREADS;
  atomic_fetch_add(&counts[thread], 1);
}

void *malloc(size_t size) {
  static void *(*original)(size_t);
  if (!original) original = dlsym(RTLD_NEXT, "malloc");
  count();
  return original(size);
}

void *realloc(void *pointer, size_t size) {
  static void *(*original)(void *, size_t);
  if (!original) original = dlsym(RTLD_NEXT, "realloc");
  count();
  return original(pointer, size);
}

int posix_memalign(void **pointer, size_t alignment, size_t size) {
  static int (*original)(void **, size_t, size_t);
  if (!original) original = dlsym(RTLD_NEXT, "posix_memalign");
  count();
  return original(pointer, alignment, size);
}

__attribute__((destructor)) static void tell(void) {
  fputs("allocations", stderr);
  for (int index = 0; index < THREADS && counts[index]; index++)
    fprintf(stderr, " %ld", (long)counts[index]);
  fputc('\n', stderr);
}
