import HCL2Syntax
import SourceText

/// Keys that an object of a var file in JSON has twice: Terraform refuses the file.
enum RepeatedKeys {
  /// An error for each key that was written before in its object, in source order.
  static func mistakes(in tree: SyntaxTree) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var first: [Text: SourceRange] = [:]
    var pending: [Expression] = []
    for attribute in tree.body.attributes {
      note(attribute.name, attribute.nameRange, &first, &found, tree.file)
      pending.append(attribute.expression)
    }
    while let next = pending.popLast() {
      if case .tuple(let elements) = next.content {
        pending += elements
      } else if case .object(let items) = next.content {
        var first: [Text: SourceRange] = [:]
        for item in items {
          if let key = item.key.text { note(key, item.key.range, &first, &found, tree.file) }
          pending.append(item.value)
        }
      }
    }
    return found.sortedByPlace
  }

  private static func note(
    _ key: Text, _ range: SourceRange, _ known: inout [Text: SourceRange], _ found: inout [Diagnostic],
    _ file: SourceFile
  ) {
    guard let before = known[key] else {
      known[key] = range
      return
    }
    found.append(
      Diagnostic(
        .error, EvaluationCode.duplicateKey, "the key '\(key)' stands twice in this object", at: Place(file, range),
        notes: [Diagnostic.Note("first written here", at: Place(file, before))],
        help: "remove one of the two: Terraform refuses the file"))
  }
}
