import SourceText

/// Reads the runs of Terraform in the `sh` steps of a Jenkinsfile.
struct JenkinsReader {
  private let file: SourceFile
  private let text: Text
  private let root: Path
  private var position = 0
  /// The open braces.
  private var blocks: [Block] = []
  /// What stands behind an `if` or `else`, up to its brace or its end.
  private var branch: Branch?
  /// When an `else` that stands here is run.
  private var otherwise: Condition = .unknown
  /// True behind a word whose braces are no closure.
  private var isStatement = false
  /// What holds outside of all blocks because no `return` ended the script before.
  private var earlier: Condition = .always(true)
  private var variables = ShellVariables()
  private var choices: TerraformRun.Choices = [:]
  private var runs: [TerraformRun] = []
  private var initialization = RunReader.Initialization()

  /// What stands in braces.
  private struct Block {
    /// The folder of a `dir('…')` block.
    let folder: WordPattern?
    /// What `if` says.
    let branch: Branch
    /// False for the braces of a statement, which a `return` leaves with the closure or method around them.
    let isClosure: Bool
    /// What the `when` of its stage says.
    var stage: Condition = .always(true)
    /// What holds because no `return` ended it before.
    var earlier: Condition = .always(true)
  }

  /// A branch of an `if`.
  private struct Branch {
    /// When it is run.
    let condition: Condition
    /// When the `else` behind it is.
    let otherwise: Condition
    /// True behind the first word of a statement without braces.
    var isBegun = false
    /// The open parentheses and brackets of that statement.
    var depth = 0

    /// What stands behind no `if`.
    static let always = Branch(condition: .always(true), otherwise: .unknown)
  }

  /// The most bytes in which the end of a call is looked for.
  private static let longestCall = 10_000

  static func runs(in file: SourceFile, root: Path) -> [TerraformRun] {
    var reader = JenkinsReader(file, root)
    reader.read()
    return reader.runs
  }

  private init(_ file: SourceFile, _ root: Path) {
    self.file = file
    self.root = root
    text = Text(file.bytes)
  }

  private func byte(_ distance: Int = 0) -> UInt8 { position + distance < text.count ? text[position + distance] : 0 }

  private mutating func read() {
    var pending: WordPattern?
    while position < text.count {
      switch byte() {
      case Byte.slash where byte(1) == Byte.slash:
        position = text.firstIndex(of: Byte.lineFeed, from: position) ?? text.count
      case Byte.slash where byte(1) == Byte.asterisk:
        position = text.firstRange(of: "*/", from: position)?.upperBound ?? text.count
      case Byte.leftBrace:
        blocks.append(
          Block(folder: pending, branch: branch ?? .always, isClosure: branch == nil && !isStatement))
        pending = nil
        branch = nil
        isStatement = false
        position += 1
      case Byte.rightBrace:
        otherwise = blocks.popLast()?.branch.otherwise ?? .unknown
        branch = nil
        position += 1
      case let other:
        passStatement(other)
        if other == Byte.apostrophe || other == Byte.quote {
          _ = string()
        } else if !ShellName.isPart(other) {
          position += 1
        } else if let folder = readCall(word()) {
          pending = folder
        }
      }
    }
  }

  /// Looks whether the statement of an `if` without braces ends at a byte.
  private mutating func passStatement(_ byte: UInt8) {
    guard let branch else { return }
    switch byte {
    case Byte.space, Byte.tab, Byte.carriageReturn: return
    case Byte.leftParenthesis, Byte.leftBracket: self.branch?.depth += 1
    case Byte.rightParenthesis, Byte.rightBracket: self.branch?.depth -= 1
    case Byte.lineFeed, Byte.semicolon:
      guard branch.isBegun, branch.depth <= 0 else { return }
      otherwise = branch.otherwise
      self.branch = nil
    default: self.branch?.isBegun = true
    }
  }

  private mutating func word() -> Text {
    let start = position
    while ShellName.isPart(byte()) { position += 1 }
    return text[start..<position]
  }

  /// Reads what follows a word; gives the folder of a `dir` block.
  private mutating func readCall(_ word: Text) -> WordPattern? {
    switch word {
    case "sh", "bat":
      if let script = argument() { run(script) }
    case "dir":
      if let folder = argument() {
        return RunReader(.jenkins, root: root, in: WordPattern(root.text)).joinedPattern(of: Self.shell(folder.text))
      }
    case "choice": readChoice()
    case "if":
      let before = branch?.condition ?? .always(true)
      let test = parenthesized()
      branch = Branch(condition: before.and(test), otherwise: before.and(test.negated))
    case "else": branch = Branch(condition: otherwise, otherwise: .unknown)
    case "for", "while", "switch", "try", "catch", "finally": isStatement = true
    case "return": leave()
    case "when": readWhen()
    default: readAssignment(word)
    }
    return nil
  }

  // MARK: conditions

  /// When what stands here is run.
  private var condition: Condition {
    let around = blocks.suffix(30).flatMap { [$0.branch.condition, $0.stage, $0.earlier] }
    return ([earlier] + around + [branch?.condition ?? .always(true)]).reduce(.always(true)) { $0.and($1) }
  }

  /// The closure or method around what stands here ends: what follows in it runs only where this was not reached.
  private mutating func leave() {
    var reached = branch?.condition ?? .always(true)
    // A label of a `switch` may stand before it.
    var missed: Condition { reached == .always(true) ? .unknown : reached.negated }
    for index in blocks.indices.reversed() {
      blocks[index].earlier = blocks[index].earlier.and(missed)
      if blocks[index].isClosure { return }
      reached = reached.and(blocks[index].branch.condition).and(blocks[index].stage)
      // How often a loop runs, and what fails, is not known.
      if blocks[index].branch.condition == .always(true) { reached = .unknown }
    }
    earlier = earlier.and(missed)
  }

  /// A reader of commands with what is known here.
  private func commands(in folder: WordPattern) -> RunReader {
    RunReader(.jenkins, root: root, in: folder, variables: variables, choices: choices)
  }

  private func condition(_ text: Text) -> Condition {
    var reader = commands(in: WordPattern(root.text))
    return ExpressionCondition.read(text, ignoresCase: false) { reader.pattern(of: $0) }
  }

  /// The condition in the parentheses behind `if`.
  private mutating func parenthesized() -> Condition {
    while byte() == Byte.space || byte() == Byte.tab { position += 1 }
    guard byte() == Byte.leftParenthesis else { return .unknown }
    let start = position + 1
    var depth = 0
    while position < text.count {
      if byte() == Byte.leftParenthesis { depth += 1 }
      if byte() == Byte.rightParenthesis { depth -= 1 }
      position += 1
      if depth == 0 { return condition(text[start..<position - 1]) }
    }
    return .unknown
  }

  /// `when { expression { … } }` in a stage.
  private mutating func readWhen() {
    var open = position
    while open < text.count, Byte.isBlank(text[open]) || text[open] == Byte.lineFeed { open += 1 }
    guard let last = blocks.indices.last, open < text.count, text[open] == Byte.leftBrace else { return }
    var condition = Condition.unknown
    let call = text[open + 1..<min(text.count, open + Self.longestCall)]
    if call.trimmed.hasPrefix("expression"), let start = call.firstIndex(of: Byte.leftBrace),
      let end = call.firstIndex(of: Byte.rightBrace, from: start)
    {
      var said = call[start + 1..<end].trimmed
      if said.hasPrefix("return ") { said = said[7..<said.count].trimmed }
      condition = self.condition(said)
    }
    blocks[last].stage = blocks[last].stage.and(condition)
  }

  /// The first string behind the cursor on the way to the end of the call: `sh "…"`, `sh(script: '…')`.
  private mutating func argument() -> (text: Text, range: Range<Int>)? {
    while position < text.count {
      switch byte() {
      case Byte.apostrophe, Byte.quote: return string()
      case Byte.space, Byte.tab, Byte.leftParenthesis, Byte.colon, Byte.comma: position += 1
      case let other where ShellName.isPart(other):
        let name = word()
        if name != "script", name != "returnStdout", name != "returnStatus", name != "true", name != "label",
          name != "false"
        {
          return nil
        }
        if name == "label" { _ = argument() }
      default: return nil
      }
    }
    return nil
  }

  /// The string at the cursor, of one or three quotes, with the range of its contents.
  private mutating func string() -> (text: Text, range: Range<Int>) {
    let quote = byte()
    let isLong = byte(1) == quote && byte(2) == quote
    let start = position + (isLong ? 3 : 1)
    position = start
    while position < text.count {
      if byte() == Byte.backslash {
        position += 2
      } else if byte() == quote, !isLong || byte(1) == quote && byte(2) == quote {
        break
      } else if !isLong, byte() == Byte.lineFeed {
        break
      } else {
        position += 1
      }
    }
    let end = min(position, text.count)
    position = min(text.count, end + (isLong ? 3 : 1))
    return (text[start..<end], start..<end)
  }

  /// Groovy's `${params.ENV}` and `${env.ENV}`, and backslashes before quotes, with the length kept.
  private static func shell(_ script: Text) -> Text {
    var bytes = script.bytes
    var index = 0
    while index + 1 < bytes.count {
      if bytes[index] == Byte.backslash, bytes[index + 1] == Byte.quote || bytes[index + 1] == Byte.dollar {
        bytes[index] = Byte.quote == bytes[index + 1] ? Byte.quote : Byte.space
        if bytes[index + 1] == Byte.quote { bytes.remove(at: index) }
      } else if bytes[index] == Byte.dollar, bytes[index + 1] == Byte.leftBrace {
        var end = index + 2
        while end < bytes.count, bytes[end] != Byte.rightBrace {
          if !ShellName.isPart(bytes[end]) { bytes[end] = Byte.underscore }
          end += 1
        }
        index = end
      }
      index += 1
    }
    return Text(bytes)
  }

  private mutating func run(_ script: (text: Text, range: Range<Int>)) {
    let folder = blocks.last { $0.folder != nil }?.folder ?? WordPattern(root.text)
    variables.share()
    var reader = commands(in: folder)
    let condition = condition
    if condition != .always(true) { reader.limit(to: condition) }
    reader.initialization = initialization
    let file = file
    let start = script.range.lowerBound
    reader.read(Self.shell(script.text)) { part in
      Place(file, SourceRange(start + part.lowerBound, min(script.range.upperBound, start + part.upperBound)))
    }
    runs += reader.runs
    initialization = reader.leftBehind
  }

  /// `choice(name: 'ENV', choices: ['dev', 'prod'])`.
  private mutating func readChoice() {
    let call = text[0..<min(text.count, position + Self.longestCall)]
    let end =
      call.firstIndex(of: Byte.rightParenthesis, from: position) ?? call.firstIndex(of: Byte.lineFeed, from: position)
      ?? call.count
    var name: Text?
    var values: [Text] = []
    var label: Text = ""
    while position < end {
      if byte() == Byte.apostrophe || byte() == Byte.quote {
        let found = string().text
        if label == "name" {
          name = found
        } else if label == "choices" {
          values += found.split(separator: Byte.backslash)
        }
      } else if ShellName.isPart(byte()) {
        let found = word()
        if byte() == Byte.colon { label = found }
      } else {
        position += 1
      }
    }
    guard let name, !values.isEmpty else { return }
    choices[name] = values
    // Both spellings are one variable.
    for spelt in ["params_" + name, name] { variables[spelt] = WordPattern(hole: name) }
  }

  /// `NAME = 'value'`, as in an `environment` block.
  private mutating func readAssignment(_ name: Text) {
    var ahead = 0
    while byte(ahead) == Byte.space || byte(ahead) == Byte.tab { ahead += 1 }
    guard byte(ahead) == Byte.equals, byte(ahead + 1) != Byte.equals else { return }
    let start = position - name.count
    position += ahead + 1
    while byte() == Byte.space || byte() == Byte.tab { position += 1 }
    guard byte() == Byte.apostrophe || byte() == Byte.quote else { return }
    var reader = commands(in: WordPattern(root.text))
    let said = reader.pattern(of: Self.shell(string().text))
    // What an `if` decides is known only when it runs.
    let isSure = (blocks.map(\.branch) + [branch ?? .always]).allSatisfy { $0.condition == .always(true) }
    let value = isSure ? said : WordPattern(hole: name)
    variables.set(name, to: value, at: Place(file, SourceRange(start, position)))
    variables["env_" + name] = value
  }
}
