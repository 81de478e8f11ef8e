import Files
import SourceText

/// Files that show that Terragrunt runs in a tree.
enum TerragruntFile {
  /// Files that nothing but Terragrunt reads.
  static let names: Set<Text> = [
    "terragrunt.hcl", "terragrunt.hcl.json", "root.hcl", "terragrunt.stack.hcl", ".terragrunt",
  ]
  /// The names of files that configure a unit.
  static let unitNames: Set<Text> = ["terragrunt.hcl", "terragrunt.hcl.json", "terragrunt.stack.hcl", ".terragrunt"]
  private static let variables: Set<Text> = ["terraform.tfvars", "terraform.tfvars.json"]

  /// True for a file that Terragrunt may read by its name, but for var files.
  static func mayRead(_ name: Text) -> Bool {
    if name == ".terraform.lock.hcl" || name.hasSuffix(".pkr.hcl") { return false }
    return name.hasSuffix(".hcl") || name.hasSuffix(".hcl.json") || name == ".terragrunt"
  }

  /// True for a `terraform.tfvars` with a `terragrunt` block.
  static func isOne(_ path: Path, _ files: any FileSystem) -> Bool {
    variables.contains(path.name) && namesTerragrunt(path, files)
  }

  /// True for a var file that may have a `terragrunt` block, whatever its name.
  static func namesTerragrunt(_ path: Path, _ files: any FileSystem) -> Bool {
    guard let bytes = try? files.read(path) else { return false }
    let text = Text(bytes)
    var start = 0
    while let found = text.firstRange(of: "terragrunt", from: start) {
      if isKey(found, in: bytes) { return true }
      start = found.upperBound
    }
    return false
  }

  /// True for a word that starts a line, or in JSON a member, and names a block or a value.
  private static func isKey(_ word: Range<Int>, in bytes: [UInt8]) -> Bool {
    let isQuoted = word.lowerBound > 0 && bytes[word.lowerBound - 1] == Byte.quote
    var before = word.lowerBound - (isQuoted ? 2 : 1)
    while before >= 0, Byte.isBlank(bytes[before]) { before -= 1 }
    let startsItem =
      before < 0 || [Byte.lineFeed, Byte.carriageReturn, Byte.leftBrace, Byte.comma].contains(bytes[before])
    var after = word.upperBound + (isQuoted ? 1 : 0)
    while after < bytes.count, Byte.isBlank(bytes[after]) { after += 1 }
    let names = after < bytes.count && [Byte.equals, Byte.leftBrace, Byte.colon].contains(bytes[after])
    return startsItem && names
  }

  /// True when a folder, or one above it up to `root`, has such a file.
  static func isAbove(_ folder: Path, root: Path, _ files: any FileSystem) -> Bool {
    var folder = folder
    while folder.isWithin(root) {
      if names.contains(where: { files.kind(of: folder.appending(Path($0))) == .file })
        || isOne(folder.appending("terraform.tfvars"), files)
      {
        return true
      }
      if folder == root || folder.isTop { return false }
      folder = folder.parent
    }
    return false
  }
}
