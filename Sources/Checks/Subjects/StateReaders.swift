import Hierarchy
import SourceText

/// The remote states that the modules of units read, as far as variables show which they are.
struct StateReaders {
  /// A unit's module reads a state.
  struct Reader {
    let unit: UnitFacts
    let module: ModuleVariables
    let read: StateRead
    /// The store of the state; see `UnitFacts.State`.
    let store: Text
    /// The unit that writes the state; nil when none of the tree does.
    let writer: UnitFacts?
    /// The values of the variables in the state's name.
    let values: [UnitFacts.Value]

    /// The way from the unit's folder to that of the writer: `../vpc`; nil without a writer.
    var way: Path? { writer.map { $0.folder.relative(to: unit.folder) } }
  }

  /// What a module reads under one name.
  private struct Source: Hashable {
    let module: Path
    let name: Text
  }

  /// In the order of the units.
  let readers: [Reader]
  /// The readers of each source, in the order of the first ones.
  let bySource: [[Reader]]
  /// The stores to which units of the tree write.
  let stores: Set<Text>

  init(_ estate: Estate) {
    var writers: [Text: UnitFacts] = [:]
    var stores: Set<Text> = []
    // That two units write one state is another mistake.
    var shared: Set<Text> = []
    for unit in estate.units + estate.others {
      guard let state = unit.state else { continue }
      if writers[state.identity] == nil { writers[state.identity] = unit } else { shared.insert(state.identity) }
      stores.insert(state.store)
    }
    self.stores = stores
    readers = estate.units.flatMap { [shared, writers] unit -> [Reader] in
      guard let module = unit.module, !unit.hasCause, !unit.isSkipped,
        unit.state.map({ !shared.contains($0.identity) }) ?? true
      else { return [] }
      return module.stateReads.compactMap { read in
        guard let members = UnitFacts.stores[read.backend] else { return nil }
        var identity = read.backend
        var store = read.backend
        var values: [UnitFacts.Value] = []
        for (index, member) in members.enumerated() {
          guard let pieces = read.config[member], let text = Self.text(of: pieces, in: unit, module, &values) else {
            return nil
          }
          identity = identity + " " + text
          if index < members.count - 1 { store = identity }
        }
        if shared.contains(identity) { return nil }
        return Reader(
          unit: unit, module: module, read: read, store: store,
          writer: writers[identity] ?? writers[identity + " default"], values: values)
      }
    }
    bySource = Self.bySource(readers)
  }

  private static func bySource(_ readers: [Reader]) -> [[Reader]] {
    var positions: [Source: Int] = [:]
    var groups: [[Reader]] = []
    for reader in readers {
      let source = Source(module: reader.module.folder, name: reader.read.name)
      let position = positions[source] ?? groups.count
      if position == groups.count {
        positions[source] = position
        groups.append([])
      }
      groups[position].append(reader)
    }
    return groups
  }

  /// The text with the unit's values in it; nil where one is not known.
  private static func text(
    of pieces: [StateRead.Piece], in unit: UnitFacts, _ module: ModuleVariables, _ values: inout [UnitFacts.Value]
  ) -> Text? {
    var text: Text = ""
    for piece in pieces {
      switch piece {
      case .text(let part): text = text + part
      case .variable(let name):
        if let value = unit.values.first(where: { $0.name == name }) {
          values.append(value)
          text = text + value.content
        } else if !unit.names.contains(name), let value = module[name]?.defaultValue?.string, !value.isUnknown {
          text = text + value
        } else {
          return nil
        }
      }
    }
    return text
  }
}
