import Files
import Glibc
import HCL1Syntax
import Hierarchy
import SourceText

/// Reading one file.
enum ParseBenchmark {
  private static let rounds = 9

  static func figures(of path: String) -> [Figure]? {
    guard let bytes = try? DiskFileSystem().read(Figure.absolute(path)) else {
      print("error: '\(path)' can't be read")
      return nil
    }
    let file = SourceFile(name: Text(path), bytes: bytes)
    let megabytes = Double(bytes.count) / 1e6
    let parse = best { precondition(!SyntaxTree(parsing: file).diagnostics.hasErrors, "the file has errors") }
    let decode = best { precondition(!Decoder.decode(SyntaxTree(parsing: file)).diagnostics.hasErrors) }
    return [
      Figure(name: "file", value: Double(bytes.count), unit: "bytes"),
      Figure(name: "parse", value: parse, unit: "ms"),
      Figure(name: "parse-rate", value: megabytes / parse * 1000, unit: "MB/s"),
      Figure(name: "parse-and-decode", value: decode, unit: "ms"),
      Figure(name: "parse-and-decode-rate", value: megabytes / decode * 1000, unit: "MB/s"),
    ]
  }

  private static func best(_ work: () -> Void) -> Double {
    (0..<rounds).map { _ in Stopwatch.milliseconds(work) }.min() ?? 0
  }
}

/// Resolving a tree.
enum ResolveBenchmark {
  static func figures(of path: String) -> [Figure]? {
    let root = Figure.absolute(path)
    let tree = Tree(root: root, fileSystem: DiskFileSystem(), options: ResolutionOptions())
    var count = 0
    let time = Stopwatch.milliseconds { count = tree.resolve(tree.selection(of: [root])).count }
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let work = tree.counters
    return [
      Figure(name: "resolve", value: time, unit: "ms"),
      Figure(name: "units", value: Double(count), unit: "units"),
      Figure(name: "resolve-rate", value: Double(count) / time * 1000, unit: "units/s"),
      Figure(name: "files-read", value: Double(work.filesRead), unit: "files"),
      Figure(name: "files-parsed", value: Double(work.filesParsed), unit: "files"),
      Figure(name: "folders-listed", value: Double(work.foldersListed), unit: "folders"),
      Figure(name: "functions-called", value: Double(work.functionsCalled), unit: "calls"),
      Figure(name: "bytes-read", value: Double(work.bytesRead), unit: "bytes"),
      Figure(name: "peak-memory", value: Double(usage.ru_maxrss) / 1000, unit: "MB"),
    ]
  }
}

/// Starting the program.
enum StartupBenchmark {
  private static let rounds = 20

  static func figures(of binary: String) -> [Figure]? {
    let times = (0..<rounds).map { _ in Stopwatch.milliseconds { start(binary) } }.sorted()
    return [Figure(name: "startup", value: times[rounds / 2], unit: "ms")]
  }

  private static func start(_ binary: String) {
    var process = pid_t()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let words = [strdup(binary), strdup("version"), nil]
    defer { for word in words { free(word) } }
    guard posix_spawnp(&process, binary, &actions, nil, words, environ) == 0 else {
      print("error: '\(binary)' can't be started")
      exit(1)
    }
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }
}
