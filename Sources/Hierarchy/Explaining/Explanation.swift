import HCL1Syntax
import HCL2Evaluation
public import SourceText

/// Why a name has its value: the winner and everything it beat.
public struct Explanation: Sendable {
  /// The variable, or a key inside it, separated by dots: `tags.owner`.
  public let name: Text
  /// The dotted name that decides whether the value is secret: the keys on the path; for `{ name, value }` pairs, the
  /// name instead of the key `value`.
  public let judgedName: Text
  /// The variable of `name`, without any keys.
  public let variable: Text
  /// The value that won and where it came from.
  public let winner: Assignment
  /// What it beat, highest precedence first.
  public let overridden: [Assignment]
  /// What it beat from another place, highest precedence first.
  public var beaten: [Assignment] { overridden.beaten(by: winner) }
  /// The keys of a map that was merged from several places; empty otherwise.
  public let mergedKeys: [Setting.MergedKey]

  /// The counterpart of `judgedName` for each of the merged keys.
  public var judgedKeyNames: [Text] { Setting.judgedNames(mergedKeys, of: judgedName, winner.value) }

  private init(
    name: Text, judgedName: Text, variable: Text, winner: Assignment, overridden: [Assignment],
    mergedKeys: [Setting.MergedKey]
  ) {
    self.name = name
    self.judgedName = judgedName
    self.variable = variable
    self.winner = winner
    self.overridden = overridden
    self.mergedKeys = mergedKeys
  }

  /// Explains a whole setting.
  public init(of setting: Setting) {
    self.init(
      name: setting.name, judgedName: setting.name, variable: setting.name, winner: setting.winner,
      overridden: setting.overridden,
      mergedKeys: setting.mergedKeys)
  }

  /// Explains a variable of a unit, or a key inside one; nil when nothing sets it.
  public init?(of name: Text, in unit: ResolvedUnit) { self.init(of: name, among: SettingsByName(unit)) }

  /// Explains a variable, or a key inside one, among a unit's settings; nil when nothing sets it.
  public init?(of name: Text, among settings: SettingsByName) {
    if let setting = settings[name] {
      self.init(of: setting)
      return
    }
    guard let (setting, steps) = settings.split(name) else { return nil }
    guard let first = steps.first else {
      self.init(of: setting)
      return
    }
    let merged = setting.mergedKeys.first { .key($0.key) == first || .entry($0.key) == first }
    let rest = merged == nil ? steps[...] : steps.dropFirst()
    guard let winner = Self.descend(into: merged?.winner ?? setting.winner, rest) else { return nil }
    let overridden = (merged?.overridden ?? setting.overridden).compactMap { Self.descend(into: $0, rest) }
    self.init(
      name: name, judgedName: Self.judgedName(of: steps, in: setting), variable: setting.name, winner: winner,
      overridden: overridden, mergedKeys: [])
  }

  /// The judged names on the path to a part, in the winner and in all it beat.
  private static func judgedName(of steps: [ValueSteps.Step], in setting: Setting) -> Text {
    var judged = setting.name
    for assignment in [setting.winner] + setting.overridden {
      var current: Value? = assignment.value
      for step in steps {
        if let name = current.flatMap({ judgedName(of: step, in: $0) }) { judged = judged + "." + name }
        current = current.flatMap { part(step, of: $0, in: assignment.file)?.value }
      }
    }
    return judged
  }

  /// The name that a step adds to those that decide whether a value is secret; nil for none.
  private static func judgedName(of step: ValueSteps.Step, in value: Value) -> Text? {
    switch step.actual(in: value) {
    case .key(let key): return MemberNames(value.members ?? []).name(ofKey: key)
    case .entry(let name): return name
    case .index(let index):
      var names = ElementNames(.standard)
      let judged = (value.elements ?? []).prefix(index + 1).map { names.name(of: $0) }
      return judged.count == index + 1 && judged[index].isEmpty == false ? judged[index] : nil
    }
  }

  private static func descend(into assignment: Assignment, _ steps: ArraySlice<ValueSteps.Step>) -> Assignment? {
    var current = assignment
    for step in steps {
      guard let part = part(step, of: current.value, in: assignment.file) else { return nil }
      let origin = Origin(
        layer: assignment.origin.layer, place: part.place, passedAt: assignment.origin.passedAt)
      current = Assignment(value: part.value, origin: origin)
    }
    return current
  }

  /// The part that a step leads to, with the place of what sets it: the key of an object's member, or the element.
  private static func part(
    _ step: ValueSteps.Step, of value: Value, in file: SourceFile
  ) -> (value: Value, place: Place)? {
    switch step.actual(in: value) {
    case .key(let key): return value.members?.member(key).map { ($0.value, $0.place(in: file)) }
    case .index(let index):
      guard let elements = value.elements, elements.indices.contains(index) else { return nil }
      return (elements[index], elements[index].place(in: file))
    case .entry(let name):
      let element = (value.elements ?? []).first { element in
        ValueSteps.Step.entryKeys.contains { element[$0]?.string == name }
      }
      return element.map { ($0, $0.place(in: file)) }
    }
  }

  /// The unit's own assignment, if a var file of its parents overrides it with a different value; nil otherwise.
  public var hiddenUnitValue: Assignment? {
    guard winner.origin.layer == .varFile || winner.origin.layer == .variableArgument else { return nil }
    // An assignment that comes from the same file twice hides nothing.
    guard let own = overridden.first(where: { $0.origin.layer == .unit }), !own.isSameSource(as: winner) else {
      return nil
    }
    let isPassedToo = mergedKeys.contains { $0.winner.file.name == own.file.name && $0.winner.origin.layer == .varFile }
    return isPassedToo || own.value == winner.value ? nil : own
  }

  /// The names in a unit that can be explained: its variables, and the keys of those that are maps.
  public static func names(in unit: ResolvedUnit) -> [Text] {
    unit.settings.flatMap { setting in
      [setting.name] + (setting.value.members ?? []).map { setting.name + "." + $0.key }
    }
  }

  /// Everything that set the name or a key of it: winners first, then what they beat.
  public var contributors: [Assignment] {
    [winner] + overridden + mergedKeys.flatMap { [$0.winner] + $0.overridden }
  }

  /// The files and layers without a value for the name, lowest layer first.
  public func silentSources(in unit: ResolvedUnit) -> [LayerSource] {
    let contributors = contributors
    return unit.sources.filter { source in
      !contributors.contains { contributor in
        contributor.origin.layer == source.layer
          && (source.file == nil || contributor.origin.place.file.name == source.file?.text)
      }
    }
  }
}

extension ValueSteps.Step {
  /// The step that Terraform takes there: `["name"]` leads into an object by a key, and `.1` into a list by a position.
  fileprivate func actual(in value: Value) -> ValueSteps.Step {
    switch self {
    case .entry(let name): value.members == nil ? self : .key(name)
    case .key(let key): value.elements == nil ? self : Int(key.description).map { .index($0) } ?? self
    case .index: self
    }
  }
}
