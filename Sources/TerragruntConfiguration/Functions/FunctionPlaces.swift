import SourceText

/// The folders and files that Terragrunt's path functions refer to, for one file.
struct FunctionPlaces: Sendable {
  /// An include of the unit: its label and the folder of its file.
  struct Include: Sendable {
    let label: Text
    let folder: Path
  }

  /// The folder of the configuration being evaluated; for an included file, that of the including one.
  let unitFolder: Path
  /// The folder of the unit that the user asked for, even in a file that this unit reads.
  let originalFolder: Path
  /// The file that contains the expressions.
  let file: Path
  /// The unit's includes, as far as they are known; for an included file, only its own.
  var includes: [Include]
  /// The files that were read for the unit.
  let log: FileLog
  /// The files whose reading led to this one, innermost last; a file that reads itself is an error.
  let readers: [Path]
  /// True for a file that the configuration includes.
  var isIncluded = false
  /// True for the files of a unit, and false for a file that they read.
  var isOfUnit: Bool { readers.count == 1 }

  /// An absolute path from an argument, which is relative to the unit's folder.
  func absolute(_ path: Text) -> Path { unitFolder.appending(Path(path)).cleaned }

  /// The places for a file that the configuration includes.
  func included(_ file: Path) -> FunctionPlaces {
    FunctionPlaces(
      unitFolder: unitFolder, originalFolder: originalFolder, file: file,
      includes: [Include(label: "", folder: file.parent)], log: log, readers: readers,
      isIncluded: true)
  }
}

extension FunctionPlaces {
  /// The places for a unit's own file.
  init(unit file: Path, log: FileLog = FileLog()) {
    self.init(
      unitFolder: file.parent, originalFolder: file.parent, file: file, includes: [], log: log, readers: [file])
  }

  /// The places for the values beside a file.
  init(values file: Path, of owner: FunctionPlaces) {
    self.init(
      unitFolder: file.parent, originalFolder: file.parent, file: file, includes: [], log: owner.log,
      readers: owner.readers + [file])
  }

  /// The places for a file that `read_terragrunt_config` reads, which counts as a separate unit with its own log.
  init(reading file: Path, from caller: FunctionPlaces) {
    self.init(
      unitFolder: file.parent, originalFolder: caller.originalFolder, file: file, includes: [],
      log: FileLog(), readers: caller.readers + [file])
  }
}
