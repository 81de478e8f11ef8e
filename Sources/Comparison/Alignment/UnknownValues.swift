import HCL1Syntax
import Hierarchy
import SourceText

/// Finds what two units have in common only as far as is known: `(unknown: get_aws_account_id())` on both sides may be two
/// accounts, and an output of a dependency two values.
struct UnknownValues {
  private(set) var changes: [Change] = []

  /// The changes between two subjects that were compared already: what differs in what is known is not told again.
  static func changes(_ a: Subject, _ b: Subject, at path: ValuePath) -> [Change] {
    var found = UnknownValues()
    found.collect(a, b, path)
    return found.changes
  }

  private mutating func collect(_ a: Subject, _ b: Subject, _ path: ValuePath) {
    if let partsA = a.parts, let partsB = b.parts {
      let others = Dictionary(partsB.map { ($0.key, $0.subject) }) { first, _ in first }
      for part in partsA {
        if let other = others[part.key] { collect(part.subject, other, path.appending(.key(part.key))) }
      }
    } else if let elementsA = a.elements, let elementsB = b.elements {
      // Lists of different lengths differ anyway.
      guard elementsA.count == elementsB.count else { return }
      for index in elementsA.indices { collect(elementsA[index], elementsB[index], path.appending(.index(index))) }
    } else if a.value.unknown != nil, b.value.unknown != nil {
      changes.append(.unknown(Change.Side(path, a), Change.Side(path, b)))
    } else if let text = a.value.string, text.isUnknown, text == b.value.string {
      changes.append(.unknown(Change.Side(path, a), Change.Side(path, b)))
    }
  }
}

extension ResolvedUnit {
  /// True when values of the unit may be unknown: those of HCL1 are texts, and the tree knows whether one is.
  var mayBeUnknown: Bool { layout != .terragrunt018 }
}
