import SourceText

/// Checks the files that the `generate` blocks of a unit write: Terragrunt takes the blocks in no fixed order, so the last
/// one that writes a file is up to chance.
enum GeneratedFiles {
  static func diagnostics(of configuration: Configuration) -> [Diagnostic] {
    var writers: [Path: BlockValue] = [:]
    return configuration.generate.compactMap { block in
      guard block.bool("disable") != true, let path = block.text("path") else { return nil }
      guard let first = writers.updateValue(block, forKey: Path(path).cleaned), first.label != block.label else {
        return nil
      }
      return Diagnostic(
        .warning, ConfigurationCode.duplicateBlock,
        "'\(first.label)' and '\(block.label)' generate the same file '\(path)': which one counts is up to chance",
        at: block.place(of: "path"),
        notes: [Diagnostic.Note("the other is here", at: first.place(of: "path"))],
        help: "give one of them another path")
    }
  }
}
