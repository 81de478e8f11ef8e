import HCL1Syntax
import Hierarchy
import SourceText

/// How Terragrunt 0.18.7 sees one unit, for the checks of the whole estate. Contains only what differs from the
/// default mode.
struct ExactFacts: Sendable {
  /// A value that reaches the unit by inheritance in the default mode, but not in Terragrunt 0.18.7.
  struct Inherited: Sendable {
    let name: Text
    /// The variable, or the first such key of a merged map, in the file that sets it.
    let place: Place
    /// The file that sets it, relative to the tree's top folder.
    let file: Text
    /// How severe the difference is.
    let severity: Severity
    /// Where the module declares the variable; nil if the module is not available.
    let declaration: Place?
  }

  /// Any other difference between the default mode and Terragrunt 0.18.7.
  struct Other: Sendable {
    let name: Text?
    let place: Place
    /// The value in Terragrunt 0.18.7; nil for no value, a list or a map.
    let exact: Text?
  }

  let refusals: [Diagnostic]
  let inherited: [Inherited]
  let others: [Other]
  /// The remote state, if it differs from the default mode.
  let state: UnitFacts.State?

  /// Nothing differs.
  init() {
    refusals = []
    inherited = []
    others = []
    state = nil
  }

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
      // An available module that does not declare the variable does not need it.
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
