import SourceText
import YAMLSyntax

/// The strings of a YAML file that a configuration decodes, with the names that they are given.
enum DataTexts {
  /// In source order, each place once; nothing of a file that can't be read as YAML, which is reported where it is
  /// decoded.
  static func texts(inYAML file: SourceFile) -> [NamedText] {
    let document = YAMLDocument(parsing: file, as: .terraform)
    if document.diagnostics.hasErrors { return [] }
    var found: [NamedText] = []
    var seen: Set<SourceRange> = []
    add(document.root, "", file, &seen, &found)
    return found
  }

  private static func add(
    _ node: YAMLNode, _ name: Text, _ file: SourceFile, _ seen: inout Set<SourceRange>, _ found: inout [NamedText]
  ) {
    // An alias is what its anchor is, and in the same place.
    guard seen.insert(node.range).inserted else { return }
    switch node.content {
    case .scalar(let scalar):
      guard scalar.style != .plain || scalar.type == .string else { return }
      found.append(NamedText(name: name, text: scalar.text, place: Place(file, node.range)))
    case .sequence(let nodes): for node in nodes { add(node, name, file, &seen, &found) }
    case .mapping(let entries):
      let pairName = entries["name"]?.scalar?.text
      for entry in entries {
        guard entry.name == "value", let pairName, let text = entry.value.scalar?.text else {
          add(entry.value, entry.name, file, &seen, &found)
          continue
        }
        found.append(
          NamedText(
            name: pairName, text: text, place: Place(file, entry.value.range), type: entries["type"]?.scalar?.text,
            isEntry: true))
      }
    }
  }
}
