import HCLSyntax
import Hierarchy
import SourceText

/// The configuration of a unit as something to compare, in the shape that `resolve --format json` writes.
///
/// Everything stands below `terragrunt`: no variable can have that name.
struct ConfigurationSubject {
  private let unit: ResolvedUnit
  /// Stands for what no line sets.
  private let whole: Place

  private init(_ unit: ResolvedUnit) {
    self.unit = unit
    whole = Place(SourceFile(name: unit.configurationFile.text, bytes: []), .start)
  }

  /// The configuration of `unit`.
  static func of(_ unit: ResolvedUnit) -> Subject {
    let configuration = ConfigurationSubject(unit)
    return configuration.object([("terragrunt", configuration.block)])
  }

  private var block: Subject {
    let block = unit.terragrunt
    let dependencies = block.dependencies.map { object([("paths", list($0))]) }
    return object([
      ("terraform", terraform(block.terraform)), ("remote_state", block.remoteState.map(remoteState)),
      ("dependencies", dependencies), ("prevent_destroy", boolean(block.preventDestroy)),
      ("skip", boolean(block.skip)), ("iam_role", block.iamRole.map { Subject($0) }),
      ("arguments", list(unit.arguments)), ("env_vars", environment(unit.environment)),
    ])
  }

  private func terraform(_ block: TerraformBlock?) -> Subject {
    object([
      ("source", block?.source.map { Subject($0) }),
      ("extra_arguments", list(block?.extraArguments.map(extraArguments) ?? [])),
      ("before_hook", list(block?.beforeHooks.map(hook) ?? [])),
      ("after_hook", list(block?.afterHooks.map(hook) ?? [])),
    ])
  }

  private func extraArguments(_ block: ExtraArguments) -> Subject {
    object(
      [
        ("name", Subject(block.name)), ("commands", list(block.commands)), ("arguments", list(block.arguments)),
        ("required_var_files", list(block.requiredVarFiles)), ("optional_var_files", list(block.optionalVarFiles)),
        ("env_vars", environment(block.environment)),
      ], at: block.name.place)
  }

  private func hook(_ block: Hook) -> Subject {
    object(
      [
        ("name", Subject(block.name)), ("commands", list(block.commands)), ("execute", list(block.execute)),
        ("run_on_error", boolean(block.runOnError)),
      ], at: block.name.place)
  }

  private func remoteState(_ state: RemoteState) -> Subject {
    let place = state.backend.place
    return object(
      [
        ("backend", Subject(state.backend)),
        ("config", Subject(Value(.object(state.config), at: place.range), at: place)),
      ],
      at: place)
  }

  private func environment(_ variables: [(name: Text, value: Located<Text>)]) -> Subject {
    object(variables.map { ($0.name, Subject($0.value)) }, at: variables.first?.value.place)
  }

  // MARK: parts

  private func object(_ parts: [(Text, Subject?)], at place: Place? = nil) -> Subject {
    let present = parts.compactMap { key, subject in subject.map { Subject.Part(key: key, subject: $0) } }
    return Subject(.object(present), at: place ?? whole)
  }

  private func list(_ texts: [Located<Text>]) -> Subject { list(texts.map { Subject($0) }) }

  private func list(_ elements: [Subject]) -> Subject { Subject(.list(elements), at: elements.first?.place ?? whole) }

  private func boolean(_ flag: Bool) -> Subject { Subject(Value(.boolean(flag), at: .start), at: whole) }
}
