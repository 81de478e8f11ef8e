import HCL1Syntax
import Hierarchy
import SourceText

/// An HCL1 or JSON file that `convert` reads.
struct HCL1File {
  /// The file as the user named it.
  let name: Text
  let members: [Member]
  private let tree: SyntaxTree

  /// The file.
  var source: SourceFile { tree.file }

  /// The members of which Terraform 0.11 reads something else from JSON, if they are written as they are.
  var membersChangedBy011: [Member] {
    members.filter { if case .kept = OldTerraformJSON.reading(of: $0.value) { false } else { true } }
  }

  /// The members that no JSON gives to Terraform 0.11.
  var membersLostBy011: [Member] { members.filter { OldTerraformJSON.writable($0.value) == nil } }

  /// The members in the form that Terraform 0.11 reads back, without those that have none.
  var membersFor011: [Member] {
    members.compactMap { member in
      OldTerraformJSON.writable(member.value).map { Member(key: member.key, keyRange: member.keyRange, value: $0) }
    }
  }

  /// Nil when the file has mistakes, which are then reported.
  init?(_ file: SourceFile, named name: String, _ diagnostics: inout [Diagnostic]) {
    tree = SyntaxTree(parsing: file)
    self.name = Text(name)
    diagnostics += tree.diagnostics
    if tree.diagnostics.hasErrors { return nil }
    let (members, found) = Decoder.decode(tree)
    diagnostics += found
    if found.hasErrors { return nil }
    self.members = members
  }

  /// The file as tfvars.
  ///
  /// HCL1 is written as it is: comments stay, and so do the labels of blocks, which are no part of the values. JSON is
  /// printed, and so is a file whose secrets are masked.
  ///
  /// - Throws: an error when what is printed would not read as the same values.
  func tfvars(_ secrets: SecretPolicy) throws(Diagnostic) -> [UInt8] {
    if !SyntaxTree.isJSON(tree.file), !secrets.isMasking {
      let bytes = tree.file.bytes
      return bytes.isEmpty || bytes.last == Byte.lineFeed ? bytes : bytes + [Byte.lineFeed]
    }
    if let label = Self.firstLabel(in: tree.body) {
      throw Diagnostic(
        .error, "labelled-block", "a block with a label can't be printed: its label would become a key",
        at: Place(tree.file, label), help: "leave out --redact: the file is then written as it is")
    }
    if let block = Self.labelledBlock(in: members) {
      throw Diagnostic(
        .error, "labelled-block", "'\(block.key)' of JSON stands for a block with a label, which can't be printed",
        at: Place(tree.file, block.keyRange), help: "write this block by hand: \(block.key) \"name\" { … }")
    }
    var printer = TfvarsPrinter(secrets: secrets)
    for member in members { printer.attribute(member.key, member.value) }
    let bytes = printer.take()
    guard secrets.isMasking || Self.reads(bytes, as: members) else {
      throw Diagnostic(
        .error, "not-convertible", "printed as tfvars this file would read as other values",
        at: Place(tree.file, .start),
        help: "write --to json")
    }
    return bytes
  }

  private static func reads(_ bytes: [UInt8], as members: [Member]) -> Bool {
    let printed = SyntaxTree(parsing: SourceFile(name: "", bytes: bytes))
    guard !printed.diagnostics.hasErrors else { return false }
    let (found, diagnostics) = Decoder.decode(printed)
    return !diagnostics.hasErrors && Value(.object(found), at: .start) == Value(.object(members), at: .start)
  }

  private static func firstLabel(in body: Body) -> SourceRange? {
    for item in body.items {
      if let label = item.labels.first { return label.range }
      if case .object(let inner) = item.value.content, let label = firstLabel(in: inner) { return label }
    }
    return nil
  }

  /// The first of the blocks in `terragrunt.terraform` that Terragrunt reads with a label.
  private static func labelledBlock(in members: [Member]) -> Member? {
    let terraform = members.member("terragrunt")?.value.members?.member("terraform")?.value.members ?? []
    return terraform.first { ["extra_arguments", "before_hook", "after_hook"].contains($0.key) }
  }
}
