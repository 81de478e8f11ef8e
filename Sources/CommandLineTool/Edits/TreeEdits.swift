import Files
import HCL2Syntax
import Hierarchy
import SourceText

/// Edits that a command supposes and does not make: `--edit`, then `--set`, then `--unset`, each in the order given.
struct TreeEdits {
  /// The flags of a command that can suppose edits.
  static let flags = [
    Flag(
      "set", value: "FILE:NAME=VALUE", isRepeatable: true,
      "as if this tfvars file set the value; a bare word is a string; nothing is written; may be repeated"),
    Flag("unset", value: "FILE:NAME", isRepeatable: true, "as if the file did not set the name; may be repeated"),
    Flag(
      "edit", value: "FILE=NEWFILE", isRepeatable: true,
      "as if the file held what NEWFILE holds; FILE need not exist; may be repeated"),
  ]

  /// True when the command line has one of the flags.
  static func areGiven(_ arguments: ParsedArguments) -> Bool { flags.contains { arguments.has($0.name) } }

  /// The invocation that sees the files as edited; nil when an edit can't be made, which is then reported.
  static func applied(
    _ arguments: ParsedArguments, _ invocation: Invocation
  ) throws(UsageError) -> Invocation? {
    guard areGiven(arguments) else { return invocation }
    var edits = TreeEdits(invocation)
    for edit in arguments.all("edit") { try edits.replace(edit) }
    for edit in arguments.all("set") { try edits.set(edit) }
    for edit in arguments.all("unset") { try edits.unset(edit) }
    return invocation.console.hasErrors ? nil : invocation.reading(edits.files)
  }

  private let invocation: Invocation
  private var files: [Path: [UInt8]] = [:]

  private init(_ invocation: Invocation) { self.invocation = invocation }

  private mutating func replace(_ edit: String) throws(UsageError) {
    guard let equals = edit.firstIndex(of: "="), equals > edit.startIndex, edit.index(after: equals) < edit.endIndex
    else { throw UsageError("'--edit' takes FILE=NEWFILE, not '\(edit)'", help: "write --edit FILE=NEWFILE") }
    let newFile = String(edit[edit.index(after: equals)...])
    do throws(FileSystemError) {
      files[invocation.path(String(edit[..<equals]))] = try invocation.readNamed(newFile)
    } catch {
      invocation.console.fail("'\(newFile)' of '--edit' can't be read: \(error.reason)")
    }
  }

  private mutating func set(_ edit: String) throws(UsageError) {
    let help = "write for example --set common.tfvars:retention_days=90"
    guard let equals = edit.firstIndex(of: "="), let (file, path) = Self.target(edit[..<equals]) else {
      throw UsageError("'--set' takes FILE:NAME=VALUE", help: help)
    }
    let value = Text(String(edit[edit.index(after: equals)...]))
    if let local = local(path, in: file) {
      let help = local.isSet ? "write --set \(file):locals.\(local.name)=…" : "--edit \(file)=NEWFILE takes any change"
      let addition = local.isSet ? ", but has a local of that name" : ""
      invocation.console.report([
        Diagnostic(
          .error, "edit-failed", "'\(file)' sets no '\(local.name)'\(words: addition)", at: nil, help: "\(words: help)")
      ])
      return
    }
    try change(file, "--set", isNewAllowed: true) { (editor) throws(AssignmentEditor.Failure) in
      try editor.setting(path, to: AssignmentEditor.written(value))
    } newer: { editor in
      (try? AssignmentEditor.written(value)).flatMap { editor.setting(path, in: .file, to: $0) }
    }
  }

  /// For a file with locals, which takes no new argument at its top: the name that it does not set there, and whether it is
  /// that of a local. Nil for an edit that can be made.
  private func local(_ path: [ValueSteps.Step], in file: String) -> (name: Text, isSet: Bool)? {
    guard file.hasSuffix(".hcl"), case .key(let name)? = path.first,
      let bytes = try? known(invocation.path(file), isNewAllowed: true)
    else { return nil }
    let body = SyntaxTree(parsing: SourceFile(name: Text(file), bytes: bytes), as: .native).body
    let locals = body.blocks.filter { $0.type == "locals" }
    let isThere = body.attributes.contains { $0.name == name } || body.blocks.contains { $0.type == name }
    if locals.isEmpty || isThere { return nil }
    return (name, locals.contains { $0.body.attributes.contains { $0.name == name } })
  }

  private mutating func unset(_ edit: String) throws(UsageError) {
    guard let (file, path) = Self.target(edit[...]) else {
      throw UsageError(
        "'--unset' takes FILE:NAME, not '\(edit)'", help: "write for example --unset common.tfvars:retention_days")
    }
    try change(file, "--unset", isNewAllowed: false) { (editor) throws(AssignmentEditor.Failure) in
      try editor.removing(path)
    } newer: { editor in
      editor.removing(path)
    }
  }

  /// The file and the path of `FILE:NAME`; nil for any other text.
  private static func target(_ text: Substring) -> (file: String, path: [ValueSteps.Step])? {
    guard let colon = text.firstIndex(of: ":"), colon > text.startIndex else { return nil }
    guard let steps = ValueSteps("." + Text(String(text[text.index(after: colon)...])))?.steps, !steps.isEmpty else {
      return nil
    }
    return (String(text[..<colon]), steps)
  }

  /// The bytes of a file after the edits so far; of one that may be made, none.
  private func known(_ path: Path, isNewAllowed: Bool) throws(FileSystemError) -> [UInt8] {
    if let bytes = files[path] { return bytes }
    let disk = invocation.host.fileSystem
    // Of new files, Terraform reads those that need no argument.
    let isReadAnyway = AutomaticFile.isRead(path.name, takesHidden: true)
    if isNewAllowed, isReadAnyway, disk.kind(of: path) == nil, disk.kind(of: path.parent) == .folder { return [] }
    return try disk.read(path)
  }

  /// The name of the var file beside a missing one that is spelt like it; nil without one.
  private func nearest(to path: Path, named name: String) -> String? {
    let entries = (try? invocation.host.fileSystem.entries(of: path.parent)) ?? []
    let names = entries.filter { $0.kind == .file }.map(\.name.description).sorted()
    return NearestName.ofFile(path.name.description, among: names).map {
      String(name.dropLast(path.name.description.count)) + $0
    }
  }

  private mutating func change(
    _ name: String, _ flag: String, isNewAllowed: Bool,
    _ edit: (AssignmentEditor) throws(AssignmentEditor.Failure) -> [UInt8], newer: (LiteralEditor) -> [UInt8]?
  ) throws(UsageError) {
    let path = invocation.path(name)
    let bytes: [UInt8]
    do throws(FileSystemError) {
      bytes = try known(path, isNewAllowed: isNewAllowed)
    } catch {
      return invocation.console.fail(
        "'\(name)' of '\(flag)' can't be read: \(error.reason)",
        help: nearest(to: path, named: name).map { "did you mean '\($0)'?" }
          ?? "names count from the current folder; --edit \(name)=NEWFILE supposes a new file")
    }
    let file = SourceFile(name: Text(name), bytes: bytes)
    do throws(AssignmentEditor.Failure) {
      files[path] = try edit(AssignmentEditor(file))
    } catch {
      // `null`, `"k" : v` and expressions are no HCL1.
      if case .unreadable = error, let edited = LiteralEditor(file).flatMap(newer) {
        files[path] = edited
        return
      }
      invocation.console.report([
        Diagnostic(
          .error, "edit-failed", "'\(words: flag)' can't edit '\(name)': \(error.reason)", at: nil,
          help: "--edit \(name)=NEWFILE takes any change")
      ])
    }
  }
}
