import SourceText

/// A parsed shell command: simple commands with their words, and the variables in them.
///
/// Covers POSIX shells and bash, as far as needed to know which variables a script uses and sets, and which folders it
/// enters. Nothing is run; what is only known at run time stays unknown.
struct ShellScript: Sendable {
  /// A use of a variable.
  struct Reference: Sendable {
    let name: Text
    /// The offset of its `$`, in bytes of the text.
    let offset: Int
    /// True if the script handles its absence: `${X:-default}`, `[ -z "$X" ]`, arithmetic.
    let isGuarded: Bool
    /// True outside quotes: the shell splits its value into words, but does not re-parse it.
    let isUnquoted: Bool
  }

  /// A piece of a word.
  enum Part: Sendable {
    /// Literal text.
    case literal(Text)
    /// A variable's value.
    case variable(Reference)
    /// A part that is only known at run time: `$(…)`, `${X%.*}`, `*`.
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

  /// A step of the script.
  enum Step: Sendable {
    /// A simple command: its words, without the assignments before it.
    case command([Word])
    /// `(` or `)`: the start or the end of a subshell.
    case subshell(opens: Bool)
    /// `if`, `for`, `case` and the like, or their ends: the steps between may not run.
    case branch(opens: Bool)
    /// `&&` or `||`: the next step runs in one case only.
    case conditional(isOr: Bool)
  }

  /// The steps, in order, without those in `$(…)`.
  let steps: [Step]
  /// The variables used, in order, including those in `$(…)` and here-documents.
  let references: [Reference]
  /// The variables that the script sets.
  let assigned: Set<Text>
  /// True if it reads further commands from a file or a text, which may set and use any variable.
  let readsOtherScripts: Bool
  /// True if it starts scripts or build tools, which may use any variable: `./run.sh`, `bash x.sh`, `make`.
  let startsOtherScripts: Bool

  /// Parses `text`.
  init(_ text: Text) {
    var scanner = ShellScanner(text)
    scanner.scanCommands(until: nil)
    steps = scanner.steps
    references = scanner.references.sorted { $0.offset < $1.offset }
    var effects = ShellEffects()
    for command in scanner.allCommands { effects.note(command) }
    assigned = scanner.assigned.union(effects.names)
    readsOtherScripts = effects.readsOtherScripts
    startsOtherScripts = effects.startsOtherScripts
  }
}
