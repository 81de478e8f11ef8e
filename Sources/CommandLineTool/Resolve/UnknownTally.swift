import HCL1Syntax
import Hierarchy
import SourceText
import Synchronization

/// How many variables of how many units can't be known offline, counted on many threads.
final class UnknownTally: Sendable {
  private let values = Atomic(0)
  private let units = Atomic(0)

  /// Counts one unit.
  func count(_ unit: ResolvedUnit) {
    let count = unit.settings.count(where: \.value.hasUnknownText)
    if count == 0 { return }
    values.add(count, ordering: .relaxed)
    units.add(1, ordering: .relaxed)
  }

  /// What there is to say once all units are counted, or nil.
  var warning: Diagnostic? {
    let (values, units) = (values.load(ordering: .relaxed), units.load(ordering: .relaxed))
    guard values > 0 else { return nil }
    let what = "\(values.counted("value")) of \(units.counted("unit"))"
    return Diagnostic(
      .warning, "unknown-value", "\(words: what) can't be known without the AWS account", at: nil,
      help: "give it: --aws-account-id ID, or FOLDER=ID for the units of one folder")
  }
}
