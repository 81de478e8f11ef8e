import HCL1Syntax
public import SourceText

/// Writes today's differences as a policy that accepts them.
public enum PolicyWriter {
  /// The content of an entry, without its units.
  private struct Agreement: Hashable {
    let kind: DifferencePolicy.Kind
    let name: Text
    let side: Text?
  }

  /// The policy file that accepts the differences, one entry per name, sorted by kind and name.
  public static func policy(accepting difference: TreeDifference, today: Text) -> [UInt8] {
    var units: [Agreement: Set<Text>] = [:]
    for unit in difference.judged {
      for change in unit.changes { units[agreement(on: change), default: []].insert(unit.name.text) }
    }
    var output = Array(
      "# The differences between A (\(name(difference.a))) and B (\(name(difference.b))) on \(today).\n".utf8)
    let kinds = DifferencePolicy.Kind.allCases
    for kind in kinds {
      let own = units.filter { $0.key.kind == kind }.sorted {
        ($0.key.name, $0.key.side ?? "") < ($1.key.name, $1.key.side ?? "")
      }
      for (agreement, names) in own { append(agreement, units: names.sorted(), to: &output) }
    }
    for (side, names) in [("a", difference.onlyA), ("b", difference.onlyB)] as [(Text, [Path])] {
      for name in names {
        append(Agreement(kind: .oneSideUnit, name: name.text, side: side), units: [], to: &output)
      }
    }
    return output
  }

  /// The entry that allows a change: a part of a list without names is allowed by allowing the whole list.
  private static func agreement(on change: Change) -> Agreement {
    let steps = change.path.steps.prefix { step in
      switch step {
      case .key, .entry: true
      case .index: false
      }
    }
    let name = ValuePath(Array(steps)).text
    guard steps.count == change.path.steps.count else { return Agreement(kind: .ignore, name: name, side: nil) }
    switch change.kind {
    case .added: return Agreement(kind: .oneSide, name: name, side: "b")
    case .removed: return Agreement(kind: .oneSide, name: name, side: "a")
    case .changed, .changedType, .reordered, .unknown: return Agreement(kind: .ignore, name: name, side: nil)
    }
  }

  private static func append(_ agreement: Agreement, units: [Text], to output: inout [UInt8]) {
    output += Array("\n\(agreement.kind.rawValue) ".utf8)
    TfvarsPrinter.appendQuoted(agreement.name, to: &output)
    output += Array(" {\n".utf8)
    if let side = agreement.side { output += Array("  side = \"\(side)\"\n".utf8) }
    if !units.isEmpty {
      output += Array("  units = [".utf8)
      for (index, unit) in units.enumerated() {
        if index > 0 { output += Array(", ".utf8) }
        TfvarsPrinter.appendQuoted(unit, to: &output)
      }
      output += Array("]\n".utf8)
    }
    output += Array("}\n".utf8)
  }

  private static func name(_ side: TreeDifference.Side) -> String {
    let text = side.path.text + (side.revision.map { "@" + $0 } ?? "")
    return String(Text(text.bytes.map { $0 < Byte.space || $0 == Byte.delete ? Byte.questionMark : $0 }))
  }
}
