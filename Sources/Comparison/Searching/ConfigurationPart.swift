public import HCL1Syntax
public import Hierarchy
public import SourceText

/// A part of a unit's configuration: `terragrunt.remote_state.config.bucket`.
public struct ConfigurationPart {
  /// The value.
  public let value: Value
  /// What sets it.
  public let place: Place
  /// The dotted name that decides whether the value is secret.
  public let judgedName: Text

  /// The part at a path as `diff` prints it; nil when the path does not start with `terragrunt`, and when the unit lacks it.
  public init?(_ path: Text, in unit: ResolvedUnit) {
    guard path.hasPrefix("terragrunt"), let steps = ValueSteps("." + path)?.steps, steps.first == .key("terragrunt"),
      let found = ConfigurationSubject.of(unit).part(steps)
    else { return nil }
    value = found.subject.value
    place = found.subject.place
    let names = found.path.steps.compactMap { step -> Text? in
      switch step {
      case .key(let key): key
      case .entry(let name, _): name
      case .index: nil
      }
    }
    judgedName = (names + found.subject.judgedNames).reduce("") { $0.isEmpty ? $1 : $0 + "." + $1 }
  }

  /// The paths of a unit's configuration, to suggest one: all that need only names, outermost first.
  public static func names(in unit: ResolvedUnit) -> [Text] {
    var names: [Text] = []
    ConfigurationSubject.of(unit).forEachPart(ValuePath([])) { path, _ in
      let areNames = path.steps.allSatisfy { if case .key = $0 { true } else { false } }
      if areNames, !path.steps.isEmpty {
        names.append(path.text)
      }
    }
    return names
  }
}
