import Checks
import Files
import Hierarchy
import Pipelines
import SourceText

/// A word that may be completed at the cursor. One that ends with a slash is not complete yet.
struct Candidate {
  let word: String
  /// A few words about it; empty if it needs no explanation.
  let help: String

  init(_ word: String, _ help: String = "") {
    self.word = word
    self.help = help
  }
}

/// What the shell itself knows better, and adds.
enum ShellAddition: String {
  case file, folder
}

/// The words that may be completed at the cursor.
struct Candidates {
  /// The candidates that start with the typed text, in the order in which they are offered.
  private(set) var all: [Candidate] = []
  private(set) var shellAdds: ShellAddition?

  init(_ line: HalfTypedLine, _ host: Host) {
    var found: [Candidate]
    switch line.awaited {
    case .nothing: found = []
    case .command: found = Self.commands
    case .flag: found = Self.flags(of: line)
    case .word(let placeholder):
      switch placeholder {
      case .choices(let words): found = words.map { Candidate($0) }
      case .command: found = Self.commands
      case .topic: found = Self.commands + HelpTopic.all.map { Candidate($0.name, $0.summary) }
      case .region: found = Partition.allCases.flatMap(\.knownRegions).map { Candidate($0) }
      case .checkCode: found = Self.codes(line.typed)
      case .file:
        found = []
        shellAdds = .file
      case .folder:
        found = []
        shellAdds = .folder
      case .free: found = []
      case .unit, .variable, .revision: found = TreeCandidates(line, host)?.words(placeholder) ?? []
      }
      if placeholder == .unit, found.isEmpty { shellAdds = .folder }
    }
    // A line feed or a tab in a name would end the line or the word in the answer.
    all = found.filter {
      $0.word.hasPrefix(line.typed) && $0.word.utf8.allSatisfy { $0 >= Byte.space && $0 != Byte.delete }
    }
    .map { Candidate(line.prefix + $0.word, $0.help) }
  }

  private static let commands = Commands.all.map { Candidate($0.name, $0.summary) }

  /// The flags that are not given yet or may be repeated.
  private static func flags(of line: HalfTypedLine) -> [Candidate] {
    line.flags.filter { $0.isRepeatable || !line.has($0.name) }.map { Candidate("--" + $0.name, short($0.help)) }
  }

  /// The first statement of a help text.
  private static func short(_ help: String) -> String {
    let end = [";", ":", " ("].compactMap { help.firstRange(of: $0)?.lowerBound }.min() ?? help.endIndex
    return String(help[..<end])
  }

  /// The codes of `check`, after the last comma of a list.
  private static func codes(_ typed: String) -> [Candidate] {
    let start = typed.lastIndex(of: ",").map { String(typed[...$0]) } ?? ""
    return CheckRegistry.all.map { Candidate(start + $0.code, $0.summary) }
  }
}
