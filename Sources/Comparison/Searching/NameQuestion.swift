import HCL1Syntax
import Hierarchy
public import SourceText

/// What is looked for in each unit of an estate: a name, a value, or a name with that value.
public struct NameQuestion: Sendable {
  /// The name: a variable, a path into one as `diff` prints it, or a build's environment variable; nil for any.
  public let name: Text?
  /// The value as text: a string, or as JSON; nil for any.
  public let value: Text?

  /// A question; one of the two must be given.
  public init(name: Text?, value: Text?) {
    self.name = name
    self.value = value
  }

  /// Something that a unit has.
  struct Hit: Sendable {
    let kind: NameUse.Kind
    let side: Change.Side
    let passedAt: Place?
    /// The line that gives the name its value, where that is written elsewhere.
    var place: Place?
    /// False where another place beats it.
    let wins: Bool
  }

  /// What the unit has of it; who only asks for a value gets no losers.
  func hits(in unit: ResolvedUnit) -> [Hit] {
    guard let name else { return value.map { valueHits(of: $0, in: unit) } ?? [] }
    let variables = variableHits(of: name, in: unit)
    let found =
      variables + entryHits(of: name, in: unit)
      + configurationHits(of: name, in: unit, beside: variables)
    guard let value else { return found }
    return found.filter { $0.wins && Self.isValue($0.side.value, value) }
  }

  // MARK: by name

  private func variableHits(of name: Text, in unit: ResolvedUnit) -> [Hit] {
    guard let explanation = Explanation(of: name, in: unit) else { return [] }
    let steps = [ValuePath.Step.key(explanation.variable)] + Self.steps(below: explanation)
    guard explanation.mergedKeys.isEmpty else {
      return zip(explanation.mergedKeys, explanation.judgedKeyNames).flatMap { key, judged in
        Self.hits(ValuePath(steps + [.key(key.key)]), judged, key.winner, key.beaten)
      }
    }
    return Self.hits(ValuePath(steps), explanation.judgedName, explanation.winner, explanation.beaten)
  }

  /// The steps of a path to a part of a variable.
  private static func steps(below explanation: Explanation) -> [ValuePath.Step] {
    guard explanation.name != explanation.variable else { return [] }
    let rest = ValueSteps(explanation.name[explanation.variable.count..<explanation.name.count])
    return (rest?.steps ?? []).map { step in
      switch step {
      case .key(let key): .key(key)
      case .index(let index): .index(index)
      case .entry(let name): .entry(name: name, index: 0)
      }
    }
  }

  private static func hits(
    _ path: ValuePath, _ judged: Text, _ winner: Assignment, _ beaten: [Assignment]
  ) -> [Hit] {
    ([winner] + beaten).enumerated().map { position, assignment in
      let side = Change.Side(
        path: path, value: assignment.value, place: assignment.origin.place, layer: assignment.origin.layer,
        judgedNames: [judged])
      return Hit(
        kind: kind(of: assignment.origin.layer), side: side, passedAt: assignment.origin.passedAt,
        place: assigningPlace(of: path, assignment), wins: position == 0)
    }
  }

  /// The expression that is written under the value's name and hands on what stands elsewhere, as in `size = local.size`;
  /// nil where the value stands under its name itself.
  private static func assigningPlace(of path: ValuePath, _ assignment: Assignment) -> Place? {
    guard assignment.origin.layer == .input, case .key(let name)? = path.steps.last else { return nil }
    let writing = assignment.origin.place
    let named = assignment.passages(to: name).first { NameSpelling(of: name).standsBefore($0) }
    return named.flatMap { $0.isSame(as: writing) ? nil : $0 }
  }

  private static func kind(of layer: Layer) -> NameUse.Kind {
    switch layer {
    case .moduleDefault: .declares
    case .environment, .variableArgument: .passes
    case .input, .inherited, .unit, .autoFile, .varFile: .sets
    }
  }

  /// The elements of lists that have this name, such as environment variables of a build.
  private func entryHits(of name: Text, in unit: ResolvedUnit) -> [Hit] {
    unit.settings.flatMap { setting -> [Hit] in
      guard setting.value.isList else { return [] }
      var hits: [Hit] = []
      var index = 0
      setting.value.forEachElement { element in
        defer { index += 1 }
        guard ValueSteps.Step.entryKeys.contains(where: { element[$0]?.string == name }) else { return }
        let entry = ValuePath([.key(setting.name), .entry(name: name, index: index)])
        let value = element["value"]
        let side = Change.Side(
          path: value == nil ? entry : entry.appending(.key("value")), value: value ?? element,
          place: element.place(in: setting.origin.place.file), layer: setting.origin.layer, judgedNames: [name])
        hits.append(Hit(kind: .sets, side: side, passedAt: setting.origin.passedAt, wins: true))
      }
      return hits
    }
  }

  /// A part of the configuration, and the environment variables that Terragrunt sets for Terraform: `TF_VAR_NAME` loses
  /// to any other value, and where it takes part as a variable it is a hit already.
  private func configurationHits(of name: Text, in unit: ResolvedUnit, beside variables: [Hit]) -> [Hit] {
    let isSet = variables.contains(where: \.wins)
    var hits: [Hit] = []
    if name.hasPrefix("terragrunt."), let steps = ValueSteps(name[10..<name.count])?.steps,
      let found = ConfigurationSubject.of(unit).part([.key("terragrunt")] + steps)
    {
      hits.append(Self.hit(found.path, found.subject))
    }
    let variable = Text("TF_VAR_") + name
    for (own, value) in unit.environment where own == name || own == variable {
      let isKnown = own == variable && variables.contains { $0.side.layer == .environment }
      if isKnown { continue }
      let path = ValuePath([.key("terragrunt"), .key("env_vars"), .key(own)])
      hits.append(
        Hit(kind: .passes, side: Change.Side(path, Subject(value)), passedAt: nil, wins: own == name || !isSet))
    }
    return hits
  }

  private static func hit(_ path: ValuePath, _ subject: Subject) -> Hit {
    Hit(kind: .sets, side: Change.Side(path, subject), passedAt: nil, wins: true)
  }

  // MARK: by value

  private func valueHits(of value: Text, in unit: ResolvedUnit) -> [Hit] {
    var hits: [Hit] = []
    let configuration = ConfigurationSubject.of(unit)
    configuration.forEachPart(ValuePath([])) { path, subject in
      if subject.isScalar, Self.isValue(subject.value, value) { hits.append(Self.hit(path, subject)) }
    }
    let wantsWhole = !value.isEmpty && (value[0] == Byte.leftBrace || value[0] == Byte.leftBracket)
    for setting in unit.settings {
      Subject(setting).forEachPart(ValuePath([.key(setting.name)])) { path, subject in
        guard wantsWhole || subject.isScalar, Self.isValue(subject.value, value) else { return }
        let layer = subject.layer ?? setting.origin.layer
        hits.append(
          Hit(
            kind: Self.kind(of: layer), side: Change.Side(path, subject),
            passedAt: layer == setting.origin.layer ? setting.origin.passedAt : nil, wins: true))
      }
    }
    return hits
  }

  /// True when the value is written so: a string as it is, anything else as JSON.
  private static func isValue(_ value: Value, _ text: Text) -> Bool {
    if let string = value.string { return string == text }
    var writer = JSONWriter.compact
    writer.value(value)
    return Text(writer.take()) == text
  }
}
