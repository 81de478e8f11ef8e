import Hierarchy
import SourceText

/// A module reads an output of a remote state, and the module of the unit that writes the state declares no such output.
enum MissingOutput: EstateCheck {
  static let code = "missing-output"
  static let severity = Severity.warning
  static let summary = "a module reads an output that the module behind the state does not declare"

  static func findings(in estate: Estate) -> [Diagnostic] {
    var lacking: [Place.Spot: (place: Place, name: Text, writer: UnitFacts, reader: ModuleVariables)] = [:]
    // Where one unit's state has the output, the module is right.
    var given: Set<Place.Spot> = []
    // Outputs that modules read mean something else than one that is missing, unless it is misspelt.
    var used: Set<Text> = []
    for reader in estate.stateReaders.readers {
      guard !reader.read.outputs.isEmpty, let writer = reader.writer else { continue }
      let outputs = writer.hasCause ? nil : estate.outputs(of: writer)
      for output in reader.read.outputs {
        if outputs.map({ $0.contains(output.value) }) ?? true {
          given.insert(output.place.spot)
          used.insert(output.value)
        } else {
          lacking[output.place.spot] = lacking[output.place.spot] ?? (output.place, output.value, writer, reader.module)
        }
      }
    }
    return lacking.values.filter { !given.contains($0.place.spot) }.map { place, name, writer, reader in
      let meant = meant(by: name, among: (writer.module?.outputs ?? []).sorted(), used)
      return finding(
        "the module '\(reader.path)' reads the output '\(name)' of the state of '\(writer.path)', whose module declares no such output",
        at: place,
        help: meant.map { "did you mean '\($0)'?" } ?? "declare the output in the module, or correct the name")
    }
  }

  /// The output that is probably meant: one whose words are misspelt, or else the one that nobody reads and that shares the most
  /// words; nil when there is none.
  private static func meant(by name: Text, among outputs: [Text], _ used: Set<Text>) -> Text? {
    let misspelt = outputs.filter { isMisspelt(name, for: $0) }
    if let nearest = NearestName.of(name.description, among: misspelt.map(\.description)) { return Text(nearest) }
    let words = Set(name.split(separator: Byte.underscore))
    let shared = outputs.filter { !used.contains($0) }.map { output in
      (output: output, count: words.intersection(output.split(separator: Byte.underscore)).count)
    }
    guard let most = shared.map(\.count).max(), most > 1, most >= words.count - 1 else { return nil }
    let best = shared.filter { $0.count == most }
    return best.count == 1 ? best[0].output : nil
  }

  /// True when no word of the name is another word than that of the output.
  private static func isMisspelt(_ name: Text, for output: Text) -> Bool {
    let (own, other) = (name.split(separator: Byte.underscore), output.split(separator: Byte.underscore))
    guard own.count == other.count else { return true }
    return zip(own, other).allSatisfy { word, meant in
      word == meant || NearestName.of(word.description, among: [meant.description]) != nil
    }
  }
}
