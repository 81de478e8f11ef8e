// Calls and constants of Linux that Swift's Glibc module does not contain.
#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Swaps two names atomically (renameat2 with RENAME_EXCHANGE). Returns 0, or -1 and sets errno.
static inline int exchange_names(int first_folder, const char *first, int second_folder, const char *second) {
  return (int)syscall(SYS_renameat2, first_folder, first, second_folder, second, 2u);
}

/// Creates a pipe that started programs do not inherit. Returns 0, or -1 and sets errno.
static inline int closed_pipe(int ends[2]) {
  return (int)syscall(SYS_pipe2, ends, O_CLOEXEC);
}

/// Creates two connected, unnamed sockets that started programs do not inherit. Returns 0, or -1 and sets errno.
static inline int closed_socket_pair(int ends[2]) {
  return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends);
}

/// Opens a name only to ask what it is (O_PATH), without following a link.
static const int open_as_place = 010000000 | O_NOFOLLOW | O_CLOEXEC;

/// Makes a started program the leader of a new session, without a terminal.
static const int spawn_in_new_session = 0x80;

extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *folder);

/// Sets the folder in which a program starts. Returns 0 or the error number.
static inline int start_in_folder(posix_spawn_file_actions_t *actions, const char *folder) {
  return posix_spawn_file_actions_addchdir_np(actions, folder);
}
