import HCL1Syntax
import HCL2Evaluation
import Hierarchy
import SourceText

/// Lays what the arguments and environment of a run set, where some of them can't be known: a variable that such an
/// argument may set is unknown too.
struct UnknownArguments {
  private let run: TerraformRun
  /// The place of anything that no line sets.
  private let whole: Place

  init(_ run: TerraformRun, _ whole: Place) {
    self.run = run
    self.whole = whole
  }

  /// Makes every variable unknown that the value may set.
  func layAll(_ value: TypedValue, as layer: Layer, _ variables: inout UnitVariables) {
    let value = Value(value, fallback: whole)
    variables.layUnknown(value, as: layer, at: value.place(in: whole.file))
  }

  // MARK: environment

  private static let variablePrefix: Text = "TF_VAR_"
  private static let argumentPrefix: Text = "TF_CLI_ARGS"

  /// Lays the environment variables that are unknown.
  func layEnvironment(_ variables: inout UnitVariables) {
    if !run.environment.isKnown { return layAll(run.environment, as: .environment, &variables) }
    for member in run.environment.members?.all ?? [] where !member.value.isKnown {
      if member.name.hasPrefix(Self.variablePrefix) {
        let value = Value(member.value, fallback: whole)
        let name = member.name[Self.variablePrefix.count..<member.name.count]
        variables.add(name, value, as: .environment, at: value.place(in: whole.file))
      } else if member.name.hasPrefix(Self.argumentPrefix) {
        layAll(member.value, as: .variableArgument, &variables)
      }
    }
  }

  // MARK: arguments

  /// What an unknown argument may set.
  private enum Effect {
    case nothing
    case variable(Text)
    case anything
  }

  private static let variableFlags: Set<Text> = ["-var", "--var"]
  private static let fileFlags: Set<Text> = ["-var-file", "--var-file"]

  /// Lays the arguments in order.
  func layCommandLine(
    after words: [Located<Text>], _ variables: inout UnitVariables, text: (TypedValue) -> Located<Text>
  ) {
    var known = words
    for argument in run.arguments.elements ?? [] {
      guard let unknown = argument.unknown else {
        known.append(text(argument))
        continue
      }
      let flag = known.last?.value
      if let flag, Self.variableFlags.contains(flag) || Self.fileFlags.contains(flag) { known.removeLast() }
      let effect = Self.effect(of: unknown.prefix, after: flag)
      if case .nothing = effect { continue }
      variables.layCommandLine(known)
      known = []
      switch effect {
      case .nothing: break
      case .anything: layAll(argument, as: .variableArgument, &variables)
      case .variable(let name):
        let value = Value(argument, fallback: whole)
        variables.add(name, value, as: .variableArgument, at: value.place(in: whole.file))
      }
    }
    variables.layCommandLine(known)
    if !run.arguments.isKnown { layAll(run.arguments, as: .variableArgument, &variables) }
  }

  /// - Parameters:
  ///   - start: the start of the argument, as far as it is known.
  ///   - flag: the argument before it.
  private static func effect(of start: Text, after flag: Text?) -> Effect {
    if let flag, variableFlags.contains(flag) { return variable(in: start) }
    if let flag, fileFlags.contains(flag) { return .anything }
    for prefix in variableFlags.map({ $0 + "=" }) where start.hasPrefix(prefix) {
      return variable(in: start[prefix.count..<start.count])
    }
    // The value of another flag: `-lock-timeout=…`, `-parallelism …`.
    let isOtherFlag = start.firstIndex(of: Byte.equals) != nil && !fileFlags.contains { start.hasPrefix($0 + "=") }
    let isValue = flag.map { $0.hasPrefix("-") && $0.firstIndex(of: Byte.equals) == nil } ?? false
    return isOtherFlag || start.isEmpty && isValue ? .nothing : .anything
  }

  private static func variable(in start: Text) -> Effect {
    start.firstIndex(of: Byte.equals).map { .variable(start[0..<$0]) } ?? .anything
  }
}
