import Hierarchy
import SourceText

/// `-var-file` passes the same file more than once.
enum RepeatedVarFile: UnitCheck {
  static let code = "repeated-var-file"
  static let severity = Severity.warning
  static let summary = "the same var file is passed twice"

  static func applies(to layout: UnitLayout) -> Bool { true }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    let sources = checked.unit.sources.filter { $0.passedAt != nil && $0.file != nil }
    guard repeats(sources) else { return [] }
    var passed: [Path: Place] = [:]
    return sources.compactMap { source in
      guard let file = source.file, let place = source.passedAt else { return nil }
      guard let first = passed[file] else {
        passed[file] = place
        return nil
      }
      guard first.file.name != place.file.name || first.range != place.range else {
        return finding(
          "'\(file)' is passed twice to '\(checked.unit.command)'", at: place,
          help: "list the command once in 'commands': each time it is listed passes the arguments again")
      }
      return finding(
        "'\(file)' is passed twice", at: place, notes: [Diagnostic.Note("passed before", at: first)],
        help: "keep one of them: the last one decides what wins")
    }
  }

  /// Most units pass a few files, which are compared faster than looked up.
  private static let few = 8

  private static func repeats(_ sources: [LayerSource]) -> Bool {
    if sources.count > few { return true }
    return sources.indices.contains { index in sources[..<index].contains { $0.file == sources[index].file } }
  }
}
