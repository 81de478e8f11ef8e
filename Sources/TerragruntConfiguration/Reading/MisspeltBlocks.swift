import SourceText

/// The names that expressions lack because the block that would define them has a misspelt kind, which is reported.
enum MisspeltBlocks {
  /// Such as `dependency` for a file with `dependecy "vpc" { … }`.
  static func names(in body: ConfigurationBody) -> Set<Text> {
    let kinds = ConfigurationSchema.file.blocks.map(\.kind)
    let wrong = body.sections(ConfigurationSchema.file).map(\.kind).filter { !kinds.contains($0) }
    return Set(
      wrong.compactMap { kind in
        switch NearestName.of(kind.description, among: kinds.map(\.description)) {
        case "locals": "local"
        case "dependency", "dependencies": "dependency"
        case "include": "include"
        case "feature": "feature"
        default: nil
        }
      })
  }
}
