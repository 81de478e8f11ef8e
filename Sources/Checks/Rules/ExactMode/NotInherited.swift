import SourceText

/// A value reaches units only by inheritance, which Terragrunt 0.18.7 does not do.
enum NotInherited: EstateCheck {
  static let code = "not-inherited"
  static let severity = Severity.error
  static let milder: [Severity] = [.warning, .info]
  static let summary = "a value that units only inherit: Terragrunt 0.18.7 does not pass it on"

  static func findings(in estate: Estate) -> [Diagnostic] {
    var groups = PlaceGroups<ExactFacts.Inherited>()
    for unit in estate.units {
      for value in unit.exact?.inherited ?? [] { groups.add(value, at: value.place, of: unit) }
    }
    return groups.all.compactMap { group in
      // Report the most severe one; among equals, the first unit's.
      guard let worst = group.min(by: { $0.value.severity < $1.value.severity }) else { return nil }
      let value = worst.value
      let more = group.count - 1
      let units: Message = more == 0 ? "'\(worst.unit.path)'" : "'\(worst.unit.path)' and \(more) more"
      let why: Message =
        switch value.severity {
        case .error: ", whose module requires it"
        case .warning: ", whose module declares it"
        case .info: ""
        }
      return finding(
        value.severity, "Terragrunt 0.18.7 does not pass '\(value.name)' on to \(units)\(why)", at: value.place,
        notes: value.declaration.map { [Diagnostic.Note("declared here", at: $0)] } ?? [],
        help:
          "pass the file to Terraform: required_var_files = [\"${get_parent_tfvars_dir()}/\(Path(value.file).name)\"] in extra_arguments"
      )
    }
  }
}
