import Hierarchy
import SourceText

/// The key of a state that a module's code writes wrongly, for all of its units or for all but those that it fits by chance:
/// a unit beside each of them keeps a state with the outputs that the module reads, and its key differs in one part.
struct ModuleKeyCause {
  /// Where the module writes the key.
  let place: Place
  let finding: Diagnostic

  /// The state that the module should read for a unit.
  private struct Candidate {
    let unit: UnitFacts
    let difference: Difference

    var help: Message {
      switch difference {
      case .part(let wrong, let right): "did you mean '\(right)' in place of '\(wrong)'?"
      case .order: "did you mean the parts of the key in that order?"
      }
    }
  }

  /// Nil where no unit, or several, may be the one that the module should read.
  ///
  /// - Parameters:
  ///   - readers: those of one state of a module that no unit writes, though units write to its bucket.
  ///   - written: those of the same state that find a unit.
  init?(of readers: [StateReaders.Reader], beside written: [StateReaders.Reader], in estate: Estate) {
    guard estate.stateReaders.showsReads, let first = readers.first else { return nil }
    let found = Self.candidates(for: first, beside: written, in: estate)
    guard found.count == 1, let candidate = found.first else { return nil }
    let way = candidate.unit.folder.relative(to: first.unit.folder)
    for reader in readers.dropFirst() {
      guard let state = estate.graph[reader.unit.folder.appending(way).cleaned]?.state,
        state.store == reader.store, Self.difference(of: reader.key, from: state.key) != nil
      else { return nil }
    }
    let key = candidate.unit.state?.key ?? ""
    place = first.keyPlace
    finding = UnwrittenState.finding(
      "the module '\(first.module.path)' reads \(first.state) for '\(first.unit.path)', and no unit writes it; '\(candidate.unit.path)' writes '\(key)'",
      at: first.keyPlace,
      help: candidate.help)
  }

  private static func candidates(
    for reader: StateReaders.Reader, beside written: [StateReaders.Reader], in estate: Estate
  ) -> [Candidate] {
    let states = estate.stateReaders
    let read = Set(states.readers(of: reader.unit).compactMap(\.writer?.folder))
    let outputs = reader.read.outputs.map(\.value)
    let dependencies = Set(reader.unit.dependencies.map(\.value))
    let ways = Set(written.compactMap(\.way))
    return states.neighbours(of: reader).compactMap { unit -> Candidate? in
      guard let key = unit.state?.key, let difference = difference(of: reader.key, from: key),
        unit !== reader.unit, !read.contains(unit.folder)
      else { return nil }
      var isSlip = true
      if case .part(let wrong, let right) = difference {
        guard reader.isWritten(inCode: wrong) else { return nil }
        isSlip = isNamed(right, by: reader.read.name) || isNear(wrong, right)
        guard
          isSlip || ways.contains(unit.folder.relative(to: reader.unit.folder)) || dependencies.contains(unit.folder)
        else { return nil }
      }
      // Where the name does not tell, the outputs do.
      let declared = unit.hasCause ? nil : estate.outputs(of: unit)
      guard declared.map({ outputs.allSatisfy($0.contains) }) ?? isSlip, isSlip || !outputs.isEmpty else { return nil }
      return Candidate(unit: unit, difference: difference)
    }
  }

  private enum Difference {
    case part(wrong: Text, right: Text)
    case order
  }

  /// How one key differs from another; nil when it differs in more than one part, or not at all.
  private static func difference(of key: Text, from other: Text) -> Difference? {
    let (parts, others) = (key.split(separator: Byte.slash), other.split(separator: Byte.slash))
    guard parts.count == others.count else { return nil }
    let different = parts.indices.filter { parts[$0] != others[$0] }
    if different.count == 1 { return .part(wrong: parts[different[0]], right: others[different[0]]) }
    return different.count > 1 && parts.sorted() == others.sorted() ? .order : nil
  }

  /// True when the module calls the state by that name: `ecs_cluster` for `ecs-cluster`.
  private static func isNamed(_ part: Text, by name: Text) -> Bool {
    Text(part.bytes.map { $0 == Byte.hyphen ? Byte.underscore : $0 }) == name
  }

  /// Of shorter names, many are near others that mean something else.
  private static let leastLetters = 6

  private static func isNear(_ wrong: Text, _ right: Text) -> Bool {
    min(wrong.count, right.count) >= leastLetters && StateReaders.isSlip(wrong, right)
  }
}

extension StateReaders.Reader {
  /// True when the module's code writes that part of the key, and no variable gives it.
  fileprivate func isWritten(inCode part: Text) -> Bool {
    members.last?.parts.contains { $0.value == nil && $0.text.split(separator: Byte.slash).contains(part) } ?? false
  }
}
