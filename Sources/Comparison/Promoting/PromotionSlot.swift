import HCL1Syntax
import Hierarchy
import SourceText

/// A place of a file that can hold a value.
struct PromotionSlot: Hashable {
  /// How the place is found.
  enum Target: Hashable {
    /// The variable, or the part of one, in a tfvars file; added where it is not there.
    case variable([ValueSteps.Step])
    /// The variable in the inputs of a file of Terragrunt; added where it is not there.
    case input([ValueSteps.Step])
    /// A value that is written out.
    case literal(SourceRange)
    /// A new key of an object that is written out.
    case key(Text, object: SourceRange)
    /// A new element of a list that is written out, of which these are the elements.
    case element(Text, list: SourceRange, elements: [SourceRange], position: Int)
  }

  /// The file, relative to the tree's top folder.
  let file: Path
  let target: Target
  /// True for a file of HCL1.
  let isOld: Bool
}

/// What is to be written into the slots of one file.
struct PromotionEdit {
  let slot: PromotionSlot
  let value: Value

  /// The bytes of a file after some edits; nil, with the slot, when one can't be made.
  static func apply(_ edits: [PromotionEdit], to file: SourceFile) -> Result<[UInt8], Refused> {
    var bytes = file.bytes
    // Ranges are those of the file as it is: the last is replaced first, and of those at one place the last added.
    let placed = edits.compactMap { edit in edit.replacement(in: file).map { (edit: edit, $0) } }.enumerated()
      .sorted { ($0.element.1.range.lower, $0.offset) > ($1.element.1.range.lower, $1.offset) }.map(\.element)
    for (edit, replacement) in placed {
      let range = Int(replacement.range.lower)..<Int(replacement.range.upper)
      guard range.upperBound <= bytes.count else { return .failure(Refused(slot: edit.slot)) }
      bytes.replaceSubrange(range, with: replacement.text.bytes)
    }
    for edit in edits where edit.isNamed {
      guard let edited = edit.bytes(of: SourceFile(name: file.name, bytes: bytes)) else {
        return .failure(Refused(slot: edit.slot))
      }
      bytes = edited
    }
    return .success(bytes)
  }

  /// The slot that can't be written.
  struct Refused: Error { let slot: PromotionSlot }

  private var isNamed: Bool {
    switch slot.target {
    case .variable, .input: true
    case .literal, .key, .element: false
    }
  }

  /// The edit of a range; nil for one of a name.
  private func replacement(in file: SourceFile) -> (range: SourceRange, text: Text)? {
    let text = WrittenValue.line(value, isOld: slot.isOld)
    switch slot.target {
    case .variable, .input: return nil
    case .literal(let range):
      let endsLine = range.upper > range.lower && file.bytes[Int(range.upper) - 1] == Byte.lineFeed
      return (range, endsLine ? text + "\n" : text)
    case .element(_, let list, let elements, let position):
      let addition = BracketAddition(of: text, toList: list, elements, at: position, in: file)
      return (addition.range, addition.text)
    case .key(let key, let object):
      guard let addition = LiteralEditor(file)?.addition(of: key, text, toObjectAt: object) else {
        return (SourceRange(file.bytes.count + 1, file.bytes.count + 1), "")
      }
      return (addition.range, addition.text)
    }
  }

  /// The file after an edit of a name; nil when it can't be made.
  private func bytes(of file: SourceFile) -> [UInt8]? {
    switch slot.target {
    case .literal, .key, .element: return nil
    case .input(let steps):
      return LiteralEditor(file)?.setting(steps, in: .inputs, to: WrittenValue.line(value, isOld: false))
    case .variable(let steps):
      let text =
        steps.count == 1
        ? WrittenValue.value(value, isOld: slot.isOld) : WrittenValue.line(value, isOld: slot.isOld)
      guard slot.isOld else { return LiteralEditor(file)?.setting(steps, in: .file, to: text) }
      return try? AssignmentEditor(file).setting(steps, to: text)
    }
  }
}
