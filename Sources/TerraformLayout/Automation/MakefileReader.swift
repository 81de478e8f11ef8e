import SourceText

/// Reads the runs of Terraform in the recipes of a Makefile.
enum MakefileReader {
  /// - Parameter calls: the variables that other files give on the command line of `make`.
  static func runs(in file: SourceFile, at path: Path, root: Path, calls: [[Text: Text]]) -> [TerraformRun] {
    let lines = Lines(file).all
    var variables: [Text: Text] = [:]
    for line in lines where !line.isRecipe { note(line.text, in: &variables) }
    var runs: [TerraformRun] = []
    var target: [Text: Text] = [:]
    var reader: RunReader?
    for line in lines {
      guard line.isRecipe else {
        // Assignments of one target: `plan-prod: ENV = prod`.
        if let own = targetVariable(line.text) {
          target[own.name] = own.value
        } else if line.text.contains(":") {
          if let reader { runs += reader.runs }
          reader = nil
        }
        continue
      }
      if reader == nil {
        reader = RunReader(.makefile, root: root, in: WordPattern(path.parent.text))
        let known = variables.merging(target) { $1 }
        for name in known.keys.sorted() {
          let isFree = target[name] == nil && EnvironmentVariableName.isLikely(name)
          reader?.set(name, to: isFree ? WordPattern(hole: name) : expanded(known[name] ?? "", known))
        }
        if target.isEmpty { choose(calls, variables, for: &reader) }
        target = [:]
      }
      // Each line of a recipe has a shell of its own.
      var shell = reader
      let (commands, start) = recipe(line.text)
      let range = line.range
      let lower = Int(range.lower)
      shell?.read(commands) { part in
        guard let start else { return Place(file, SourceRange(lower + line.blankStart, Int(range.upper))) }
        return Place(file, SourceRange(lower + start + part.lowerBound, lower + start + part.upperBound))
      }
      if let shell { runs += shell.runs.dropFirst(reader?.runs.count ?? 0) }
    }
    if let reader { runs += reader.runs }
    return runs
  }

  /// What callers give variables that are free.
  private static func choose(_ calls: [[Text: Text]], _ variables: [Text: Text], for reader: inout RunReader?) {
    for name in Set(calls.flatMap(\.keys)).sorted() {
      let values = calls.compactMap { $0[name] }.filter { !$0.contains("$") }
      if !values.isEmpty, !EnvironmentVariableName.isLikely(name) {
        reader?.choose(name, among: Array(Set(values)).sorted())
      }
    }
  }

  /// A variable's value, as far as it is known.
  private static func expanded(_ value: Text, _ known: [Text: Text]) -> WordPattern {
    var reader = RunReader(.makefile, root: "/", in: WordPattern("/"))
    for (name, text) in known {
      reader.set(name, to: EnvironmentVariableName.isLikely(name) ? WordPattern(hole: name) : literal(text))
    }
    return reader.pattern(of: ExpressionText.asShell(value, parentheses: true))
  }

  private static func literal(_ text: Text) -> WordPattern {
    text.contains("$") ? WordPattern(hole: "$" + text) : WordPattern(text)
  }

  /// A line of a recipe as shell text: `$(NAME)` is a variable, `$$` a dollar, `@` and `-` at the start are make's.
  ///
  /// - Returns: the text, and where it starts in the line; nil when it does not follow the line byte for byte.
  private static func recipe(_ text: Text) -> (commands: Text, start: Int?) {
    var start = 0
    while start < text.count, [Byte.at, Byte.hyphen, Byte.plus, Byte.space, Byte.tab].contains(text[start]) {
      start += 1
    }
    var bytes: [UInt8] = []
    var index = start
    while index < text.count {
      if text[index] == Byte.dollar, index + 1 < text.count, text[index + 1] == Byte.dollar { index += 1 }
      // `$*` and `$@` are the stem and the target.
      if text[index] == Byte.dollar, index + 1 < text.count, [Byte.asterisk, Byte.at].contains(text[index + 1]) {
        bytes.append("${STEM}" as Text)
        index += 2
        continue
      }
      bytes.append(text[index])
      index += 1
    }
    let commands = ExpressionText.asShell(Text(bytes), parentheses: true)
    return (commands, bytes.count == text.count - start ? start : nil)
  }

  private static func note(_ line: Text, in variables: inout [Text: Text]) {
    guard let (name, value) = assignment(line) else { return }
    variables[name] = value
  }

  /// `NAME = value`, `NAME := value`, `NAME ?= value`, with `export` before it.
  private static func assignment(_ line: Text) -> (name: Text, value: Text)? {
    guard let equals = line.firstIndex(of: Byte.equals), equals > 0 else { return nil }
    var name = line[0..<equals]
    while let last = name.bytes.last, [Byte.colon, Byte.questionMark, Byte.plus, Byte.exclamationMark].contains(last) {
      name = name[0..<name.count - 1]
    }
    name = name.trimmed
    if name.hasPrefix("export ") { name = name[7..<name.count].trimmed }
    guard !name.isEmpty, name.bytes.allSatisfy({ ShellByte.isPart($0) || $0 == Byte.hyphen }) else { return nil }
    return (name, uncommented(line[equals + 1..<line.count]).trimmed)
  }

  private static func uncommented(_ text: Text) -> Text { text[0..<(text.firstIndex(of: Byte.hash) ?? text.count)] }

  private static func targetVariable(_ line: Text) -> (name: Text, value: Text)? {
    guard let colon = line.firstIndex(of: Byte.colon), let equals = line.firstIndex(of: Byte.equals), colon + 1 < equals
    else { return nil }
    return assignment(line[colon + 1..<line.count].trimmed)
  }
}

/// The lines of a Makefile, those that end in `\` joined to the next.
private struct Lines {
  struct Line {
    let text: Text
    let range: SourceRange
    /// True for a line that starts with a tab.
    let isRecipe: Bool

    /// How many blanks it starts with.
    var blankStart: Int { text.withBytes { $0.prefix { Byte.isBlank($0) }.count } }
  }

  private(set) var all: [Line] = []

  init(_ file: SourceFile) {
    let text = Text(file.bytes)
    var start = 0
    while start < text.count {
      var end = text.firstIndex(of: Byte.lineFeed, from: start) ?? text.count
      while end > start, text[end - 1] == Byte.backslash, end < text.count {
        end = text.firstIndex(of: Byte.lineFeed, from: end + 1) ?? text.count
      }
      let line = text[start..<end]
      if !line.trimmed.isEmpty, !line.trimmed.hasPrefix("#") {
        all.append(Line(text: line, range: SourceRange(start, end), isRecipe: line[0] == Byte.tab))
      }
      start = end + 1
    }
  }
}

/// Variables by what their names say.
enum EnvironmentVariableName {
  private static let words: [Text] = ["env", "environment", "stage", "workspace", "tier", "account", "region"]

  /// True for a variable that people set to the name of an environment.
  static func isLikely(_ name: Text) -> Bool {
    let found = VarFileName.words(of: name)
    // `ENV_DIR` and `ENVIRONMENTS_PATH` are folders.
    if let last = found.last, ["dir", "path", "folder", "file", "args", "vars", "varfile"].contains(last) {
      return false
    }
    return found.contains { words.contains($0) }
  }
}
