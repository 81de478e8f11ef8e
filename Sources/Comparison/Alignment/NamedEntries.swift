import HCL1Syntax
import SourceText

/// A list whose elements are objects that each have a name of their own: it is compared by these names.
struct NamedEntries {
  /// The keys that can name an element, in the order in which they are tried.
  private static let labels: [Text] = ["name", "key"]

  /// The names, in order; each once.
  let names: [Text]

  /// Entries of these names; nil where the names don't tell them apart, or one of them looks like a key of an account,
  /// which a path would show.
  init?(_ names: [Text]) {
    var seen: Set<Text> = []
    for name in names where !seen.insert(name).inserted || SecretPolicy.standard.isSecret(value: name) { return nil }
    self.names = names
  }

  /// The names that both lists have under one key, or nil where they are to be compared by position.
  ///
  /// A list without elements goes along with the other.
  static func of(_ a: [Subject], _ b: [Subject]) -> (a: NamedEntries, b: NamedEntries)? {
    for label in labels {
      if let first = entries(a, label), let second = entries(b, label), !a.isEmpty || !b.isEmpty {
        return (first, second)
      }
    }
    return nil
  }

  /// The names that all of these lists have under one key, with that key; nil where there is none.
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
