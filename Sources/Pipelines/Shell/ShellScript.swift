import SourceText

/// A shell command's text taken apart: simple commands with their words, and where variables stand in them.
///
/// POSIX shells and bash; enough to know which variables a script uses and sets and which folders it enters. Nothing is
/// run, and what can't be known stays unknown.
struct ShellScript: Sendable {
  /// A use of a variable.
  struct Reference: Sendable {
    let name: Text
    /// Where its `$` stands, in bytes of the text.
    let offset: Int
    /// True when the script says what happens without it: `${X:-default}`, `[ -z "$X" ]`, arithmetic.
    let isGuarded: Bool
    /// True outside quotes: the shell splits its value into words, and reads nothing else in it.
    let isUnquoted: Bool
  }

  /// A piece of a word.
  enum Part: Sendable {
    /// Text as it stands.
    case literal(Text)
    /// A variable's value.
    case variable(Reference)
    /// What only a run could tell: `$(…)`, `${X%.*}`, `*`.
    case unknown
  }

  /// A word of a command.
  struct Word: Sendable {
    var parts: [Part]
    let offset: Int
    var end: Int

    /// Adds collected text as a part.
    mutating func take(_ text: inout [UInt8]) {
      if !text.isEmpty { parts.append(.literal(Text(text))) }
      text = []
    }

    /// The text of a word without variables; nil for any other.
    var literal: Text? {
      var bytes: [UInt8] = []
      for part in parts {
        guard case .literal(let text) = part else { return nil }
        bytes.append(text)
      }
      return Text(bytes)
    }
  }

  /// What the script does, in order.
  enum Step: Sendable {
    /// A simple command: its words, the assignments before it left out.
    case command([Word])
    /// `(` or `)`: a shell of its own.
    case subshell(opens: Bool)
    /// `if`, `for`, `case` and the like, or their ends: what lies between may not run.
    case branch(opens: Bool)
    /// `&&`, or `||` where told so: what follows runs in one case only.
    case conditional(isOr: Bool)
  }

  /// The steps, in order; those in `$(…)` are left out.
  let steps: [Step]
  /// The variables used, in order, those in `$(…)` and here-documents too.
  let references: [Reference]
  /// The variables that the script sets.
  let assigned: Set<Text>
  /// True when it reads further commands from a file or a text, which may set and use any variable.
  let readsOtherScripts: Bool
  /// True when it starts scripts and build tools, which may use any variable: `./run.sh`, `bash x.sh`, `make`.
  let startsOtherScripts: Bool

  /// Takes `text` apart.
  init(_ text: Text) {
    var scanner = ShellScanner(text)
    scanner.scanCommands(until: nil)
    steps = scanner.steps
    references = scanner.references.sorted { $0.offset < $1.offset }
    var assignments = ShellAssignments()
    for command in scanner.allCommands { assignments.note(command) }
    assigned = scanner.assigned.union(assignments.names)
    readsOtherScripts = assignments.readsOtherScripts
    startsOtherScripts = assignments.startsOtherScripts
  }
}

/// The variables that builtin commands set.
private struct ShellAssignments {
  var names: Set<Text> = []
  var readsOtherScripts = false
  var startsOtherScripts = false

  private static let shells: Set<Text> = [
    "sh", "bash", "dash", "zsh", "ksh", "python", "python3", "node", "ruby", "perl",
  ]
  private static let buildTools: Set<Text> = [
    "make", "npm", "npx", "yarn", "pnpm", "mvn", "gradle", "tox", "rake", "ansible-playbook", "docker-compose",
  ]
  private static let declaring: Set<Text> = ["export", "readonly", "local", "declare", "typeset"]
  private static let reading: Set<Text> = ["read", "mapfile", "readarray", "getopts", "unset"]

  mutating func note(_ words: [ShellScript.Word]) {
    guard let first = words.first?.literal else { return }
    if first == "." || first == "source" || first == "eval" { readsOtherScripts = true }
    let runsFile = Self.shells.contains(first) && words.dropFirst().contains { $0.literal?.hasPrefix("-") != true }
    if runsFile || Self.buildTools.contains(first) || first.firstIndex(of: Byte.slash) != nil {
      startsOtherScripts = true
    }
    if Self.declaring.contains(first) {
      for word in words.dropFirst() {
        guard case .literal(let text)? = word.parts.first else { continue }
        add(text[0..<(text.firstIndex(of: Byte.equals) ?? text.count)])
      }
    } else if Self.reading.contains(first) {
      for word in words.dropFirst() { if let text = word.literal { add(text) } }
    } else if first == "let" {
      for word in words.dropFirst() {
        for part in word.parts {
          if case .literal(let text) = part { names.formUnion(ShellArithmetic.names(setIn: text)) }
        }
      }
    } else if first == "printf", words.count > 2, words[1].literal == "-v", let name = words[2].literal {
      add(name)
    } else if first == "env" || first == "for" || first == "select" {
      if first != "env", words.count > 1, let name = words[1].literal { add(name) }
    }
  }

  private mutating func add(_ name: Text) { if ShellName.isName(name) { names.insert(name) } }
}

/// The form of a variable's name.
enum ShellName {
  /// True for letters, digits and `_`, no digit first.
  static func isName(_ text: Text) -> Bool {
    !text.isEmpty && !Byte.isDigit(text[0]) && text.withBytes { $0.allSatisfy(isPart) }
  }

  /// The runs of letters, digits and `_` in a text that are such names.
  static func names(in text: Text) -> Set<Text> {
    var names: Set<Text> = []
    var start = 0
    for index in 0...text.count where index == text.count || !isPart(text[index]) {
      let word = text[start..<index]
      if isName(word) { names.insert(word) }
      start = index + 1
    }
    return names
  }

  static func isStart(_ byte: UInt8) -> Bool { isPart(byte) && !Byte.isDigit(byte) }

  static func isPart(_ byte: UInt8) -> Bool {
    Byte.isLetter(byte) || Byte.isDigit(byte) || byte == Byte.underscore
  }

}
