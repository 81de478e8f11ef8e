/// Counts the work done so far, so that tests and benchmarks can show that nothing is done twice.
public struct WorkCounters: Sendable, Equatable {
  /// Files opened and read.
  public var filesRead = 0
  /// Files parsed; in exact mode this includes the texts that substitution produces.
  public var filesParsed = 0
  /// Folders listed.
  public var foldersListed = 0
  /// Bytes of the files that were read.
  public var bytesRead = 0
  /// Function calls, in any file.
  public var functionsCalled = 0
  /// Units resolved; those that exact mode resolves for comparison don't count.
  public var unitsResolved = 0

  static func + (left: WorkCounters, right: WorkCounters) -> WorkCounters {
    WorkCounters(
      filesRead: left.filesRead + right.filesRead, filesParsed: left.filesParsed + right.filesParsed,
      foldersListed: left.foldersListed + right.foldersListed, bytesRead: left.bytesRead + right.bytesRead,
      functionsCalled: left.functionsCalled + right.functionsCalled,
      unitsResolved: left.unitsResolved + right.unitsResolved)
  }
}
