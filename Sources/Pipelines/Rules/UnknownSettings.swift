import HCL1Syntax
import Hierarchy
import SourceText

/// What is not known of a unit's variables: nothing can be said of it, and AWS must not get it.
public struct UnknownSettings: Sendable {
  /// The unknown values by place, each with the name of its variable.
  private var values: [Place.Spot: (name: Text, unknown: UnknownValue)] = [:]

  /// Those of a unit.
  init(of unit: ResolvedUnit) {
    for setting in unit.settings where setting.value.firstUnknown != nil {
      add(setting.value, setting.name, in: setting.winner.file)
    }
  }

  private mutating func add(_ value: Value, _ name: Text, in file: SourceFile) {
    switch value.content {
    case .unknown(let unknown): values[value.place(in: file).spot] = (name, unknown)
    case .boolean, .number, .null, .string: break
    case .list(let elements): for element in elements { add(element, name, in: file) }
    case .object(let members):
      // A variable for builds, as in environment_variables, has its own name.
      let own = members.first { $0.key == "name" }?.value.string
      for member in members { add(member.value, own ?? name, in: file) }
    }
  }

  /// The findings, with one error about each unknown value in the place of all that is said of it.
  func explaining(_ found: [Diagnostic]) -> [Diagnostic] {
    if values.isEmpty { return found }
    var said: Set<Place.Spot> = []
    return found.compactMap { finding in
      guard let place = finding.place, let (name, unknown) = values[place.spot] else { return finding }
      return said.insert(place.spot).inserted ? Self.refusal(name, unknown, at: place) : nil
    }
  }

  /// The code of the findings.
  public static let code = "unknown-value"

  static let help: Message =
    "give the value as an input, or the outputs of a unit: --output-of UNIT=FILE; --mocks use takes its mock outputs"

  /// That a value is needed and not known.
  private static func refusal(_ name: Text, _ unknown: UnknownValue, at place: Place) -> Diagnostic {
    Diagnostic(
      .error, code, "'\(name)' is not known: \(unknown.reason)", at: place,
      help: help)
  }
}
