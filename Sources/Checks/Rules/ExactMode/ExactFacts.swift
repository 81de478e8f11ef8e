import HCL1Syntax
import Hierarchy
import SourceText

/// What the checks of the whole estate know of how Terragrunt 0.18.7 sees one unit: what it sees as the default mode does
/// is left out.
struct ExactFacts: Sendable {
  /// A value that inheritance gives, and Terragrunt 0.18.7 does not.
  struct Inherited: Sendable {
    let name: Text
    /// The variable, or the first key of a merged map, in the file that sets it.
    let place: Place
    /// The file that sets it, relative to the root.
    let file: Text
    /// How bad that is.
    let severity: Severity
    /// Where the module declares the variable, when it is at hand.
    let declaration: Place?
  }

  /// Another difference: what the default mode shows at a place, and what Terragrunt 0.18.7 makes of it.
  struct Other: Sendable {
    let name: Text?
    let place: Place
    /// What it makes of it; nil for nothing, and for a list or a map.
    let exact: Text?
  }

  let refusals: [Diagnostic]
  let inherited: [Inherited]
  let others: [Other]
  /// The remote state, when it is another than the default mode shows.
  let state: UnitFacts.State?

  init(_ unit: ResolvedUnit, _ exact: ResolvedUnit, module: ModuleVariables?, state: UnitFacts.State?) {
    let differences = ExactDifferences(of: unit, under: exact)
    refusals = differences.refusals
    let given = Set(unit.environment.map(\.name))
    var inherited: [Inherited] = []
    var others: [Other] = []
    for variable in differences.variables {
      let setting = variable.setting
      guard variable.isNotPassedOn || !variable.keysNotPassedOn.isEmpty else {
        others.append(Other(name: setting.name, place: setting.origin.place, exact: variable.exact?.value.string))
        continue
      }
      let origin = variable.keysNotPassedOn.first?.winner.origin ?? setting.origin
      let declared = module?[setting.name]
      let isMissed = variable.exact == nil && !given.contains("TF_VAR_" + setting.name)
      // A module that is at hand and does not declare the variable does not miss it.
      if module != nil, declared == nil { continue }
      inherited.append(
        Inherited(
          name: setting.name, place: origin.place, file: origin.place.file.name,
          severity: declared == nil ? .info : declared?.isRequired == true && isMissed ? .error : .warning,
          declaration: declared?.place))
    }
    others += differences.texts.map { Other(name: nil, place: $0.shown.place, exact: $0.exact) }
    self.inherited = inherited
    self.others = others
    self.state = state
  }
}
