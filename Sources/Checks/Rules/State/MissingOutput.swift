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
    for reader in estate.stateReaders.readers {
      guard !reader.read.outputs.isEmpty, let writer = reader.writer else { continue }
      let outputs = writer.hasCause ? nil : estate.outputs(of: writer)
      for output in reader.read.outputs {
        if outputs.map({ $0.contains(output.value) }) ?? true {
          given.insert(output.place.spot)
        } else {
          lacking[output.place.spot] = lacking[output.place.spot] ?? (output.place, output.value, writer, reader.module)
        }
      }
    }
    return lacking.values.filter { !given.contains($0.place.spot) }.map { place, name, writer, reader in
      let names = (writer.module?.outputs ?? []).sorted().map(\.description)
      return finding(
        "the module '\(reader.path)' reads the output '\(name)' of the state of '\(writer.path)', whose module declares no such output",
        at: place,
        help: NearestName.of(name.description, among: names).map { "did you mean '\($0)'?" }
          ?? "declare the output in the module, or correct the name")
    }
  }
}
