import HCL2Evaluation
import Hierarchy
import SourceText

/// The value of `dependency`, as far as it is known without a state. Source: `config/dependency.go`
/// of Terragrunt 1.1.3.
struct DependencyOutputs {
  private let reader: ConfigurationReader
  private let places: FunctionPlaces
  private let file: Path

  init(_ reader: ConfigurationReader, _ places: FunctionPlaces, _ file: Path) {
    self.reader = reader
    self.places = places
    self.file = file
  }

  /// The object of all dependencies by name.
  func object(of blocks: [BlockValue]) -> TypedValue {
    .object(
      blocks.map { block in
        var members: [(Text, TypedValue)] = []
        if let outputs = outputs(of: block) { members.append(("outputs", outputs)) }
        return (block.label, .object(members, origin: block.values["config_path"]?.origin))
      })
  }

  /// The outputs; nil when there are none, in which case using them is an error.
  private func outputs(of block: BlockValue) -> TypedValue? {
    let mocks = block.values["mock_outputs"].flatMap { $0.isNull ? nil : $0 }
    let skips = block.bool("skip_outputs") == true
    if block.bool("enabled") == false { return mocks }
    let mayUseMocks = mocks != nil && (reader.options.usesMocks || skips)
    if let condition = undecided(block, mayUseMocks) {
      return .unknown(.any, condition.reason, origin: block.values["config_path"]?.origin)
    }
    if !skips, let given = given(for: block) { return merged(given, mocks, block) }
    if mayUseMocks, allowsMocks(block) { return mocks }
    if skips { return nil }
    return .unknown(
      .any, UnknownReason("known after apply: dependency.\(block.label).outputs", at: block.place),
      origin: block.values["config_path"]?.origin)
  }

  /// What must be known to decide between mocks and outputs, and is not.
  private func undecided(_ block: BlockValue, _ mayUseMocks: Bool) -> Unknown? {
    let isGiven = given(for: block) != nil
    if mayUseMocks || isGiven, let commands = block.values[Self.allowedCommands],
      !(commands.elements ?? []).contains(where: { $0.text == reader.options.command }),
      let unknown = commands.firstUnknown
    {
      return unknown
    }
    let usesMocks = mayUseMocks && allowsMocks(block) && !isGiven
    return usesMocks ? nil : block.values["enabled"]?.unknown ?? block.values["skip_outputs"]?.unknown
  }

  private static let allowedCommands: Text = "mock_outputs_allowed_terraform_commands"

  /// The outputs that the user gives for the unit that the block names.
  private func given(for block: BlockValue) -> TypedValue? {
    if reader.options.outputs.isEmpty { return nil }
    guard let path = block.text("config_path") else { return nil }
    let target = places.absolute(path)
    return reader.options.outputs[target] ?? reader.options.outputs[target.parent]
  }

  /// Outputs with mocks in the place of those that are absent, where the block asks for that.
  private func merged(_ given: TypedValue, _ mocks: TypedValue?, _ block: BlockValue) -> TypedValue {
    guard let mocks, allowsMocks(block) else { return given }
    let written = block.text("mock_outputs_merge_strategy_with_state")
    let strategy = written ?? (block.bool("mock_outputs_merge_with_state") == true ? "shallow" : "no_merge")
    switch strategy.description {
    case "shallow":
      let pairs = (mocks.members?.all ?? []) + (given.members?.all ?? [])
      return .object(pairs.map { ($0.name, $0.value) }, origin: given.origin)
    case "deep_map_only": return Self.deep(mocks, given)
    default: return given
    }
  }

  private static func deep(_ below: TypedValue, _ above: TypedValue) -> TypedValue {
    guard let lower = below.members, let upper = above.members else { return above }
    let pairs = lower.all.map { member in
      (member.name, upper[member.name].map { deep(member.value, $0) } ?? member.value)
    }
    return .object(pairs + upper.all.filter { lower[$0.name] == nil }.map { ($0.name, $0.value) }, origin: above.origin)
  }

  private func allowsMocks(_ block: BlockValue) -> Bool {
    let command = reader.options.command
    if command == "render" || command == "render-json" { return true }
    guard let allowed = block.values[Self.allowedCommands]?.elements, !allowed.isEmpty else {
      return true
    }
    return allowed.contains { $0.text == command }
  }

  // MARK: targets

  /// The mistakes in the units that the blocks name: missing units and cycles.
  func diagnostics(of blocks: [BlockValue]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for block in blocks where block.bool("enabled") != false {
      if let diagnostic = unknownStrategy(block) { found.append(diagnostic) }
      guard let path = block.values["config_path"] else { continue }
      let place = block.place(of: "config_path")
      guard let text = path.text else {
        if path.unknown?.reason.isFailure == true { continue }
        found.append(
          Diagnostic(
            .error, ConfigurationCode.notKnownOffline,
            "'config_path' of the dependency '\(block.label)' can't be known offline",
            at: path.unknown?.reason.place ?? place))
        continue
      }
      if text.isEmpty {
        found.append(
          Diagnostic(
            .error, ConfigurationCode.emptyPath, "'config_path' of the dependency '\(block.label)' must not be empty",
            at: place,
            help: "name the folder of a unit"))
        continue
      }
      if let diagnostic = diagnostic(of: text, block, place) { found.append(diagnostic) }
    }
    return found
  }

  private static let strategies = ["no_merge", "shallow", "deep_map_only"]

  /// Terragrunt refuses another strategy once there is a state.
  private func unknownStrategy(_ block: BlockValue) -> Diagnostic? {
    let name: Text = "mock_outputs_merge_strategy_with_state"
    guard let value = block.values[name], let text = value.text, !Self.strategies.contains(text.description) else {
      return nil
    }
    return Diagnostic(
      .warning, ConfigurationCode.unknownChoice, "'\(words: name.description)' can't be '\(text)'",
      at: block.place(of: name),
      help: "write one of: \(words: Self.strategies.joined(separator: ", "))")
  }

  private func diagnostic(of path: Text, _ block: BlockValue, _ place: Place) -> Diagnostic? {
    let target = reader.configurationFile(at: places.absolute(path))
    guard reader.files.kind(of: target) == .file else {
      if block.bool("skip_outputs") == true || reader.generated[target] != nil || reader.generated.mayHide(target)
        || reader.isStack(places.absolute(path))
      {
        return nil
      }
      return Diagnostic(
        .error, ConfigurationCode.dependencyNotFound,
        "there is no unit '\(path)', which the dependency '\(block.label)' names",
        at: place, help: "a relative path counts from the folder of the unit; there is no file '\(target)'")
    }
    // A file that is only read is judged where it is resolved as a unit: to judge it here, its dependencies would be
    // evaluated, which may read this file again.
    guard places.isOfUnit, let cycle = DependencyCycles(reader).cycle(from: target, back: file) else { return nil }
    let names = cycle.map { $0.isWithin(reader.root) ? $0.relative(to: reader.root).text : $0.text }
    return Diagnostic(
      .error, ResolutionCode.dependencyCycle,
      cycle.last == file
        ? "the dependency '\(block.label)' leads back to this unit"
        : "the dependency '\(block.label)' leads to units that depend on one another", at: place,
      notes: names.map { Diagnostic.Note("by way of '\($0)'") }, help: "remove one of these dependencies")
  }
}
