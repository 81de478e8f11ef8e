import Hierarchy
import SourceText

/// The variables of a Makefile and those of its targets.
struct MakeRules {
  private(set) var variables = MakeVariables()
  /// `TARGET: NAME = value`; nil where a condition decides the value.
  private var ownVariables: [Text: [Text: OwnValue]] = [:]
  /// The targets that need a target.
  private var dependents: [Text: Set<Text>] = [:]

  /// The value of a target's variable.
  private struct OwnValue {
    let text: Text?
    let place: Place
  }

  /// - Parameter lines: those outside recipes, with their places.
  init(_ lines: [Located<Text>]) {
    var around = MakeCondition()
    for located in lines {
      let line = located.value
      if around.read(line) { continue }
      if let own = Self.targetVariable(line) {
        for target in own.targets {
          ownVariables[target, default: [:]][own.name] = OwnValue(
            text: around.isSure ? own.value : nil, place: Self.place(of: own.name, in: located))
        }
      } else if let targets = Self.targets(of: line), let colon = line.firstIndex(of: Byte.colon) {
        for needed in Self.words(line[colon + 1..<line.count]) { dependents[needed, default: []].formUnion(targets) }
      } else if let found = Self.assignment(line) {
        variables.note(
          found.name,
          MakeVariables.Definition(
            value: found.value, appends: found.appends, condition: around,
            place: Self.place(of: found.name, in: located)))
      }
    }
  }

  func isTargetVariable(_ line: Text) -> Bool { Self.targetVariable(line) != nil }

  /// True when the targets have variables of their own.
  func setAny(_ targets: [Text]) -> Bool { targets.contains { ownVariables[$0]?.isEmpty == false } }

  /// Sets the variables of the targets in a reader of their recipe, and leaves those open that targets set which need
  /// them.
  func set(_ targets: [Text], in reader: inout RunReader) {
    var own: [Text: OwnValue] = [:]
    for target in targets { own.merge(ownVariables[target] ?? [:]) { $1 } }
    for target in targets {
      for dependent in dependents[target] ?? [] {
        for name in (ownVariables[dependent] ?? [:]).keys where own.index(forKey: name) == nil {
          reader.set(name, to: WordPattern(hole: name))
        }
      }
    }
    for (name, value) in own.sorted(by: { $0.key < $1.key }) {
      let word = value.text.map { reader.pattern(of: ExpressionText.asShell($0, parentheses: true)) }
      reader.set(name, to: word ?? WordPattern(hole: name), at: value.place)
    }
  }

  // MARK: lines

  /// Where a line says the name of a variable and what follows.
  private static func place(of name: Text, in line: Located<Text>) -> Place {
    let start = line.value.firstRange(of: name)?.lowerBound ?? 0
    return Place(line.place.file, SourceRange(Int(line.place.range.lower) + start, Int(line.place.range.upper)))
  }

  /// The targets of a rule; nil for any other line.
  static func targets(of line: Text) -> [Text]? {
    guard let colon = line.firstIndex(of: Byte.colon), colon > 0 else { return nil }
    if colon + 1 < line.count, line[colon + 1] == Byte.equals { return nil }
    let targets = words(line[0..<colon])
    return targets.contains { $0.contains("=") } ? nil : targets
  }

  private static func words(_ text: Text) -> [Text] {
    uncommented(text).split(separator: Byte.space).map(\.trimmed).filter { !$0.isEmpty }
  }

  /// `NAME = value`, `NAME := value`, `NAME ?= value`, `NAME += value`, with `export` before it.
  private static func assignment(_ line: Text) -> (name: Text, value: Text, appends: Bool)? {
    guard let equals = line.firstIndex(of: Byte.equals), equals > 0 else { return nil }
    var name = line[0..<equals]
    let appends = name[name.count - 1] == Byte.plus
    while let last = name.bytes.last, [Byte.colon, Byte.questionMark, Byte.plus, Byte.exclamationMark].contains(last) {
      name = name[0..<name.count - 1]
    }
    name = name.trimmed
    if name.hasPrefix("export ") { name = name[7..<name.count].trimmed }
    guard !name.isEmpty, name.bytes.allSatisfy({ ShellName.isPart($0) || $0 == Byte.hyphen }) else { return nil }
    return (name, uncommented(line[equals + 1..<line.count]).trimmed, appends)
  }

  private static func uncommented(_ text: Text) -> Text { text[0..<(text.firstIndex(of: Byte.hash) ?? text.count)] }

  private static func targetVariable(_ line: Text) -> (targets: [Text], name: Text, value: Text)? {
    guard let colon = line.firstIndex(of: Byte.colon), let equals = line.firstIndex(of: Byte.equals),
      colon + 1 < equals,
      let found = assignment(line[colon + 1..<line.count].trimmed)
    else { return nil }
    return (words(line[0..<colon]), found.name, found.value)
  }
}
