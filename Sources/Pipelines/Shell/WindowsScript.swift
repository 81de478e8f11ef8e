import SourceText

/// The environment variables of a command for PowerShell or cmd.exe: which ones it reads, sets, and tests for.
///
/// Windows ignores the case of their names, so `assigned` and `guarded` hold names in lower case. It does not parse: it
/// finds variables with few false positives, and misses the rest.
struct WindowsScript: Sendable {
  /// A use of a variable, with its name as written.
  struct Reference: Sendable {
    let name: Text
    /// From the `$` or the first `%` to the end of the name, in bytes of the text.
    let range: Range<Int>
  }

  /// The variables that the command reads, in order.
  private(set) var references: [Reference] = []
  /// The variables that the command sets, in lower case.
  private(set) var assigned: Set<Text> = []
  /// The variables that the command tests for, in lower case: it handles their absence.
  private(set) var guarded: Set<Text> = []
  /// True if the command runs scripts or texts that may set variables.
  private(set) var readsOtherScripts = false

  /// Takes a command apart.
  init(_ text: Text, shell: BuildShell) {
    let lower = text.lowercasedASCII
    switch shell {
    case .posix: break
    case .powerShell:
      readsOtherScripts = Self.scripts(ofPowerShell: lower)
      var scanner = PowerShellScanner(text, lower)
      scanner.scan()
      references = scanner.references
      assigned = scanner.assigned
      guarded = scanner.guarded
    case .cmd:
      readsOtherScripts = [".bat", ".cmd", "call "].contains { lower.contains($0) }
      scanCmd(text, lower)
    }
  }

  private static func scripts(ofPowerShell lower: Text) -> Bool {
    let marks: [Text] = [
      ".ps1", ".psm1", "invoke-expression", "iex ", "| iex", "import-module", "vsdevshell", ".bat", ".cmd",
      "refreshenv",
      "pwsh", "powershell",
    ]
    return marks.contains { lower.contains($0) } || lower.hasPrefix(". ")
  }

  // MARK: cmd.exe

  /// Finds `%NAME%`, `%NAME:a=b%` and `set NAME=`. `%%`, `%1` and `%i` of a `for` are no variables.
  private mutating func scanCmd(_ text: Text, _ lower: Text) {
    var lineStart = 0
    for line in text.split(separator: Byte.lineFeed) {
      let isTest = lower[lineStart..<lineStart + line.count].split(separator: Byte.space).contains("if")
      scanCmdLine(line, at: lineStart, isTest: isTest)
      lineStart += line.count + 1
    }
    noteSets(text, lower)
  }

  private mutating func scanCmdLine(_ line: Text, at start: Int, isTest: Bool) {
    var index = 0
    while let percent = line.firstIndex(of: Byte.percent, from: index) {
      index = percent + 1
      if index < line.count, line[index] == Byte.percent {
        index += 1
        continue
      }
      var end = index
      while end < line.count, ShellName.isPart(line[end]) { end += 1 }
      // One letter is more often a part of a date's format, `%Y%m%d`.
      guard end > index + 1, ShellName.isStart(line[index]), end < line.count else { continue }
      guard let close = Self.close(of: line, from: end) else { continue }
      let name = line[index..<end]
      references.append(Reference(name: name, range: start + percent..<start + end))
      if isTest { guarded.insert(name.lowercasedASCII) }
      index = close + 1
    }
  }

  /// The `%` that ends a variable whose name ends at `end`; nil if there is none.
  private static func close(of line: Text, from end: Int) -> Int? {
    if line[end] == Byte.percent { return end }
    return line[end] == Byte.colon ? line.firstIndex(of: Byte.percent, from: end + 1) : nil
  }

  /// `set NAME=`, `set /a NAME=`, `set "NAME=`, `setx NAME`, and `if defined NAME`.
  private mutating func noteSets(_ text: Text, _ lower: Text) {
    for (word, isTest) in [("set ", false), ("setx ", false), ("defined ", true)] as [(Text, Bool)] {
      var from = 0
      while let found = lower.firstRange(of: word, from: from) {
        from = found.upperBound
        if found.lowerBound > 0, ShellName.isPart(lower[found.lowerBound - 1]) { continue }
        guard let name = Self.name(in: text, from: from) else { continue }
        if isTest { guarded.insert(name.lowercasedASCII) } else { assigned.insert(name.lowercasedASCII) }
      }
    }
  }

  /// The name that follows blanks, switches such as `/a`, and a quote.
  private static func name(in text: Text, from start: Int) -> Text? {
    var index = start
    while index < text.count, [Byte.space, Byte.quote].contains(text[index]) || text[index] == Byte.slash {
      index += text[index] == Byte.slash ? 2 : 1
    }
    let first = min(index, text.count)
    while index < text.count, ShellName.isPart(text[index]) { index += 1 }
    return first < index && index <= text.count ? text[first..<index] : nil
  }
}

/// Walks over a command for PowerShell and collects its environment variables: `$env:NAME`, `${env:NAME}`, `env:NAME`.
private struct PowerShellScanner {
  private let text: Text
  private let lower: Text
  private var position = 0
  private var isInQuotes = false
  /// For each open parenthesis, whether what it holds is a test.
  private var tests: [Bool] = []
  var references: [WindowsScript.Reference] = []
  var assigned: Set<Text> = []
  var guarded: Set<Text> = []

  init(_ text: Text, _ lower: Text) {
    self.text = text
    self.lower = lower
  }

  private static let variable: Text = "$env:"
  private static let bracedVariable: Text = "${env:"
  private static let item: Text = "env:"
  private static let setter: Text = "setenvironmentvariable("
  private static let testWords: Set<Text> = [
    "if", "elseif", "while", "until", "switch", "isnullorempty", "isnullorwhitespace",
  ]

  mutating func scan() {
    while position < text.count {
      switch text[position] {
      case Byte.backtick: position += 2
      case Byte.quote:
        isInQuotes.toggle()
        position += 1
      case Byte.apostrophe where !isInQuotes:
        position = (text.firstIndex(of: Byte.apostrophe, from: position + 1) ?? text.count) + 1
      case Byte.hash where !isInQuotes && isAtWordStart:
        position = text.firstIndex(of: Byte.lineFeed, from: position) ?? text.count
      case Byte.leftParenthesis:
        tests.append(tests.last ?? false || Self.testWords.contains(wordBefore(position)))
        position += 1
      case Byte.rightParenthesis:
        _ = tests.popLast()
        position += 1
      default: scanName()
      }
    }
  }

  private var isAtWordStart: Bool {
    position == 0 || Byte.isBlank(text[position - 1]) || text[position - 1] == Byte.lineFeed
  }

  private func has(_ word: Text) -> Bool {
    position + word.count <= lower.count && lower[position..<position + word.count] == word
  }

  private mutating func scanName() {
    if has(Self.bracedVariable) {
      use(prefix: Self.bracedVariable.count, end: text.firstIndex(of: Byte.rightBrace, from: position), isBraced: true)
    } else if has(Self.variable) {
      use(prefix: Self.variable.count, end: nil, isBraced: false)
    } else if isAtWordStart, has(Self.item) {
      // `Test-Path env:NAME`, `Set-Item env:NAME`, `Remove-Item env:NAME`: tested for or set.
      position += Self.item.count
      while position < text.count, [Byte.backslash, Byte.slash].contains(text[position]) { position += 1 }
      let name = wordFrom(position).lowercasedASCII
      assigned.insert(name)
      guarded.insert(name)
    } else if has(Self.setter) {
      position += Self.setter.count
      while position < text.count, [Byte.quote, Byte.apostrophe, Byte.space].contains(text[position]) { position += 1 }
      assigned.insert(wordFrom(position).lowercasedASCII)
      position += wordFrom(position).count + 1
    } else {
      position += 1
    }
  }

  private func wordFrom(_ start: Int) -> Text {
    var end = start
    while end < text.count, ShellName.isPart(text[end]) { end += 1 }
    return start < end ? text[start..<end] : ""
  }

  /// The word that ends right before an offset, in lower case, blanks between left out.
  private func wordBefore(_ offset: Int) -> Text {
    var end = offset
    while end > 0, text[end - 1] == Byte.space { end -= 1 }
    var start = end
    while start > 0, ShellName.isPart(text[start - 1]) { start -= 1 }
    return lower[start..<end]
  }

  /// Notes the variable here. An `=` after it sets it; a test around it, `!`, `-not`, or `??` after it guards it.
  private mutating func use(prefix: Int, end braced: Int?, isBraced: Bool) {
    let start = position
    let nameStart = position + prefix
    let end = braced ?? nameStart + wordFrom(nameStart).count
    position = max(position + 1, isBraced ? end + 1 : end)
    guard nameStart < end else { return }
    let name = text[nameStart..<end]
    let folded = name.lowercasedASCII
    var next = position
    while next < text.count, Byte.isBlank(text[next]) { next += 1 }
    func byte(_ distance: Int) -> UInt8 { next + distance < text.count ? text[next + distance] : 0 }
    if !isInQuotes, byte(0) == Byte.equals || byte(0) == Byte.plus && byte(1) == Byte.equals {
      assigned.insert(folded)
      return
    }
    let isNegated = start > 0 && text[start - 1] == Byte.exclamationMark || wordBefore(start) == "not"
    if tests.contains(true) || isNegated || byte(0) == Byte.questionMark && byte(1) == Byte.questionMark {
      guarded.insert(folded)
    }
    references.append(WindowsScript.Reference(name: name, range: start..<end))
  }
}
