import SourceText
import TestSupport
import Testing

/// Which module may do what to the machine: one folder opens files for writing, one starts programs, one reads the
/// environment.
struct PowerTests {
  /// The folders that may call the system at all.
  private static let callers = [
    "Sources/Files/Links/", "Sources/Files/Reading/", "Sources/Files/Writing/", "Sources/Files/Processes/",
    "Sources/CommandLineTool/Process/", "Sources/Hierarchy/Work/ParallelMap.swift", "Sources/strata/",
    "Sources/strata-benchmark/",
  ]

  /// A power, the only folder that has it, and the system functions that exercise it.
  private static let powers: [(name: String, room: String, words: Set<String>)] = [
    (
      "writing", "Sources/Files/Writing/",
      [
        "O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND", "creat", "fopen", "freopen", "mkdir", "mkdirat",
        "rename",
        "renameat", "unlink", "unlinkat", "rmdir", "remove", "symlink", "symlinkat", "linkat", "mkfifo", "mknod",
        "chmod",
        "fchmod", "chown", "fchown", "truncate", "ftruncate", "exchange_names",
      ]
    ),
    (
      "starting programs", "Sources/Files/Processes/",
      [
        "posix_spawn", "posix_spawnp", "fork", "vfork", "execv", "execve", "execvp", "popen", "system", "kill",
        "closed_socket_pair", "start_in_folder",
      ]
    ),
    (
      "the environment", "Sources/CommandLineTool/Process/", ["environ", "getenv", "secure_getenv", "setenv", "putenv"]
    ),
    ("the network", "nowhere", ["socket", "connect", "bind", "listen", "getaddrinfo", "gethostbyname"]),
  ]

  /// The sources that can call the system, with the words that they contain.
  private static func callingFiles() throws -> [(name: String, words: Set<String>)] {
    try Testdata.swiftFiles(below: Testdata.checkout.appending("Sources")).compactMap { file in
      let text = try Testdata.text(file)
      let lines = text.split(separator: "\n")
      guard lines.contains(where: { $0.hasSuffix("import Glibc") || $0.hasSuffix("import LinuxCalls") }) else {
        return nil
      }
      let code = lines.filter { !$0.trimmingPrefix(while: \.isWhitespace).hasPrefix("//") }.joined(separator: "\n")
      let words = code.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
      return (file.relative(to: Testdata.checkout).description, Set(words))
    }
  }

  @Test func onlyAFewFilesCallTheSystem() throws {
    let files = try Self.callingFiles()
    #expect(!files.isEmpty)
    for file in files {
      #expect(Self.callers.contains { file.name.hasPrefix($0) }, "\(file.name) calls the system")
      if file.words.contains("LinuxCalls") { #expect(file.name.hasPrefix("Sources/Files/")) }
    }
  }

  @Test(arguments: powers.indices)
  func eachPowerHasOneRoom(index: Int) throws {
    let power = Self.powers[index]
    for file in try Self.callingFiles()
    where !file.name.hasPrefix(power.room) && !file.name.hasPrefix("Sources/strata-benchmark/") {
      let used = file.words.intersection(power.words).sorted()
      #expect(used.isEmpty, "\(file.name) has the power of \(power.name): \(used.joined(separator: ", "))")
    }
  }
}
