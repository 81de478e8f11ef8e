import Checks
import Comparison
import Hierarchy
import SourceText

/// `strata rename`: another name for a variable, in its files and local modules at once.
enum RenameCommand: Command {
  static let name = "rename"
  static let summary = "rename a variable in its files and local modules, with every value as it was"
  static let operands = "OLD NEW [PATH…]"
  static let flags = [
    Flag("diff", "print the changes as a patch"),
    Flag("write", "change the files, all or none; without it nothing is written"),
    SecretFlags.show,
  ]
  static let examples = [
    Example("strata rename error_document error_page", "check that it can be done, and say where"),
    Example("strata rename error_document error_page --diff", "show the changes"),
  ]
  static let resolves = true

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    let (old, new) = try names(arguments)
    let run = try RenameRun(of: old, to: new, paths: Array(arguments.operands.dropFirst(2)), invocation)
    guard let renaming = try run.renaming() else { return invocation.console.finish() }
    if invocation.keepSecrecy(from: old, to: new) {
      invocation.console.report([
        Diagnostic(
          .warning, "name-not-secret", "'\(old)' is masked because of its name, and '\(new)' would be shown", at: nil,
          help: "write # strata:sensitive above the variable, or sensitive = true in the module")
      ])
    }
    let patches = renaming.sortedFiles.map {
      FilePatch($0.before, bytes: FileLayout.kept(of: $0.before, in: $0.bytes))
    }
    let console = invocation.console
    let isWritten = arguments.has("write")
    if arguments.has("diff") {
      PatchPrinting.print(patches, masked: isWritten ? nil : .error, writing: "--write", invocation)
    }
    if isWritten, !PatchWriting.write(patches, in: run.root, invocation) { return console.finish() }
    if !arguments.has("diff") { console.write(summary(of: renaming, isWritten: isWritten)) }
    console.report(try run.notes(on: renaming))
    return console.finish()
  }

  private static func names(_ arguments: ParsedArguments) throws(UsageError) -> (old: Text, new: Text) {
    guard arguments.operands.count >= 2 else {
      throw UsageError("'rename' needs two names", help: "write strata rename OLD NEW [PATH…]")
    }
    let names = arguments.operands.prefix(2).map { Text($0) }
    for name in names where !VariableName.isName(name) {
      throw UsageError("'\(name)' is not a valid name of a variable", help: VariableName.help)
    }
    if DeclaredName.reserved.contains(names[1]) {
      throw UsageError(
        "'\(names[1])' can't be a variable's name: Terraform keeps it for module blocks", help: "choose another name")
    }
    if names[0] == names[1] { throw UsageError("'\(names[0])' is both the old name and the new one") }
    return (names[0], names[1])
  }

  /// What changes, place by place.
  private static func summary(of renaming: VariableRenaming, isWritten: Bool) -> [UInt8] {
    let places = renaming.places.count == 1 ? "1 place" : "\(renaming.places.count) places"
    let files = renaming.files.count == 1 ? "1 file" : "\(renaming.files.count) files"
    let state = isWritten ? "'\(renaming.old)' is now" : "'\(renaming.old)' can become"
    let head = "\(state) '\(renaming.new)' at \(places) in \(files)\(isWritten ? "" : "; --write does it")\n"
    return renaming.places.reduce(into: Array(head.utf8)) { text, place in
      text += Array("  \(DiagnosticTextWriter.visible(place.file.name)):\(place.start.line)\n".utf8)
    }
  }
}

/// Names of variables, as Terraform takes them.
enum VariableName {
  /// What a name may be made of.
  static let help = "a name has letters, digits, '_' and '-', and starts with a letter or '_'"

  /// True for a valid name. Source: "Identifiers" of Terraform 1.11, of which this takes those in ASCII.
  static func isName(_ name: Text) -> Bool {
    !name.isEmpty && !Byte.isDigit(name[0]) && name[0] != Byte.hyphen
      && name.bytes.allSatisfy { Byte.isLetterOrDigit($0) || $0 == Byte.underscore || $0 == Byte.hyphen }
  }
}
