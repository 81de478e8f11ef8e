// Calls and constants of Linux that the Glibc module does not show.
#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Lets two names change places in one step (renameat2 with RENAME_EXCHANGE): 0, or -1 and errno.
static inline int exchange_names(int first_folder, const char *first, int second_folder, const char *second) {
  return (int)syscall(SYS_renameat2, first_folder, first, second_folder, second, 2u);
}

/// Makes a pipe that no started program inherits: 0, or -1 and errno.
static inline int closed_pipe(int ends[2]) {
  return (int)syscall(SYS_pipe2, ends, O_CLOEXEC);
}

/// Makes two connected sockets without a name that no started program inherits: 0, or -1 and errno.
static inline int closed_socket_pair(int ends[2]) {
  return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends);
}

/// Opens a name for nothing but to ask what it is (O_PATH), without following a link.
static const int open_as_place = 010000000 | O_NOFOLLOW | O_CLOEXEC;

/// Lets a started program lead a session of its own, without a terminal.
static const int spawn_in_new_session = 0x80;

extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *folder);

/// Lets a started program start in a folder: 0 or the number of the error.
static inline int start_in_folder(posix_spawn_file_actions_t *actions, const char *folder) {
  return posix_spawn_file_actions_addchdir_np(actions, folder);
}
