import Hierarchy
import SourceText
import Synchronization

/// Counts, on many threads, the values and units that differ from what Terragrunt 0.18.7 passes to Terraform.
final class ExactTally: Sendable {
  private let values = Atomic(0)
  private let units = Atomic(0)
  private let refused = Atomic(0)

  /// Counts one unit.
  func count(_ inexactness: Tree.Inexactness) {
    switch inexactness {
    case .values(0): break
    case .values(let count):
      values.add(count, ordering: .relaxed)
      units.add(1, ordering: .relaxed)
    case .includeLevels: refused.add(1, ordering: .relaxed)
    }
  }

  /// The note about all counted units, or nil.
  var note: Diagnostic? {
    let (values, units, refused) = (
      values.load(ordering: .relaxed), units.load(ordering: .relaxed), refused.load(ordering: .relaxed)
    )
    var parts: [String] = []
    if values > 0 {
      parts.append("gives \(values.counted("variable")) in \(units.counted("unit")) another value or none")
    }
    if refused > 0 { parts.append("refuses \(refused.counted("unit"))") }
    guard !parts.isEmpty else { return nil }
    return Diagnostic(
      .info, "exact-value", "Terragrunt 0.18.7 \(words: parts.joined(separator: ", and "))", at: nil,
      help: "strata check --verbose names them; --quiet leaves this out")
  }

}
