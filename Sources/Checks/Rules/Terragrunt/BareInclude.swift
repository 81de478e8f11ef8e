import Hierarchy
import SourceText

/// An include without a label, which Terragrunt 1.x still takes and calls deprecated. Once for the estate.
enum BareInclude: EstateCheck {
  static let code = "bare-include"
  static let severity = Severity.info
  static let summary = "an include without a label, which Terragrunt calls deprecated"

  static func findings(in estate: Estate) -> [Diagnostic] {
    let includes = Located.once(estate.units.compactMap(\.configuration.bareInclude))
    guard let first = includes.first else { return [] }
    return [
      finding(
        "an include without a label is deprecated", at: first.place, notes: Located.others(includes),
        help: "write include \"root\" { … }; what refers to it then says so: include.root")
    ]
  }
}
