import HCL2Evaluation
import SourceText

/// Checks `dependencies.paths`: each must be an existing folder.
struct DependencyFolders {
  private let reader: ConfigurationReader
  private let places: FunctionPlaces

  init(_ reader: ConfigurationReader, _ places: FunctionPlaces) {
    self.reader = reader
    self.places = places
  }

  func diagnostics(of configuration: Configuration) -> [Diagnostic] {
    guard let block = configuration.blocks["dependencies"] else { return [] }
    // A missing unit that a `dependency` block names too is reported there.
    var told = Set(
      configuration.dependencies.filter { $0.bool("enabled") != false && $0.bool("skip_outputs") != true }
        .compactMap { $0.text("config_path").map { places.absolute($0).cleaned } })
    return (block.values["paths"]?.elements ?? []).compactMap { path in
      guard let text = path.text, reader.files.kind(of: places.absolute(text)) == nil,
        told.insert(places.absolute(text).cleaned).inserted, !reader.generated.mayHide(places.absolute(text))
      else { return nil }
      return Diagnostic(
        .error, ConfigurationCode.dependencyNotFound, "there is no folder '\(text)', which 'dependencies' names",
        at: path.origin?.root.place ?? block.place, help: "a relative path counts from the folder of the unit")
    }
  }
}
