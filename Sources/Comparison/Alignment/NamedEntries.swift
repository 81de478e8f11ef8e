import HCL1Syntax
import SourceText

/// A list whose elements are objects with distinct names, so that it is compared by these names.
struct NamedEntries {
  /// The keys that can name an element, in the order in which they are tried.
  private static let labels: [Text] = ["name", "key"]

  /// The names, in order; each once.
  let names: [Text]

  /// Entries with these names; nil when the names are not distinct, or when one of them looks like an account key,
  /// which a path would reveal.
  init?(_ names: [Text]) {
    var seen: Set<Text> = []
    for name in names where !seen.insert(name).inserted || SecretPolicy.standard.isSecret(value: name) { return nil }
    self.names = names
  }

  /// The names that both lists have under one key, or nil when they must be compared by position.
  ///
  /// An empty list adopts the key of the other.
  static func of(_ a: [Subject], _ b: [Subject]) -> (a: NamedEntries, b: NamedEntries)? {
    for label in labels {
      if let first = entries(a, label), let second = entries(b, label), !a.isEmpty || !b.isEmpty {
        return (first, second)
      }
    }
    return nil
  }

  /// The names that all of these lists have under one key, and that key; nil when there is none.
  static func ofAll(_ lists: [[Subject]]) -> (label: Text, names: [[Text]])? {
    guard lists.contains(where: { !$0.isEmpty }) else { return nil }
    for label in labels {
      let all = lists.map { entries($0, label) }
      let known = all.compactMap { $0?.names }
      if known.count == lists.count { return (label, known) }
    }
    return nil
  }

  private static func entries(_ elements: [Subject], _ label: Text) -> NamedEntries? {
    var names: [Text] = []
    for element in elements {
      guard let name = element.name(under: label) else { return nil }
      names.append(name)
    }
    return NamedEntries(names)
  }
}
