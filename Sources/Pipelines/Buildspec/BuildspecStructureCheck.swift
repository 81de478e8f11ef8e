import SourceText
import YAMLSyntax

/// Checks a buildspec against the schema: keys, types, values.
struct BuildspecStructureCheck {
  let file: SourceFile
  private(set) var diagnostics: [Diagnostic] = []

  init(_ document: YAMLDocument) {
    file = document.file
    if document.root.isNull {
      report(
        .error, .missingKey, "the buildspec is empty", at: .start, help: "write version: 0.2 and phases")
      return
    }
    let root = document.root.entries ?? []
    check(
      document.root, BuildspecSchema.isFirstVersion(root) ? .firstVersionRoot : .root, named: "the buildspec", path: [])
    checkPhases(root, document.root)
  }

  mutating func report(
    _ severity: Severity, _ rule: BuildspecRule, _ message: Message, at range: SourceRange,
    notes: [Diagnostic.Note] = [], help: Message?
  ) {
    diagnostics.append(
      Diagnostic(severity, rule.rawValue, message, at: Place(file, range), notes: notes, help: help))
  }

  private mutating func wrongType(_ node: YAMLNode, _ name: Message, wants: String, help: Message? = nil) {
    report(
      .error, .wrongType, "\(name) must be \(words: wants), but is \(words: node.kindName)", at: node.range,
      help: help)
  }

  // MARK: values

  private mutating func check(_ node: YAMLNode, _ schema: BuildspecSchema, named name: Message, path: [Text]) {
    switch schema {
    case .anything: break
    case .version: checkVersion(node)
    case .scalar: if !isText(node) { wrongType(node, name, wants: "a text") }
    case .boolean: checkBoolean(node, name)
    case .choice(let words, let ignoresCase): checkChoice(node, name, words, ignoresCase)
    case .booleans:
      for element in node.elements ?? [node] { checkBoolean(element, name) }
    case .choices(let words):
      for element in node.elements ?? [node] { checkChoice(element, name, words, false) }
    case .onFailure: checkOnFailure(node, name)
    case .texts(let most): checkTexts(node, name, path, most: most)
    case .textOrTexts: if !isText(node) { checkTexts(node, name, path, most: .max) }
    case .commands: checkCommands(node, name)
    case .steps: checkSteps(node, name)
    case .variables: checkVariables(node, name)
    case .variableLists: checkVariableLists(node, name)
    case .mapping(let keys): checkMapping(node, keys, name, path)
    case .named(let inner, let most): checkNamed(node, inner, most, name, path)
    case .list(let inner): checkList(node, inner, name, path)
    }
  }

  private func isText(_ node: YAMLNode) -> Bool { node.scalar != nil && !node.isNull }

  private mutating func checkVersion(_ node: YAMLNode) {
    guard let text = node.scalar?.text, isText(node) else {
      wrongType(node, "'version'", wants: "0.2", help: "write version: 0.2")
      return
    }
    if text == "0.2" { return }
    if text == "0.1" {
      report(
        .warning, .version, "version 0.1 runs each command in a shell of its own", at: node.range,
        help: "write version: 0.2, where variables and cd last from one command to the next")
    } else {
      report(.error, .version, "there is no buildspec version '\(text)'", at: node.range, help: "write version: 0.2")
    }
  }

  private static let booleans: Set<Text> = ["yes", "no", "true", "false", "on", "off"]

  private mutating func checkBoolean(_ node: YAMLNode, _ name: Message) {
    guard let text = node.scalar?.text, isText(node) else {
      wrongType(node, name, wants: "yes or no")
      return
    }
    if !Self.booleans.contains(text.lowercasedASCII) {
      report(
        .error, .badValue, "\(name) must be yes or no, but is '\(text)'", at: node.range, help: "write yes or no")
    }
  }

  private mutating func checkChoice(_ node: YAMLNode, _ name: Message, _ words: [Text], _ ignoresCase: Bool) {
    guard let text = node.scalar?.text, isText(node) else {
      wrongType(node, name, wants: "a text")
      return
    }
    let isKnown = words.contains { ignoresCase ? $0.lowercasedASCII == text.lowercasedASCII : $0 == text }
    if isKnown { return }
    let nearest = NearestName.of(text.description, among: words.map(\.description))
    report(
      .error, .badValue, "\(name) is '\(text)', which CodeBuild does not know", at: node.range,
      help: "\(words: Self.hint(nearest))known: \(words: words.map(\.description).joined(separator: ", "))")
  }

  /// `ABORT`, `CONTINUE`, `RETRY`, `RETRY-n`, `RETRY-regex`, `RETRY-n-regex`; n from 0 to 100.
  private mutating func checkOnFailure(_ node: YAMLNode, _ name: Message) {
    guard let text = node.scalar?.text, isText(node) else {
      wrongType(node, name, wants: "a text")
      return
    }
    if ["ABORT", "CONTINUE", "RETRY"].contains(text) { return }
    guard text.hasPrefix("RETRY-"), text.count > 6 else {
      let nearest = NearestName.of(text.description, among: ["ABORT", "CONTINUE", "RETRY"])
      report(
        .error, .badValue, "\(name) is '\(text)', which CodeBuild does not know", at: node.range,
        help: "\(words: Self.hint(nearest))known: ABORT, CONTINUE, RETRY, RETRY-n, RETRY-regex, RETRY-n-regex")
      return
    }
    let rest = text[6..<text.count]
    let digits = rest.bytes.prefix { Byte.isDigit($0) }
    let isCount = digits.count == rest.count || digits.count > 0 && rest[digits.count] == Byte.hyphen
    if isCount, (Int(String(decoding: digits, as: UTF8.self)) ?? .max) > 100 {
      report(
        .error, .badValue, "\(name) retries more than 100 times", at: node.range, help: "write RETRY-0 to RETRY-100")
    }
  }

  private mutating func checkTexts(_ node: YAMLNode, _ name: Message, _ path: [Text], most: Int) {
    // Buildspecs in use have keys with nothing below them; only artifacts and reports can't do without `files`.
    if node.isNull, path.last != "files" {
      report(.warning, .wrongType, "\(name) is empty", at: firstLine(of: node), help: "write each below, after '- '")
      return
    }
    guard let elements = node.elements else {
      wrongType(node, name, wants: "a list of texts", help: "write each below, after '- '")
      return
    }
    for element in elements where !isText(element) { wrongType(element, "an entry of \(name)", wants: "a text") }
    if elements.count > most {
      report(
        .error, .tooMany, "\(name) has \(elements.count) entries, but CodeBuild takes \(most)",
        at: elements[most].range, help: "delete some")
    }
  }

  private mutating func checkCommands(_ node: YAMLNode, _ name: Message) {
    if isText(node) || node.isNull { return }
    guard let elements = node.elements else {
      wrongType(node, name, wants: "a list of commands", help: "write each below, after '- '")
      return
    }
    for element in elements where !isText(element) && !element.isNull {
      if let entries = element.entries, let first = entries.first {
        report(
          .error, .commandIsMapping, "YAML reads this command as a mapping, because of the ': ' after '\(first.name)'",
          at: element.range, help: "put the whole command in single quotes, or write it as a block after '|'")
      } else {
        wrongType(element, "a command", wants: "a text", help: "put the whole command in single quotes")
      }
    }
  }

  private mutating func checkSteps(_ node: YAMLNode, _ name: Message) {
    guard let elements = node.elements else {
      wrongType(node, name, wants: "a list of steps", help: "write each below, after '- uses: '")
      return
    }
    for element in elements where element.entries == nil {
      wrongType(element, "an entry of \(name)", wants: "a mapping", help: "write uses: or run: first")
    }
  }

  private mutating func checkVariables(_ node: YAMLNode, _ name: Message) {
    guard let entries = node.entries else {
      wrongType(node, name, wants: "a mapping of names to texts", help: "write NAME: \"value\" below")
      return
    }
    for entry in entries where entry.value.scalar == nil {
      wrongType(entry.value, "'\(entry.name)'", wants: "a text", help: "put it in quotes")
    }
    for entry in entries where entry.value.isNull {
      report(
        .error, .wrongType, "'\(entry.name)' has no value", at: entry.key.range, help: "write \"\" for an empty text")
    }
  }

  private mutating func checkVariableLists(_ node: YAMLNode, _ name: Message) {
    guard let entries = node.entries else {
      wrongType(node, name, wants: "a mapping of names to lists")
      return
    }
    for entry in entries { checkTexts(entry.value, "'\(entry.name)'", [], most: .max) }
  }

  private mutating func checkList(_ node: YAMLNode, _ inner: BuildspecSchema, _ name: Message, _ path: [Text]) {
    guard let elements = node.elements else {
      wrongType(node, name, wants: "a list")
      return
    }
    for element in elements { check(element, inner, named: "an entry of \(name)", path: path) }
  }

  private mutating func checkNamed(
    _ node: YAMLNode, _ inner: BuildspecSchema, _ most: Int, _ name: Message, _ path: [Text]
  ) {
    guard let entries = node.entries else {
      wrongType(node, name, wants: "a mapping")
      return
    }
    for entry in entries { check(entry.value, inner, named: "'\(entry.name)'", path: path + [entry.name]) }
    if entries.count > most {
      report(
        .error, .tooMany, "\(name) has \(entries.count) entries, but CodeBuild takes \(most)",
        at: entries[most].key.range, help: "delete some")
    }
  }

  // MARK: keys

  static let phasesHint: Message = "write phases: with install, pre_build, build or post_build below"

  private mutating func checkMapping(
    _ node: YAMLNode, _ keys: [BuildspecSchema.Key], _ name: Message, _ path: [Text]
  ) {
    // `checkPhases` reports empty phases.
    if node.isNull, path.count == 2, path[0] == "phases" { return }
    guard let entries = node.entries else {
      wrongType(
        node, name, wants: "a mapping",
        help: "known keys: \(words: keys.map(\.name.description).joined(separator: ", "))")
      return
    }
    var misspelt: Set<Text> = []
    let names = Set(entries.map(\.name.description))
    for entry in entries {
      if let key = keys.first(where: { $0.name == entry.name }) {
        check(entry.value, key.schema, named: "'\(entry.name)'", path: path + [entry.name])
      } else if let meant = reportKey(entry, keys, name, among: names) {
        misspelt.insert(meant)
      }
    }
    for key in keys where key.isRequired && !misspelt.contains(key.name) && entries[key.name] == nil {
      // Whether these are required depends on the batch and on the rest of the phase.
      if key.name == "phases" || key.name == "commands" { continue }
      let isRoot = path.isEmpty
      let place = isRoot ? SourceRange(Int(node.range.lower), Int(node.range.lower)) : node.range
      report(
        .error, key.name == "version" ? .version : .missingKey, "\(name) has no '\(key.name)'",
        at: isRoot ? place : firstLine(of: node), help: hint(key.name))
    }
    if path == ["batch"] { checkBatch(node, entries, name) }
    if path == ["phases"], entries.isEmpty {
      report(.error, .missingKey, "'phases' has no phase", at: node.range, help: Self.phasesHint)
    }
  }

  func firstLine(of node: YAMLNode) -> SourceRange {
    let text = file.text(node.range)
    return SourceRange(
      Int(node.range.lower), Int(node.range.lower) + (text.firstIndex(of: Byte.lineFeed) ?? text.count))
  }

  private static func hint(_ nearest: String?) -> String { nearest.map { "did you mean '\($0)'? " } ?? "" }

  private func hint(_ key: Text) -> Message {
    switch key {
    case "version": "write version: 0.2 first"
    default: "add '\(words: key.description):'"
    }
  }

  /// Reports an unknown key.
  ///
  /// - Returns: the key that was probably meant, or nil.
  private mutating func reportKey(
    _ entry: YAMLEntry, _ keys: [BuildspecSchema.Key], _ name: Message, among others: Set<String>
  ) -> Text? {
    let known = keys.map(\.name.description)
    let nearest = NearestName.of(entry.name.description, among: known)
    if nearest == nil, let home = Self.home(of: entry.name) {
      report(
        .warning, .misplacedKey, "'\(entry.name)' does not belong in \(name)", at: entry.key.range,
        help: home.isEmpty ? "move it to the top" : "move it below \(words: home)")
      return nil
    }
    // A misspelt required key is as bad as a missing one, and is reported once.
    let isMissed = keys.contains { $0.isRequired && $0.name.description == nearest } && !others.contains(nearest ?? "")
    report(
      isMissed ? .error : .warning, .unknownKey, "\(name) has no key '\(entry.name)'", at: entry.key.range,
      help: nearest.map { "did you mean '\(words: $0)'?" } ?? "known keys: \(words: known.joined(separator: ", "))")
    return nearest.map { Text($0) }
  }

  /// Where else a key belongs: "" for the top level, nil for nowhere.
  private static func home(of name: Text) -> String? {
    let places: [([Text], String)] = [
      ([], ""), (["env"], "'env'"), (["phases"], "'phases'"), (["phases", "build"], "a phase"),
      (["phases", "install"], "'phases.install'"), (["proxy"], "'proxy'"), (["artifacts"], "'artifacts'"),
      (["cache"], "'cache'"),
      (["reports", ""], "a group of 'reports'"), (["batch"], "'batch'"),
    ]
    return places.first { BuildspecSchema.keys(below: $0.0).contains { $0.name == name } }?.1
  }
}
