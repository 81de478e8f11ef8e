import Hierarchy
import SourceText

/// A unit sets a variable that its module does not declare, so the value has no effect. One finding per name and
/// module.
enum UndeclaredVariable: EstateCheck {
  static let code = "undeclared-variable"
  static let severity = Severity.warning
  static let summary = "the unit sets a variable that its module does not declare"

  /// A name that units of a module set without effect.
  private struct Slip {
    let name: Text
    let module: ModuleVariables
    let unit: UnitFacts
    let place: Place
    var others: [Place] = []

    /// Units may read one file, and so share one place.
    mutating func add(_ other: Place) {
      let isKnown = ([place] + others).contains { $0.file === other.file && $0.range == other.range }
      if !isKnown { others.append(other) }
    }
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    var slips: [Slip] = []
    var positions: [Path: [Text: Int]] = [:]
    for unit in estate.units {
      guard let module = unit.module else { continue }
      for name in unit.undeclared {
        if let position = positions[module.folder]?[name.value] {
          slips[position].add(name.place)
        } else {
          positions[module.folder, default: [:]][name.value] = slips.count
          slips.append(Slip(name: name.value, module: module, unit: unit, place: name.place))
        }
      }
    }
    // The number of comparisons is bounded for each module, however many names are wrong.
    var suggestions: [Path: Suggestions] = [:]
    return slips.map { slip in
      let module = slip.module
      let nearest = suggestions[module.folder, default: Suggestions { module.variables.map(\.name.description) }]
        .nearest(to: slip.name.description)
      return finding(about: slip, nearest: nearest)
    }
  }

  private static func finding(about slip: Slip, nearest: String?) -> Diagnostic {
    let isFree = nearest.map { !slip.unit.givenNames.contains(Text($0)) } ?? false
    return finding(
      "the module '\(slip.module.path)' declares no variable '\(slip.name)'", at: slip.place,
      notes: slip.others.prefix(2).map { Diagnostic.Note("and it is set here", at: $0) }
        + (slip.others.count > 2 ? [Diagnostic.Note("and in \(units: slip.others.count - 2) more")] : []),
      help: nearest.flatMap { isFree ? "did you mean '\($0)'?" : nil } ?? "remove it, or declare it in the module")
  }
}

extension Setting {
  /// The value that the unit's own files set: the winner, or else the loser of highest precedence; nil when they set
  /// none.
  func ownAssignment(in unit: ResolvedUnit) -> Assignment? { ([winner] + overridden).first { $0.isOwn(of: unit) } }
}

extension Assignment {
  /// True for what the unit's own files say. Many roots pass a unit's own file as a var file too.
  func isOwn(of unit: ResolvedUnit) -> Bool {
    switch origin.layer {
    case .unit, .autoFile: true
    case .input: file.name == unit.configurationFile.text
    case .varFile: unit.layout == .terragrunt018 && file.name == unit.configurationFile.text
    case .moduleDefault, .environment, .inherited, .variableArgument: false
    }
  }
}
