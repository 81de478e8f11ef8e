import Files
import HCL1Syntax
import SourceText
import TestSupport
import Testing

@testable import CommandLineTool
@testable import HCL2Syntax

/// What holds for the layout of every file, shown on all files of the fixtures; `Tests/scripts/fmt-agrees-with-terraform`
/// compares the bytes with `terraform fmt`.
struct FormatLawTests {
  private static let endings = [".tf", ".tofu", ".tfvars", ".hcl"]

  private static func files(below folder: Path) throws -> [SourceFile] {
    try DiskFileSystem().entries(of: folder).flatMap { entry -> [SourceFile] in
      let path = folder.appending(Path(entry.name))
      if entry.isLink { return [] }
      if entry.kind == .folder { return try files(below: path) }
      guard endings.contains(where: { entry.name.hasSuffix(Text($0)) }) else { return [] }
      return [SourceFile(name: path.relative(to: Testdata.checkout).text, bytes: try DiskFileSystem().read(path))]
    }
  }

  /// Every file of the fixtures that can be laid out, with its new bytes.
  private static func laidOut() throws -> [(file: SourceFile, new: SourceFile)] {
    let folders = [Testdata.folder, Testdata.checkout.appending("modules-sample")]
    return try folders.flatMap { try files(below: $0) }.compactMap { file in
      guard case .bytes(let bytes) = FileLayout.of(file) else { return nil }
      return (file, SourceFile(name: file.name, bytes: bytes))
    }
  }

  @Test func layoutOfALaidOutFileIsTheSame() throws {
    let files = try Self.laidOut()
    #expect(files.count > 700)
    for (file, new) in files {
      guard case .bytes(let again) = FileLayout.of(new) else {
        Issue.record("\(file.name) can't be read any more")
        continue
      }
      #expect(Text(again) == Text(new.bytes), "\(file.name)")
    }
  }

  /// The tokens, comments and ends of lines are those of the file: in their order, each as it was written, but for the
  /// few spellings that `terraform fmt` replaces.
  @Test func everyTokenAndCommentStaysInItsPlace() throws {
    var comments = 0
    for (file, new) in try Self.laidOut() where new.bytes != file.bytes {
      let tree = HCL2Syntax.SyntaxTree(parsing: file, as: .native)
      let isNative = tree.diagnostics.isEmpty && Self.texts(Simplification.tokens(of: tree)) == Self.texts(of: new)
      #expect(isNative || Self.texts(of: file) == Self.texts(of: new), "\(file.name)")
      comments += LayoutScanner.tokens(of: new).count { $0.kind == .comment }
      #expect(Self.comments(of: file) == Self.comments(of: new), "\(file.name)")
    }
    #expect(comments > 50)
  }

  /// The reader of HCL2, or else that of HCL1, finds the same.
  @Test func laidOutFileSaysTheSame() throws {
    for (file, new) in try Self.laidOut() where new.bytes != file.bytes {
      let tree = HCL2Syntax.SyntaxTree(parsing: file, as: .native)
      let old = HCL1Syntax.SyntaxTree(parsing: file)
      if tree.diagnostics.isEmpty {
        let again = HCL2Syntax.SyntaxTree(parsing: new, as: .native)
        #expect(again.diagnostics.isEmpty && Self.names(again.body) == Self.names(tree.body), "\(file.name)")
      }
      guard file.name.hasSuffix(".tfvars"), !old.diagnostics.hasErrors else { continue }
      let (before, after) = (Decoder.decode(old).0, Decoder.decode(HCL1Syntax.SyntaxTree(parsing: new)).0)
      #expect(before.map(\.key) == after.map(\.key) && before.map(\.value) == after.map(\.value), "\(file.name)")
    }
  }

  private static func texts(of file: SourceFile) -> [Text] { texts(LayoutScanner.tokens(of: file)) }

  private static func texts(_ tokens: [LayoutToken]) -> [Text] { tokens.map { trimmed($0.text) } }

  /// A token without blanks at its end, which a comment may have, and with the line end of every system as one.
  private static func trimmed(_ text: Text) -> Text {
    var bytes = text.bytes
    while let last = bytes.last, Byte.isBlank(last) || last == Byte.lineFeed || last == Byte.carriageReturn {
      bytes.removeLast()
    }
    return Text(bytes)
  }

  /// The comments, each with the lines before it that hold code.
  private static func comments(of file: SourceFile) -> [String] {
    var codeLines = 0
    var isCode = false
    return LayoutScanner.tokens(of: file).compactMap { token in
      if token.kind == .comment {
        defer { isCode = false }
        if isCode { codeLines += 1 }
        return "\(codeLines) \(isCode) \(trimmed(token.text))"
      }
      if token.kind == .newline {
        codeLines += isCode ? 1 : 0
        isCode = false
      } else {
        isCode = true
      }
      return nil
    }
  }

  /// The names of all attributes and blocks, in order.
  private static func names(_ body: HCL2Syntax.Body) -> [String] {
    body.items.flatMap { item in
      switch item {
      case .attribute(let attribute): [attribute.name.description]
      case .block(let block):
        [([block.type] + block.labels.map(\.text)).map(\.description).joined(separator: " ")] + names(block.body)
      }
    }
  }
}
