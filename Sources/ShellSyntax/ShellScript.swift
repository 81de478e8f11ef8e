public import SourceText

/// A shell command's text taken apart: simple commands with their words, and where variables stand in them.
///
/// POSIX shells and bash; enough to know which variables a script uses and sets and which folders it enters. Nothing is
/// run, and what can't be known stays unknown.
public struct ShellScript: Sendable {
  /// A use of a variable.
  public struct Reference: Sendable {
    /// The variable's name.
    public let name: Text
    /// Where its `$` stands, in bytes of the text.
    public let offset: Int
    /// True when the script says what happens without it: `${X:-default}`, `[ -z "$X" ]`, arithmetic.
    public let isGuarded: Bool
    /// True outside quotes: the shell splits its value into words, and reads nothing else in it.
    public let isUnquoted: Bool
    /// True for `${NAME[@]}`: all elements of an array, each a word of its own.
    public var isList = false
  }

  /// A piece of a word.
  public enum Part: Sendable {
    /// Text as it stands.
    case literal(Text)
    /// A variable's value.
    case variable(Reference)
    /// `$1` to `$9`, by its digit: an argument of the script or function; `$@`, by its sign: all of them.
    case argument(UInt8)
    /// What only a run could tell: `$(…)`, `${X%.*}`, `*`.
    case unknown
  }

  /// A word of a command.
  public struct Word: Sendable {
    /// The pieces, in order; never empty.
    public internal(set) var parts: [Part]
    /// Where it starts, in bytes of the text.
    public let offset: Int
    /// Where it ends, in bytes of the text.
    public internal(set) var end: Int

    /// Adds collected text as a part.
    mutating func take(_ text: inout [UInt8]) {
      if !text.isEmpty { parts.append(.literal(Text(text))) }
      text = []
    }

    /// The word with another text as its first piece.
    public func replacingStart(by text: Text) -> Word {
      Word(parts: (text.isEmpty ? [] : [.literal(text)]) + parts.dropFirst(), offset: offset, end: end)
    }

    /// The text of a word without variables; nil for any other.
    public var literal: Text? {
      var bytes: [UInt8] = []
      for part in parts {
        guard case .literal(let text) = part else { return nil }
        bytes.append(text)
      }
      return Text(bytes)
    }
  }

  /// What the script does, in order.
  public enum Step: Sendable {
    /// A simple command: its words, the assignments before it left out.
    case command([Word])
    /// `NAME=value`, before a command or by itself: the name, and the value without it. The elements of an array stand
    /// with a blank between them; `+=` starts with the variable itself.
    case assignment(name: Text, value: Word)
    /// `(` or `)`: a shell of its own.
    case subshell(opens: Bool)
    /// `if`, `for`, `case` and the like, or their ends: what lies between may not run.
    case branch(opens: Bool)
    /// `&&`, or `||` where told so: what follows runs in one case only.
    case conditional(isOr: Bool)
    /// Where the parts of a condition start and end.
    case mark(Mark)
  }

  /// The parts of conditions. `.branch` stands before the first and after the last of each.
  public enum Mark: Sendable {
    /// `if`, or `elif` where told so: the commands up to `then` are a test.
    case test(isElse: Bool)
    /// `while` or `until`: what lies between runs any number of times.
    case repetition
    /// `then`, which ends a test.
    case then
    /// `else`.
    case otherwise
    /// `case WORD in`.
    case choice(Word)
    /// `WORD | WORD)` of a `case`; a pattern that fits anything is nil.
    case pattern([Word?])
    /// `!` before a command.
    case negation
    /// The end of commands that `&&` and `||` join.
    case listEnd
    /// `{` or `}`.
    case group(opens: Bool)
    /// `NAME()` or `function NAME`: the group behind it runs when it is called.
    case function(Text)
  }

  /// The steps, in order; those in `$(…)` are left out.
  public let steps: [Step]
  /// The variables used, in order, those in `$(…)` and here-documents too.
  public let references: [Reference]
  /// The variables that the script sets.
  public let assigned: Set<Text>
  /// True when it reads further commands from a file or a text, which may set and use any variable.
  public let readsOtherScripts: Bool
  /// True when it starts scripts and build tools, which may use any variable: `./run.sh`, `bash x.sh`, `make`.
  public let startsOtherScripts: Bool

  /// Takes `text` apart.
  public init(_ text: Text) {
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
