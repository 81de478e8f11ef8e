import HCLSyntax
import SourceText

/// A list whose elements are objects that each have a name of their own: it is compared by these names.
struct NamedEntries {
  /// The keys that can name an element, in the order in which they are tried.
  private static let labels: [Text] = ["name", "key"]

  /// The names, in order; each once.
  let names: [Text]

  /// The names that both lists have under one key, or nil where they are to be compared by position.
  ///
  /// A list without elements goes along with the other. Names that look like keys of an account name nothing: a path
  /// would show them.
  static func of(_ a: [Subject], _ b: [Subject]) -> (a: NamedEntries, b: NamedEntries)? {
    for label in labels {
      if let first = names(a, label), let second = names(b, label), !a.isEmpty || !b.isEmpty {
        return (NamedEntries(names: first), NamedEntries(names: second))
      }
    }
    return nil
  }

  /// The names that all of these lists have under one key, with that key; nil where there is none.
  static func ofAll(_ lists: [[Subject]]) -> (label: Text, names: [[Text]])? {
    guard lists.contains(where: { !$0.isEmpty }) else { return nil }
    for label in labels {
      let all = lists.map { names($0, label) }
      let known = all.compactMap { $0 }
      if known.count == lists.count { return (label, known) }
    }
    return nil
  }

  private static func names(_ elements: [Subject], _ label: Text) -> [Text]? {
    var names: [Text] = []
    var seen: Set<Text> = []
    for element in elements {
      guard let name = element.parts?.first(where: { $0.key == label })?.subject.value.string,
        !SecretPolicy.standard.isSecret(value: name), seen.insert(name).inserted
      else { return nil }
      names.append(name)
    }
    return names
  }
}
