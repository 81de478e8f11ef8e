import HCL1Syntax
import Hierarchy
import SourceText

/// A unit's configuration as a subject of comparison, in the shape that `resolve --format json` writes.
///
/// Everything is below `terragrunt`, a name that no variable can have.
struct ConfigurationSubject {
  private let unit: ResolvedUnit
  /// The place of anything that no line sets.
  private let whole: Place

  private init(_ unit: ResolvedUnit) {
    self.unit = unit
    whole = Place(SourceFile(name: unit.configurationFile.text, bytes: []), .start)
  }

  /// The configuration of `unit`.
  static func of(_ unit: ResolvedUnit) -> Subject {
    let subject = ConfigurationSubject(unit)
    return unit.document.map { subject.subject($0) } ?? subject.subject(Part.allCases)
  }

  /// What a matrix shows of the configuration of `unit`: its settings, without what Terragrunt makes of them for one
  /// command and without hooks and arguments, which most environments share.
  static func settings(of unit: ResolvedUnit) -> [Subject.Part] {
    let configuration = ConfigurationSubject(unit)
    var parts: [Subject.Part] = []
    func add(_ name: Text, _ subject: Subject?) {
      if let subject { parts.append(Subject.Part(key: name, subject: subject)) }
    }
    add("source", unit.terragrunt.terraform?.source.map { Subject($0) })
    add("remote_state", configuration.subject(of: .remoteState))
    add("dependencies", unit.terragrunt.dependencies.map { configuration.list($0) })
    // Not setting a flag and setting it to false are the same.
    for (name, setting) in [
      ("prevent_destroy", unit.terragrunt.preventDestroySetting), ("skip", unit.terragrunt.skipSetting),
    ] {
      if let setting, setting.value { add(Text(name), configuration.boolean(true, at: setting.place)) }
    }
    add("iam_role", configuration.subject(of: .iamRole))
    add("env_vars", unit.environment.isEmpty ? nil : configuration.subject(of: .environment))
    return parts
  }

  /// The configurations of two units, without the parts that differ only as expected or not at all; nil when no part
  /// is left.
  static func differing(_ a: ResolvedUnit, _ b: ResolvedUnit, expecting equivalence: Equivalence) -> (Subject, Subject)?
  {
    if let first = a.document, let second = b.document {
      return (ConfigurationSubject(a).subject(first), ConfigurationSubject(b).subject(second))
    }
    let sameness = ConfigurationSameness(a, b, equivalence)
    let parts = Part.allCases.filter { !sameness.holds(for: $0) }
    if parts.isEmpty { return nil }
    return (ConfigurationSubject(a).subject(parts), ConfigurationSubject(b).subject(parts))
  }

  /// The parts of a configuration.
  enum Part: String, CaseIterable {
    case terraform
    case remoteState = "remote_state"
    case dependencies
    case preventDestroy = "prevent_destroy"
    case skip
    case iamRole = "iam_role"
    case arguments
    case environment = "env_vars"
  }

  private func subject(_ parts: [Part]) -> Subject {
    object([("terragrunt", object(parts.map { (Text($0.rawValue), subject(of: $0)) }))])
  }

  /// What the document shows elsewhere or does not need: inputs are variables, and includes are already merged.
  private static let leftOut: Set<Text> = ["inputs", "include"]

  private func subject(_ document: UnitDocument) -> Subject {
    let members = (document.configuration.members ?? []).filter { !Self.leftOut.contains($0.key) }
    let parts = members.map { member -> (Text, Subject?) in
      (member.key, Subject(member.value, at: member.place(in: whole.file)))
    }
    let others: [(Text, Subject?)] = [
      (Text(Part.arguments.rawValue), Subject(document.arguments, at: whole)),
      (Text(Part.environment.rawValue), Subject(document.environment, at: whole)),
    ]
    return object([("terragrunt", object(parts + others))])
  }

  private func subject(of part: Part) -> Subject? {
    let block = unit.terragrunt
    switch part {
    case .terraform: return terraform(block.terraform)
    case .remoteState: return unit.remoteState.map(remoteState)
    case .dependencies: return block.dependencies.map { object([("paths", list($0))]) }
    case .preventDestroy: return boolean(block.preventDestroy, at: block.preventDestroySetting?.place)
    case .skip: return boolean(block.skip, at: block.skipSetting?.place)
    case .iamRole: return block.iamRole.map { Subject($0) }
    case .arguments: return list(unit.arguments)
    case .environment: return environment(unit.environment)
    }
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

  private func boolean(_ flag: Bool, at place: Place? = nil) -> Subject {
    Subject(Value(.boolean(flag), at: place?.range ?? .start), at: place ?? whole)
  }
}
