/// A command line that is still being typed: the words before the cursor, and what may be typed there.
struct HalfTypedLine {
  /// What the last word will be.
  enum Awaited {
    case command
    case flag
    /// The value of a flag, or an operand.
    case word(Placeholder)
    case nothing
  }

  /// The command, if it is known.
  private(set) var command: (any Command.Type)?
  /// The complete flags, with their values, as `ParsedArguments` accepts them.
  private(set) var given: [(flag: Flag, value: String)] = []
  private(set) var operands: [String] = []
  /// The text before the value in the last word: `--format=`.
  private(set) var prefix = ""
  /// The last word, without the prefix.
  private(set) var typed: String
  private(set) var awaited = Awaited.nothing

  private var isBehindDashes = false
  private var hasUnknownCommand = false

  /// A line from its words, without the program's name; the last word is half-typed and may be empty.
  init(_ words: [String]) {
    typed = words.last ?? ""
    var waiting: Flag?
    for word in words.dropLast() {
      if let flag = waiting {
        given.append((flag, word))
        waiting = nil
      } else {
        waiting = take(word)
      }
    }
    awaited = waiting.map { .word($0.placeholder ?? .free) } ?? awaitedWord()
  }

  /// The flags that are allowed at the cursor.
  var flags: [Flag] { command?.allFlags ?? CommonFlags.general.filter { $0.name == "chdir" || $0.name == "help" } }

  func has(_ flag: String) -> Bool { given.contains { $0.flag.name == flag } }

  /// Takes a complete word; returns the flag whose value is the next word.
  private mutating func take(_ word: String) -> Flag? {
    if word == "--", !isBehindDashes {
      isBehindDashes = true
    } else if isBehindDashes || !word.hasPrefix("-") || word == "-" {
      if command != nil {
        operands.append(word)
      } else {
        command = Commands.named(word)
        hasUnknownCommand = command == nil
      }
    } else if let (flag, attached) = try? ParsedArguments.flag(word, for: "", among: flags) {
      if flag.value != nil, attached == nil { return flag }
      given.append((flag, attached ?? ""))
    }
    return nil
  }

  private mutating func awaitedWord() -> Awaited {
    if hasUnknownCommand { return .nothing }
    if !isBehindDashes, typed.hasPrefix("-") {
      guard typed.hasPrefix("--"), let equals = typed.firstIndex(of: "=") else { return .flag }
      guard let (flag, _) = try? ParsedArguments.flag(typed, for: "", among: flags), flag.value != nil else {
        return .nothing
      }
      prefix = String(typed[...equals])
      typed = String(typed[typed.index(after: equals)...])
      return .word(flag.placeholder ?? .free)
    }
    guard let command else { return .command }
    return OperandList(command.operands, flags: command.flags).placeholder(at: operands.count, given: has)
      .map { .word($0) } ?? .nothing
  }
}
