// Calls and constants of Linux that Swift's Glibc module does not contain.
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

/// Swaps two names atomically (renameat2 with RENAME_EXCHANGE). Returns 0, or -1 and sets errno.
static inline int exchange_names(int first_folder, const char *first, int second_folder, const char *second) {
  return (int)syscall(SYS_renameat2, first_folder, first, second_folder, second, 2u);
}

/// Waits until everything that was written to the file system of an open file is on the disk. Returns 0, or -1 and sets
/// errno.
static inline int sync_file_system(int descriptor) { return (int)syscall(SYS_syncfs, descriptor); }

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

/// What the system answers to the wish that nobody may write an open file.
enum lease_answer {
  /// No program has the file open for writing, and whoever wants to waits until the descriptor is closed.
  lease_granted,
  /// A program has it open for writing.
  lease_refused,
  /// The file is another user's, or its file system knows no leases or refuses them for reasons of its own.
  lease_unavailable,
};

/// True for file systems of this machine, where nothing but an open writer makes the system refuse a lease.
static inline int refuses_for_writers_alone(int descriptor) {
  struct statfs information;
  if (fstatfs(descriptor, &information) != 0) return 0;
  switch ((unsigned long)information.f_type & 0xFFFFFFFFul) {
  case 0x0000EF53ul: // ext2, ext3, ext4
  case 0x58465342ul: // XFS
  case 0x9123683Eul: // btrfs
  case 0xF2F52010ul: // F2FS
  case 0x2FC12FC1ul: // ZFS
  case 0x01021994ul: // tmpfs
  case 0x794C7630ul: // overlay
    return 1;
  default:
    return 0;
  }
}

/// Asks for a lease for reading on a file that was opened for reading.
static inline enum lease_answer take_read_lease(int descriptor) {
  const int set_signal = 10, set_lease = 1024;
  // Whoever wants to write makes the system send a signal: one that is ignored unless a program asks for it.
  if (fcntl(descriptor, set_signal, SIGURG) != 0) return lease_unavailable;
  if (fcntl(descriptor, set_lease, F_RDLCK) == 0) return lease_granted;
  return errno == EAGAIN && refuses_for_writers_alone(descriptor) ? lease_refused : lease_unavailable;
}

/// Waits for a write to the file that is going on: to look for data takes the lock that a write holds.
static inline void wait_for_write(int descriptor) {
  const int seek_data = 3;
  lseek(descriptor, 0, seek_data);
  lseek(descriptor, 0, SEEK_SET);
}

/// Sets how much memory the allocator takes from the system at once; nothing where the C library has no such setting.
static inline void take_memory_in_steps(int bytes) {
#ifdef M_TOP_PAD
  mallopt(M_TOP_PAD, bytes);
#endif
}
