// Calls of Linux that the Glibc module does not show.
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Lets two paths change places in one step (renameat2 with RENAME_EXCHANGE): 0, or -1 and errno.
static inline int exchange_paths(const char *first, const char *second) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, first, AT_FDCWD, second, 2u);
}
