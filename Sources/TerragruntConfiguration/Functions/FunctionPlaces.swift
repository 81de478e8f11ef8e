import SourceText

/// What Terragrunt's path functions count from, in one file.
struct FunctionPlaces: Sendable {
  /// An include of the unit: its label and the folder of its file.
  struct Include: Sendable {
    let label: Text
    let folder: Path
  }

  /// The folder of the configuration that is evaluated: the including one's, in an included file.
  let unitFolder: Path
  /// The folder of the unit that was asked for, in a file that it reads too.
  let originalFolder: Path
  /// The file that holds the expressions.
  let file: Path
  /// The unit's includes, as far as they are known; of an included file itself alone.
  var includes: [Include]
  /// Files whose reading led here, the innermost last: one that reads itself is a mistake.
  let readers: [Path]

  /// What a relative path of an argument counts from.
  func absolute(_ path: Text) -> Path { unitFolder.appending(Path(path)).cleaned }

  /// The same for a file that the configuration includes.
  func included(_ file: Path) -> FunctionPlaces {
    FunctionPlaces(
      unitFolder: unitFolder, originalFolder: originalFolder, file: file,
      includes: [Include(label: "", folder: file.parent)], readers: readers)
  }
}

extension FunctionPlaces {
  /// The places of a unit's own file.
  init(unit file: Path) {
    self.init(unitFolder: file.parent, originalFolder: file.parent, file: file, includes: [], readers: [file])
  }

  /// The places of a file that `read_terragrunt_config` reads: it is a unit of its own.
  init(reading file: Path, from caller: FunctionPlaces) {
    self.init(
      unitFolder: file.parent, originalFolder: caller.originalFolder, file: file, includes: [],
      readers: caller.readers + [file])
  }
}
