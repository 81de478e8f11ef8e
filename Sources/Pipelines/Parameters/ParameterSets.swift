public import HCL1Syntax
public import Hierarchy
public import SourceText

/// A unit's resolved variables, grouped by the AWS resource that uses them.
public struct ParameterSets: Sendable {
  /// The variables of each set that the unit has, sorted by name. A variable that several sets use is in each of them.
  public let variables: [(set: ParameterSet, variables: [GivenValue])]
  /// The variables that only the Terraform module uses, sorted by name.
  public let moduleVariables: [GivenValue]
  /// The build's environment; nil for a unit without a build project.
  public let environment: [EnvironmentVariable]?

  /// What is left out of each set, and of the module's variables under nil, because it is not known.
  private let unknown: [(set: ParameterSet?, variable: GivenValue)]

  /// The sets of a unit.
  ///
  /// - Parameter module: the unit's local module, which takes the inputs that it declares; nil for a remote one.
  /// - Throws: a diagnostic about a placeholder of an input.
  public init(_ requests: UnitRequests, module: ModuleVariables?) throws(Diagnostic) {
    let all = try requests.parameters.variables { module?[$0] != nil }
    let hasPipeline = requests.pipeline != nil
    let hasProject = requests.project != nil
    var ofPipeline: [GivenValue] = []
    var ofProject: [GivenValue] = []
    var ofModule: [GivenValue] = []
    if hasPipeline { ofPipeline.reserveCapacity(all.count) }
    if hasProject { ofProject.reserveCapacity(all.count) }
    var unknown: [(set: ParameterSet?, variable: GivenValue)] = []
    for index in all.indices {
      let sets = Parameter.sets(of: requests.parameters.parameter(of: all[index].name))
      if all[index].value.firstUnknown != nil {
        unknown += (sets.isEmpty ? [nil] : sets.map(\.self)).map { ($0, all[index]) }
        continue
      }
      let isOfPipeline = hasPipeline && sets.contains(.codepipeline)
      let isOfProject = hasProject && sets.contains(.codebuild)
      if isOfPipeline { ofPipeline.append(all[index]) }
      if isOfProject { ofProject.append(all[index]) }
      if !isOfPipeline, !isOfProject { ofModule.append(all[index]) }
    }
    var variables: [(set: ParameterSet, variables: [GivenValue])] = []
    if hasPipeline { variables.append((.codepipeline, ofPipeline)) }
    if hasProject { variables.append((.codebuild, ofProject)) }
    self.variables = variables
    self.unknown = unknown
    moduleVariables = ofModule
    environment = hasProject ? requests.environment : nil
  }

  /// That values are left out of the given sets, since they are not known.
  public func diagnostics(of sets: Set<ParameterSet>) -> [Diagnostic] {
    var seen: Set<Text> = []
    let isComplete = sets.count == ParameterSet.allCases.count
    return unknown.compactMap { set, variable in
      guard set.map({ sets.contains($0) }) ?? isComplete, let unknown = variable.value.firstUnknown,
        seen.insert(variable.name).inserted
      else { return nil }
      return Diagnostic(
        .warning, UnknownSettings.code, "'\(variable.name)' is not known and is left out: \(unknown.reason)",
        at: variable.place, help: UnknownSettings.help)
    }
  }

  /// Writes the given sets as one object; `module` only if all sets are given.
  public func write(
    to writer: inout some StructuredWriter, sets: Set<ParameterSet>, secrets: SecretPolicy
  ) {
    writer.beginObject()
    for (set, variables) in variables where sets.contains(set) {
      writer.key(set.name)
      Self.write(variables, to: &writer, secrets)
    }
    if let environment, sets.contains(.buildspec) {
      writer.key("buildspec")
      writer.beginObject()
      writer.key("env")
      Self.write(environment, to: &writer, secrets)
      writer.endObject()
    }
    if sets.count == ParameterSet.allCases.count {
      writer.key("module")
      Self.write(moduleVariables, to: &writer, secrets)
    }
    writer.endObject()
  }

  private static func write(
    _ variables: [GivenValue], to writer: inout some StructuredWriter, _ secrets: SecretPolicy
  ) {
    writer.beginObject()
    for variable in variables {
      writer.key(variable.name)
      writer.value(variable.value, named: variable.name, secrets: secrets)
    }
    writer.endObject()
  }

  /// The environment as the `env` of a buildspec: `variables`, `parameter-store`, `secrets-manager`, each sorted by name.
  private static func write(
    _ environment: [EnvironmentVariable], to writer: inout some StructuredWriter, _ secrets: SecretPolicy
  ) {
    let sorted = environment.map(\.name).positionsInOrder
    writer.beginObject()
    for kind in EnvironmentVariable.Kind.allCases {
      let positions = sorted.filter { environment[$0].kind == kind }
      if positions.isEmpty, kind != .plaintext { continue }
      writer.key(Text(kind.buildspecKey))
      writer.beginObject()
      for position in positions { writer.member(environment[position].name, environment[position].shownValue(secrets)) }
      writer.endObject()
    }
    writer.endObject()
  }

  /// Prints the given sets as tfvars: each variable once, below a comment that names the sets that use it.
  public func print(to printer: inout TfvarsPrinter, sets: Set<ParameterSet>, secrets: SecretPolicy) {
    let wanted = variables.filter { sets.contains($0.set) }
    var groups: [(title: Text, variables: [GivenValue])] = []
    let shared =
      wanted.count == 2 ? Set(wanted[0].variables.map(\.name)).intersection(wanted[1].variables.map(\.name)) : []
    if !shared.isEmpty {
      groups.append(("codepipeline and codebuild", wanted[0].variables.filter { shared.contains($0.name) }))
    }
    for (set, variables) in wanted {
      groups.append((set.name, variables.filter { !shared.contains($0.name) }))
    }
    if sets == [.buildspec] {
      let names: Set<Text> = [EnvironmentVariableReader.settingName]
      groups.append(("buildspec", variables.flatMap(\.variables).filter { names.contains($0.name) }))
    }
    if sets.count == ParameterSet.allCases.count { groups.append(("module", moduleVariables)) }
    for (title, variables) in groups where !variables.isEmpty {
      printer.comment(title)
      for variable in variables { printer.attribute(variable.name, variable.value) }
    }
  }
}
