import HCL1Syntax
import Hierarchy
import SourceText

/// A file of the tree as the checks see it.
struct CheckedFile: Sendable {
  let file: SourceFile
  let syntax: SyntaxTree
  /// True when Terragrunt reads it: a unit's file or an included one, but not a var file.
  let isConfiguration: Bool
  /// True with `--compat 0.18.7`.
  let isExact: Bool
  /// The comments, in source order.
  let comments: [SourceComment]
  /// The plain variables: everything but the `terragrunt` block.
  let variables: [Member]
  /// Every string, including those of the `terragrunt` block, in source order.
  let texts: [NamedText]

  init(_ file: TreeFile, isConfiguration: Bool, isExact: Bool) {
    self.file = file.file
    syntax = file.syntax
    self.isConfiguration = isConfiguration
    self.isExact = isExact
    comments = file.syntax.comments
    variables = file.variables
    texts = NamedText.texts(in: Decoder.decode(file.syntax).members, of: file.file)
  }

  /// The place of a range of the file.
  func place(_ range: SourceRange) -> Place { Place(file, range) }
}
