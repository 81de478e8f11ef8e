import Checks
import Files
import Hierarchy
import SourceText

/// `strata fmt`: files in the layout of `terraform fmt`.
enum FormatCommand: Command {
  static let name = "fmt"
  static let summary = "lay out tfvars, tf and hcl files as terraform fmt does"
  static let operands = "[PATH…]"
  static let flags = [
    Flag("check", "write nothing; name the files whose layout differs, and exit with 2 if there are any"),
    Flag("diff", "write nothing; show what would change"),
    SecretFlags.show,
  ]
  static let examples = [
    Example("strata fmt aws", "lay out all files below a folder"),
    Example("strata fmt --check --diff", "for CI: show which layout differs; status 2 if any does"),
    Example("strata fmt - <aws/common.tfvars", "a filter for editors"),
  ]
  static let findings: String? = "with --check, the layout of a file differs"
  static let resolves = false

  /// The endings of the files to format in a folder.
  private static let endings: [Text] = [".tf", ".tofu", ".tfvars", ".hcl"]

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    let operands = arguments.operands.isEmpty ? ["."] : arguments.operands
    guard !operands.contains("-") || operands.count == 1 else {
      throw UsageError("'-' is standard input, and goes with no other path", help: "run once for each")
    }
    let found = operands == ["-"] ? input(invocation) : operands.flatMap { files(named: $0, invocation) }
    var isAllLaidOut = true
    var patches: [FilePatch] = []
    var seen: Set<Path> = []
    for (file, path) in found {
      if let path, !seen.insert(path).inserted { continue }
      guard let bytes = laidOut(file, invocation) else { continue }
      isAllLaidOut = isAllLaidOut && bytes == file.bytes
      if arguments.has("diff") {
        if bytes != file.bytes { patches.append(FilePatch(file, bytes: bytes)) }
      } else {
        report(file, path, bytes, arguments, invocation)
      }
    }
    PatchPrinting.print(patches, masked: .warning, writing: "strata fmt without --diff", invocation)
    return invocation.console.finish(arguments.has("check") && !isAllLaidOut ? .findings : .success)
  }

  /// Names the file whose layout differs, or writes its new layout.
  private static func report(
    _ file: SourceFile, _ path: Path?, _ bytes: [UInt8], _ arguments: ParsedArguments, _ invocation: Invocation
  ) {
    if arguments.has("check") {
      if bytes != file.bytes { invocation.console.write(DiagnosticTextWriter.visible(file.name) + "\n") }
      return
    }
    guard let path else { return invocation.console.write(bytes) }
    guard bytes != file.bytes else { return }
    do throws(FileSystemError) {
      try invocation.host.replaceFile(
        FileReplacement(
          path, with: bytes, expecting: file.bytes, within: path.parent, guarding: invocation.guardedFolders))
      invocation.console.write(DiagnosticTextWriter.visible(file.name) + "\n")
    } catch {
      let reason = error == .changed ? "it has changed since it was read" : error.reason
      invocation.console.fail("'\(file.name)' can't be written: \(reason)")
    }
  }

  private static func laidOut(_ file: SourceFile, _ invocation: Invocation) -> [UInt8]? {
    switch FileLayout.of(file) {
    case .bytes(let bytes): return bytes
    case .mistakes(let diagnostics):
      invocation.console.report(diagnostics)
      return nil
    }
  }

  // MARK: files

  private static func input(_ invocation: Invocation) -> [(SourceFile, Path?)] {
    do throws(FileSystemError) {
      return [(SourceFile(name: "standard input", bytes: try invocation.host.readInput()), nil)]
    } catch {
      invocation.console.fail("standard input can't be read: \(error.reason)")
      return []
    }
  }

  /// The files of an operand: the file itself, or those in and below a folder, by name. Links and hidden folders,
  /// such as `.terraform`, are left out.
  private static func files(named operand: String, _ invocation: Invocation) -> [(SourceFile, Path?)] {
    let top = invocation.path(operand)
    guard invocation.host.fileSystem.kind(of: top) == .folder else {
      return read([(Text(operand), top)], invocation)
    }
    var found: [(name: Text, path: Path)] = []
    var folders = [
      (name: operand == "." ? "" : operand.hasSuffix("/") ? Text(operand) : Text(operand) + "/", path: top)
    ]
    while let folder = folders.popLast() {
      do throws(FileSystemError) {
        for entry in try invocation.host.fileSystem.entries(of: folder.path)
        where !entry.isLink && !entry.name.hasPrefix(".") {
          let (name, path) = (folder.name + entry.name, folder.path.appending(Path(entry.name)))
          if entry.kind == .folder {
            folders.append((name + "/", path))
          } else if entry.kind == .file, endings.contains(where: { entry.name.hasSuffix($0) }) {
            found.append((name, path))
          }
        }
      } catch {
        invocation.console.fail("'\(folder.path)' can't be read: \(error.reason)")
      }
    }
    return read(found.sorted { $0.name < $1.name }, invocation)
  }

  private static func read(_ files: [(name: Text, path: Path)], _ invocation: Invocation) -> [(SourceFile, Path?)] {
    files.compactMap { name, path in
      do throws(FileSystemError) {
        return (SourceFile(name: name, bytes: try invocation.host.fileSystem.read(path)), path)
      } catch {
        invocation.console.fail(
          "'\(name)' can't be read: \(error.reason)",
          help: "name a file or a folder; paths count from the current folder")
        return nil
      }
    }
  }
}
