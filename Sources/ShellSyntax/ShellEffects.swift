import SourceText

/// What simple commands do to variables: which they set, and whether they start what may use any.
struct ShellEffects {
  /// The variables that are set.
  private(set) var names: Set<Text> = []
  /// True where further commands are read from a file or a text, which may set and use any variable.
  private(set) var readsOtherScripts = false
  /// True where scripts or programs are started that may use any variable.
  private(set) var startsOtherScripts = false

  private static let declaring: Set<Text> = ["export", "readonly", "local", "declare", "typeset"]
  private static let reading: Set<Text> = ["read", "mapfile", "readarray", "getopts", "unset"]
  /// `-c` within `-c` within …: so deep is looked.
  private static let deepestText = 3
  private let depth: Int

  init() { self.init(depth: 0) }

  private init(depth: Int) { self.depth = depth }

  /// Takes in one command: its words, the assignments before it left out.
  mutating func note(_ words: [ShellScript.Word]) {
    let words = ShellWrapper.unwrapped(words)
    guard let first = words.first else { return }
    noteProgram(first, words)
    guard let name = first.literal else { return }
    if Self.declaring.contains(name) {
      for word in words.dropFirst() {
        guard case .literal(let text)? = word.parts.first else { continue }
        add(text[0..<(text.firstIndex(of: Byte.equals) ?? text.count)])
      }
    } else if Self.reading.contains(name) {
      for word in words.dropFirst() { if let text = word.literal { add(text) } }
    } else if name == "let" {
      for word in words.dropFirst() {
        for part in word.parts {
          if case .literal(let text) = part { names.formUnion(ShellArithmetic.names(setIn: text)) }
        }
      }
    } else if name == "printf", words.count > 2, words[1].literal == "-v", let variable = words[2].literal {
      add(variable)
    } else if name == "for" || name == "select" {
      if words.count > 1, let variable = words[1].literal { add(variable) }
    }
  }

  private mutating func noteProgram(_ first: ShellScript.Word, _ words: [ShellScript.Word]) {
    guard let name = first.literal else {
      // `$DIR/run.sh`: a script, wherever it lies.
      startsOtherScripts = startsOtherScripts || first.hasLiteralSlash
      return
    }
    if name == "." || name == "source" || name == "eval" { readsOtherScripts = true }
    if name.firstIndex(of: Byte.slash) != nil || ShellProgram.readsEnvironment(name) { startsOtherScripts = true }
    for index in words.indices {
      guard let word = words[index].literal, ShellProgram.isInterpreter(word) else { continue }
      noteInterpreter(words[(index + 1)...])
    }
  }

  /// What follows `bash`, `python` and the like: a script, or a text after `-c` that is taken apart itself.
  private mutating func noteInterpreter(_ arguments: ArraySlice<ShellScript.Word>) {
    guard !arguments.isEmpty else { return }
    if arguments.contains(where: { $0.literal?.hasPrefix("-") != true }) { startsOtherScripts = true }
    guard depth < Self.deepestText, let option = arguments.firstIndex(where: { isTextOption($0.literal) }),
      let text = arguments.dropFirst(option + 1 - arguments.startIndex).first?.literal
    else { return }
    var scanner = ShellScanner(text)
    scanner.scanCommands(until: nil)
    var inner = ShellEffects(depth: depth + 1)
    for command in scanner.allCommands { inner.note(command) }
    readsOtherScripts = readsOtherScripts || inner.readsOtherScripts
    startsOtherScripts = startsOtherScripts || inner.startsOtherScripts
  }

  /// `-c`, `-lc`, `-xec`: the next word is commands.
  private func isTextOption(_ word: Text?) -> Bool {
    guard let word, word.hasPrefix("-"), !word.hasPrefix("--") else { return false }
    return word.hasSuffix("c")
  }

  private mutating func add(_ name: Text) { if ShellName.isName(name) { names.insert(name) } }
}

extension ShellScript.Word {
  /// True where a `/` is written between variables, as in the path of a program.
  fileprivate var hasLiteralSlash: Bool {
    parts.contains { if case .literal(let text) = $0 { text.firstIndex(of: Byte.slash) != nil } else { false } }
  }
}

/// Programs that run another command: `sudo -E ./x.sh`, `env A=1 ./x.sh`, `timeout 60 ./x.sh`.
public enum ShellWrapper {
  /// The wrappers, each with those of its options that take a word of their own.
  private static let options: [Text: [Text]] = [
    "sudo": ["-u", "-g", "-h", "-p", "-C", "-r", "-t", "-U"], "env": ["-u", "-C", "-S"], "time": ["-f", "-o"],
    "nohup": [], "exec": ["-a"], "command": [], "builtin": [], "nice": ["-n"], "ionice": ["-c", "-n"],
    "timeout": ["-s", "-k"], "retry": ["-t", "-d", "-s", "-m"], "xargs": ["-I", "-n", "-P", "-L", "-d", "-a", "-E"],
    "stdbuf": ["-i", "-o", "-e"], "setsid": [], "unbuffer": [], "doas": ["-u"], "su-exec": [], "gosu": [],
    "chronic": [], "dumb-init": [], "tini": [], "caffeinate": [], "xvfb-run": ["-s", "-n", "-e", "-f", "-p", "-w"],
  ]
  /// Those whose first word after the options is none of the command.
  private static let withOperand: Set<Text> = ["timeout", "gosu", "su-exec"]

  /// The words of the command that is run in the end.
  public static func unwrapped(_ words: [ShellScript.Word]) -> [ShellScript.Word] {
    var rest = words[...]
    while let name = rest.first?.literal, let taking = options[name] {
      var inner = rest.dropFirst()
      while let word = inner.first?.literal, word.hasPrefix("-") || isAssignment(word) {
        inner = inner.dropFirst(taking.contains(word) ? 2 : 1)
      }
      // `env "$A=$B" x`: a word that starts with a variable may be an assignment as well.
      if withOperand.contains(name) { inner = inner.dropFirst() }
      while let word = inner.first, word.literal == nil, isAssignment(word) { inner = inner.dropFirst() }
      guard !inner.isEmpty else { break }
      rest = inner
    }
    return Array(rest)
  }

  private static func isAssignment(_ text: Text) -> Bool {
    guard let equals = text.firstIndex(of: Byte.equals) else { return false }
    return ShellName.isName(text[0..<equals])
  }

  private static func isAssignment(_ word: ShellScript.Word) -> Bool {
    guard case .literal(let text)? = word.parts.first else { return false }
    return isAssignment(text)
  }
}
