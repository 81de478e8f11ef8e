import Hierarchy
import SourceText

/// The unit's own value loses to a var file that a parent passes: in Terraform the command line beats
/// `terraform.tfvars`.
enum HiddenVariable: UnitCheck {
  static let code = "hidden-variable"
  static let severity = Severity.error
  static let milder: [Severity] = [.warning, .info]
  static let summary = "the unit sets a variable, and a var file that its parent passes wins"

  static func applies(to layout: UnitLayout) -> Bool { true }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    let settings = checked.unit.settings
    return settings.indices.compactMap { index in
      switch settings[index].origin.layer {
      case .varFile, .variableArgument:
        // Without Terragrunt, `terraform.tfvars` holds what several environments share, and their var files override it
        // on purpose.
        return checked.unit.layout == .terragrunt018 ? finding(for: settings[index], in: checked) : nil
      case .autoFile: return findingOfAutomatic(settings[index], in: checked)
      case .moduleDefault, .input, .environment, .inherited, .unit: return nil
      }
    }
  }

  /// The finding for a value that loses to a `*.auto.tfvars` file of the same folder; nil if there is none.
  private static func findingOfAutomatic(_ setting: Setting, in checked: CheckedUnit) -> Diagnostic? {
    guard setting.mergedKeys.isEmpty,
      let loser = setting.overridden.first(where: { $0.origin.layer == .unit || $0.origin.layer == .autoFile })
    else { return nil }
    let winner = setting.winner.origin.place
    // Without Terragrunt, only files for different environments show that somebody expected one of them to count.
    if checked.unit.layout == .terraform, !areForEnvironments(winner.file, loser.file) { return nil }
    let isSame = loser.value == setting.value
    return finding(
      isSame ? .info : .warning,
      "'\(setting.name)' of this file has no effect: Terraform also reads '\(Path(winner.file.name).name)', which sets \(words: isSame ? "the same" : "another") value and wins",
      at: loser.origin.place, notes: [Diagnostic.Note("this value wins", at: winner)],
      help: "keep one of them: Terraform reads every *.auto.tfvars of the folder, the last by name wins")
  }

  /// True for `dev.auto.tfvars` and `prod.auto.tfvars`.
  private static func areForEnvironments(_ left: SourceFile, _ right: SourceFile) -> Bool {
    func environment(_ file: SourceFile) -> KnownEnvironment? {
      Path(file.name).name.split(separator: Byte.dot).first.flatMap { EnvironmentNames.common.named($0) }
    }
    guard let a = environment(left), let b = environment(right) else { return false }
    return a != b
  }

  /// Notes on where the winning value is written, and where its file is passed. For a -var argument these are the
  /// same place.
  private static func notes(on winner: Origin) -> [Diagnostic.Note] {
    let wins = Diagnostic.Note("this value wins", at: winner.place)
    guard let passedAt = winner.passedAt else { return [wins] }
    let isThere = passedAt.file.name == winner.place.file.name && passedAt.range == winner.place.range
    return isThere ? [wins] : [wins, Diagnostic.Note("it is passed here", at: passedAt)]
  }

  /// True for a place in the value of `TF_CLI_ARGS` or the like: nobody expects arguments there.
  private static func isInEnvironment(_ place: Place, of unit: ResolvedUnit) -> Bool {
    unit.environment.contains { variable in
      variable.name.hasPrefix("TF_CLI_ARGS") && variable.value.place.file === place.file
        && variable.value.place.range == place.range
    }
  }

  /// The finding for a variable that a var file or an argument sets; nil if there is none.
  private static func finding(for setting: Setting, in checked: CheckedUnit) -> Diagnostic? {
    let winner = setting.winner.origin
    let passedAt = winner.passedAt ?? winner.place
    if !isInEnvironment(passedAt, of: checked.unit) {
      if passedAt.file.name == checked.unit.configurationFile.text { return nil }
      if winner.layer == .varFile, checked.isOwn(winner.place.file) { return nil }
    }
    guard let own = setting.overridden.first(where: { $0.origin.layer == .unit || $0.origin.layer == .autoFile }),
      !own.isSameSource(as: setting.winner)
    else { return nil }
    let isSame = own.value == setting.value
    let source: Message =
      winner.layer == .varFile ? "'\(winner.place.file.name)'" : "a -var argument of the parent"
    return finding(
      isSame ? .info : .error,
      isSame
        ? "'\(setting.name)' of this unit has no effect: \(source) sets the same value and wins"
        : "'\(setting.name)' of this unit has no effect: \(source) sets another value and wins",
      at: own.origin.place,
      notes: notes(on: winner),
      help: isSame
        ? "remove it here"
        : "remove it here, or let the parent pass ${get_tfvars_dir()}/terraform.tfvars as its last var file")
  }
}
