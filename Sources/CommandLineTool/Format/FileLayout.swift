import HCL1Syntax
import HCL2Syntax
import SourceText

/// The result of `strata fmt` for a file.
enum FileLayout {
  /// Its bytes in canonical layout.
  case bytes([UInt8])
  /// The file can't be parsed, and is left unchanged.
  case mistakes([Diagnostic])

  /// The layout of a file: what `terraform fmt` writes if it is HCL2, and the same style if it is only HCL1. A JSON
  /// file stays unchanged.
  ///
  /// Terraform 0.11 may read a tfvars file too, so its meaning in HCL1 must not change: `"${f()}"` is not unwrapped
  /// there.
  static func of(_ file: SourceFile) -> FileLayout {
    let isVarFile = file.name.hasSuffix(".tfvars")
    let tree = HCL2Syntax.SyntaxTree(parsing: file, as: .native)
    if !isVarFile, let bytes = Formatter.formatted(tree) { return .bytes(bytes) }
    let old = HCL1Syntax.SyntaxTree(parsing: file)
    if old.diagnostics.hasErrors {
      if let bytes = Formatter.formatted(tree) { return .bytes(bytes) }
      return .mistakes(isVarFile ? old.diagnostics : tree.diagnostics)
    }
    if isJSON(file) { return .bytes(file.bytes) }
    if let bytes = Formatter.formatted(tree), saysTheSame(bytes, as: old) { return .bytes(bytes) }
    let bytes = Formatter.laidOut(file)
    return .bytes(saysTheSame(bytes, as: old) ? bytes : file.bytes)
  }

  /// New bytes of a file: laid out if the file was before.
  static func kept(of file: SourceFile, in bytes: [UInt8]) -> [UInt8] {
    guard case .bytes(file.bytes) = of(file), case .bytes(let laidOut) = of(SourceFile(name: file.name, bytes: bytes))
    else { return bytes }
    return laidOut
  }

  private static func isJSON(_ file: SourceFile) -> Bool {
    file.bytes.first { !Byte.isBlank($0) && $0 != Byte.lineFeed && $0 != Byte.carriageReturn } == Byte.leftBrace
  }

  private static func saysTheSame(_ bytes: [UInt8], as old: HCL1Syntax.SyntaxTree) -> Bool {
    let new = HCL1Syntax.SyntaxTree(parsing: SourceFile(name: old.file.name, bytes: bytes))
    guard !new.diagnostics.hasErrors else { return false }
    let (before, _) = Decoder.decode(old)
    let (after, _) = Decoder.decode(new)
    return before.map(\.key) == after.map(\.key) && before.map(\.value) == after.map(\.value)
  }
}
