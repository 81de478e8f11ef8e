import Hierarchy
import SourceText

/// What a unit's own variables say about its builds, under the names that a mapping gives them.
struct BuildSettings {
  /// The variables of the project: those that a module adds, then the unit's own.
  let variables: [EnvironmentVariable]
  /// The names of the variables that a module adds by itself.
  let injectedNames: Set<Text>
  /// The names that a module may add: the values of those variables depend on what nobody sets here.
  let possibleNames: Set<Text>
  /// The setting that names the buildspec, or holds it; nil if there is none.
  let buildspec: GivenValue?
  /// True if builds run on Windows.
  let runsOnWindows: Bool
  /// The setting that switches privileged mode off for a container, which then can't run Docker; nil if there is none.
  let noDocker: GivenValue?
  /// What is wrong with the variables, and with inputs and placeholders.
  let diagnostics: [Diagnostic]

  /// What modules call the type of the build environment.
  private static let typeNames: [Text] = ["codebuild_type", "build_type", "environment_type"]

  /// Reads the variables of a unit.
  ///
  /// - Parameters:
  ///   - settings: inputs and mapping; nil reads the unit's variables under their own names.
  ///   - module: the unit's module, if it is known.
  init(_ unit: ResolvedUnit, _ settings: RenderSettings?, module: ModuleVariables?) {
    guard let settings else {
      let unit = unit.withoutNulls
      let reader = EnvironmentVariableReader(unit, module: module)
      variables = reader.variables
      injectedNames = []
      possibleNames = []
      buildspec = BuildspecLocation.setting(of: unit)
      runsOnWindows = Self.namesWindows(unit)
      noDocker = Self.noDocker { name in unit.settings.position(of: name).map { GivenValue(unit.settings[$0]) } }
      diagnostics = UnknownSettings(of: unit).explaining(reader.diagnostics)
      return
    }
    let parameters = UnitParameters(
      unit, inputs: settings.inputs, mapping: settings.mapping, regionOfOthers: settings.region,
      secrets: settings.secrets)
    var builder = RequestBuilder(parameters, variables: nil)
    variables = builder.variables
    let own = builder.given(.environmentVariables).map { EnvironmentVariableReader([$0]).variables } ?? []
    let injected = builder.given(.injectedVariables)?.value.elements ?? []
    possibleNames = Set(injected.compactMap { $0.members?["name"]?.string })
    injectedNames = Set(variables.map(\.name)).subtracting(own.map(\.name))
    buildspec = builder.given(.buildspecPath) ?? BuildspecLocation.setting(of: unit)
    let type = builder.given(.codebuildType)?.value.string
    runsOnWindows = type?.hasPrefix("WINDOWS_") ?? Self.namesWindows(unit)
    noDocker = Self.noDocker { builder.given(named: $0) }
    diagnostics = UnknownSettings(of: unit).explaining(builder.diagnostics)
  }

  /// A container without privileged mode; one whose images a Docker server builds needs none.
  private static func noDocker(_ given: (Text) -> GivenValue?) -> GivenValue? {
    guard let mode = given(Parameter.privilegedMode.name), mode.value.truth == false,
      given(Parameter.dockerServer.name) == nil, given(Parameter.fleetARN.name) == nil
    else { return nil }
    let type = given(Parameter.codebuildType.name)?.value.string ?? "LINUX_CONTAINER"
    return ["LINUX_CONTAINER", "ARM_CONTAINER", "LINUX_GPU_CONTAINER"].contains(type) ? mode : nil
  }

  private static func namesWindows(_ unit: ResolvedUnit) -> Bool {
    let type = typeNames.lazy.compactMap { unit.settings.position(of: $0) }.first.map { unit.settings[$0].value }
    let inside = unit.settings.position(of: "environment").flatMap { unit.settings[$0].value.members?["type"] }
    return (type ?? inside)?.string?.hasPrefix("WINDOWS_") ?? false
  }
}
