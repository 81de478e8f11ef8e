import Hierarchy
import SourceText

/// Reads the runs of Terraform in the recipes of a Makefile.
enum MakefileReader {
  /// What other files give variables on the command line of `make`.
  struct Calls {
    /// For each variable that is free, the values in byte order.
    private let values: [Text: [Text]]

    init(_ calls: [[Text: Text]]) {
      var values: [Text: Set<Text>] = [:]
      for (name, value) in calls.lazy.joined() where !value.contains("$") && !EnvironmentVariableName.isLikely(name) {
        values[name, default: []].insert(value)
      }
      self.values = values.mapValues { $0.sorted() }
    }

    /// Lets a reader of a Makefile choose among the values of the variables that the file names.
    fileprivate func choose(for reader: inout RunReader, of file: SourceFile) {
      guard !values.isEmpty else { return }
      for name in ShellName.names(in: Text(file.bytes)).sorted() {
        if let values = values[name] { reader.choose(name, among: values) }
      }
    }
  }

  static func runs(in file: SourceFile, at path: Path, root: Path, calls: Calls) -> [TerraformRun] {
    let lines = Lines(file).all
    let rules = MakeRules(lines.filter { !$0.isRecipe }.map { Located($0.text, at: Place(file, $0.range)) })
    var base = RunReader(.makefile, root: root, in: WordPattern(path.parent.text))
    rules.variables.set(in: &base)
    var called = base
    calls.choose(for: &called, of: file)
    base.shell.variables.share()
    called.shell.variables.share()
    var runs: [TerraformRun] = []
    var around = MakeCondition()
    var reader = base
    for line in lines {
      guard line.isRecipe else {
        if around.read(line.text) || rules.isTargetVariable(line.text) { continue }
        guard let targets = MakeRules.targets(of: line.text) else { continue }
        reader = rules.setAny(targets) ? base : called
        reader.labels = targets
        rules.set(targets, in: &reader)
        reader.shell.variables.share()
        continue
      }
      // Each line of a recipe has a shell of its own.
      var shell = reader
      if !around.isSure { shell.limit(to: around.condition(&shell)) }
      let (commands, start) = recipe(line.text)
      let range = line.range
      let lower = Int(range.lower)
      shell.read(commands) { part in
        guard let start else { return Place(file, SourceRange(lower + line.blankStart, Int(range.upper))) }
        return Place(file, SourceRange(lower + start + part.lowerBound, lower + start + part.upperBound))
      }
      runs += shell.runs
    }
    return runs
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
