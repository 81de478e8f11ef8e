import Files
import Glibc
import Hierarchy
import SourceText

/// A fixture that shows commands and their output: `transcript.txt` next to a folder `tree`.
///
/// A line `$ strata …` is a command, run in `/tree`, which contains the folder's files in memory. The output follows:
/// standard output unchanged, then each line of standard error after `! `, each file written after `> PATH` with its
/// lines after `> `, and `? N` for an exit status other than 0. Words may be in single quotes; `NAME=VALUE` words
/// before `strata` set the environment; `< FILE` at the end makes a file of the folder standard input.
///
/// `STRATA_WRITE_EXPECTED=1` rewrites the transcripts: review what changed.
public struct Transcript {
  private let path: Path
  private let text: String
  private let files: InMemoryFileSystem

  /// The transcript of a case: a folder below `testdata`.
  public init(_ caseFolder: String) throws {
    let folder = Testdata.folder.appending(Path(caseFolder))
    path = folder.appending("transcript.txt")
    text = try Testdata.text(path)
    files = try Testdata.tree(folder.appending("tree"), at: "/tree")
  }

  /// The fixture's text.
  public var expected: String { text }

  /// What the commands print now, in the fixture's format.
  public var actual: String {
    get throws {
      var shown = ""
      var commands = 0
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) where line.hasPrefix("$ ") {
        commands += 1
        shown += (shown.isEmpty ? "" : "\n") + line + "\n" + Self.shown(try run(String(line.dropFirst(2))))
      }
      guard commands > 0 else { throw Testdata.Failure(description: "the transcript holds no command") }
      if getenv("STRATA_WRITE_EXPECTED") != nil, shown != text {
        try DiskFileSystem().replace(path, with: Array(shown.utf8))
      }
      return shown
    }
  }

  private func run(_ command: String) throws -> CommandRun {
    var words = Self.words(command)
    var environment: [Text: Text] = [:]
    while let first = words.first, first != "strata" {
      guard let equals = first.firstIndex(of: "=") else {
        throw Testdata.Failure(description: "'\(command)' does not run strata")
      }
      environment[Text(first[..<equals])] = Text(first[first.index(after: equals)...])
      words.removeFirst()
    }
    var input: [UInt8] = []
    if words.count > 2, words[words.count - 2] == "<" {
      input = try files.read(Path("/tree").appending(Path(words[words.count - 1])))
      words.removeLast(2)
    }
    return CommandRun(Array(words.dropFirst()), files: files, environment: environment, input: input)
  }

  private static func shown(_ run: CommandRun) -> String {
    var lines = run.output.isEmpty ? "" : run.output
    if !lines.isEmpty, !lines.hasSuffix("\n") { lines += "\n" }
    lines += prefixed(run.errors, with: "! ")
    for (path, bytes) in run.written.sorted(by: { $0.key < $1.key }) {
      lines += "> \(path)\n" + prefixed(String(Text(bytes)), with: "> ")
    }
    return run.status == .success ? lines : lines + "? \(run.status.rawValue)\n"
  }

  private static func prefixed(_ text: String, with prefix: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.map { $0.isEmpty ? prefix.dropLast() + "\n" : prefix + $0 + "\n" }.joined()
  }

  /// The words of a command line; single quotes protect blanks.
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for character in line {
      switch character {
      case "'":
        isQuoted.toggle()
        word = word ?? ""
      case " " where !isQuoted:
        if let word { words.append(word) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }
}
