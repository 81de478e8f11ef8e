import Hierarchy
import SourceText

/// A unit sets a variable that its module does not declare, so the value has no effect. One finding per name and
/// module.
enum UndeclaredVariable: EstateCheck {
  static let code = "undeclared-variable"
  static let severity = Severity.error
  static let milder = [Severity.warning]
  static let summary = "the unit sets a variable that its module does not declare"

  static func findings(in estate: Estate) -> [Diagnostic] {
    let slips = estate.slips.own
    guard !slips.isEmpty else { return [] }
    let given = GivenNames(estate)
    return slips.compactMap { slip in slip.places.first.map { finding(about: slip, at: $0, given) } }
  }

  private static func finding(about slip: NameSlips.Own, at place: Place, _ given: GivenNames) -> Diagnostic {
    let others = slip.places.dropFirst()
    let lost = slip.lost.flatMap { meant in
      given.areLacking(meant, slip.units) && given.siblingsSet(meant, of: slip.module) ? slip.module[meant] : nil
    }
    return finding(
      lost == nil ? .warning : .error,
      lost.map {
        "the module '\(slip.module.path)' declares no variable '\(slip.name)', and nothing sets '\($0.name)', which it requires"
      } ?? "the module '\(slip.module.path)' declares no variable '\(slip.name)'", at: place,
      notes: others.prefix(2).map { Diagnostic.Note("and it is set here", at: $0) }
        + (others.count > 2 ? [Diagnostic.Note("and in \(units: others.count - 2) more")] : [])
        + (lost.map { [Diagnostic.Note("declared here without a default", at: $0.place)] } ?? []),
      help: slip.meant.map { "did you mean '\($0)'?" } ?? "remove it, or declare it in the module")
  }
}

extension Setting {
  /// The value that the unit's own files set: the winner, or else the loser of highest precedence; nil when they set
  /// none.
  func ownAssignment(in unit: ResolvedUnit) -> Assignment? {
    winner.isOwn(of: unit) ? winner : overridden.first { $0.isOwn(of: unit) }
  }
}

extension Assignment {
  /// True for what the unit's own files say. Many roots pass a unit's own file as a var file too.
  func isOwn(of unit: ResolvedUnit) -> Bool {
    switch origin.layer {
    case .unit, .autoFile: true
    case .input: file.name == unit.configurationFile.text
    case .varFile:
      switch unit.layout {
      case .terragrunt018: file.name == unit.configurationFile.text
      case .terragrunt: Path(file.name).parent == unit.configurationFile.parent
      case .terraform: false
      }
    case .moduleDefault, .environment, .inherited, .variableArgument: false
    }
  }
}
